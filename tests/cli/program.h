// program.h - runs the real programs, as a user would, in a folder of its own.
#pragma once
#include <sys/types.h>

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace musubi::test {

// A fresh folder that goes with the object.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path operator/(std::string_view name) const { return path_ / name; }

  // Writes a file, making its folders, and returns its path.
  std::string write(std::string_view name, std::string_view content) const;

 private:
  std::filesystem::path path_;
};

struct Outcome {
  int status = -1;  // exit status; 128 + signal where one ended the program
  std::string out;
  std::string err;
  long peak_kilobytes = 0;  // of memory that was in use at once
};

// A program under way.  Killed, and waited for, where the object goes first.
class RunningProgram {
 public:
  ~RunningProgram();
  RunningProgram(RunningProgram&&) noexcept = default;
  RunningProgram& operator=(RunningProgram&&) = delete;

  void send(int signal) const;
  bool has_ended();
  // Until it has stopped itself, for send(SIGCONT); false where it has ended instead.
  bool wait_until_stopped();
  // Returns when it has ended.
  Outcome wait();

 private:
  friend RunningProgram start(std::string_view, const std::vector<std::string>&,
                              const std::map<std::string, std::string>&);
  explicit RunningProgram(std::unique_ptr<TemporaryFolder> folder) : folder_(std::move(folder)) {}

  std::unique_ptr<TemporaryFolder> folder_;  // its home, and what it prints
  pid_t process_ = -1;
  std::optional<int> ended_;  // the exit status, as in Outcome
};

// The build folder whose programs are tested: that of the tests, or the one that
// MUSUBI_TEST_BUILD in the environment names.
std::filesystem::path tested_build();
// Where its programs are, and one of them.
std::string tested_folder();
std::string tested_program(std::string_view name);
std::string tested_extractor();
// Whether they are built with sanitizers, which take memory and time.
bool tested_are_sanitized();

// `program` is indexer, searcher or the path of another; `environment` is added to a
// clean one.
RunningProgram start(std::string_view program, const std::vector<std::string>& arguments,
                     const std::map<std::string, std::string>& environment = {});

// Starts it and waits for its end.
Outcome run(std::string_view program, const std::vector<std::string>& arguments,
            const std::map<std::string, std::string>& environment = {});

// searcher --batch over an index, asked these lines.
Outcome run_batch(const std::string& index, const std::string& lines,
                  const std::string& options = "");

std::string read_file(const std::filesystem::path& path);

}  // namespace musubi::test
