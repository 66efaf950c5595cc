#include "tests/cli/program.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace musubi::test {

namespace fs = std::filesystem;

TemporaryFolder::TemporaryFolder() {
  std::string name = (fs::temp_directory_path() / "musubi-test-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("cannot make a folder");
  path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code error;
  fs::remove_all(path_, error);
}

std::string TemporaryFolder::write(std::string_view name, std::string_view content) const {
  const fs::path file = path_ / name;
  fs::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << content;
  return file.string();
}

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream content;
  content << file.rdbuf();
  return content.str();
}

namespace {

int exit_status(int status) {
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

std::vector<char*> null_ended(std::vector<std::string>& strings) {
  std::vector<char*> result;
  for (std::string& string : strings) result.push_back(string.data());
  result.push_back(nullptr);
  return result;
}

}  // namespace

fs::path tested_build() {
  const char* named = std::getenv("MUSUBI_TEST_BUILD");
  return named == nullptr ? MUSUBI_TEST_BUILD : named;
}

std::string tested_folder() {
  return (tested_build() / "bin").string();
}

std::string tested_program(std::string_view name) {
  return (fs::path(tested_folder()) / name).string();
}

std::string tested_extractor() {
  return (tested_build() / "libexec/musubi/extractor").string();
}

bool tested_are_sanitized() {
  return MUSUBI_TEST_SANITIZE != 0 && std::getenv("MUSUBI_TEST_BUILD") == nullptr;
}

RunningProgram start(std::string_view program, const std::vector<std::string>& arguments,
                     const std::map<std::string, std::string>& environment) {
  RunningProgram running(std::make_unique<TemporaryFolder>());
  const TemporaryFolder& folder = *running.folder_;
  const std::string out = (folder / "out").string();
  const std::string err = (folder / "err").string();

  std::vector<std::string> words = {tested_program(program)};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::map<std::string, std::string> named = environment;
  named.merge(
      std::map<std::string, std::string>{{"HOME", folder.path().string()},
                                         {"XDG_CACHE_HOME", MUSUBI_TEST_BUILD "/test-cache"},
                                         {"PATH", "/usr/bin:/bin"},
                                         {"LANG", "C.UTF-8"}});
  std::vector<std::string> variables;
  for (const auto& [name, value] : named) variables.push_back(name + "=" + value);

  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&actions, 1, out.c_str(), O_WRONLY | O_CREAT, 0600);
  posix_spawn_file_actions_addopen(&actions, 2, err.c_str(), O_WRONLY | O_CREAT, 0600);
  const int failed = posix_spawn(&running.process_, words.front().c_str(), &actions, nullptr,
                                 null_ended(words).data(), null_ended(variables).data());
  posix_spawn_file_actions_destroy(&actions);
  if (failed != 0) throw std::runtime_error("cannot run " + words.front());
  return running;
}

RunningProgram::~RunningProgram() {
  if (!folder_ || process_ < 0 || ended_) return;
  ::kill(process_, SIGKILL);
  ::waitpid(process_, nullptr, 0);
}

void RunningProgram::send(int signal) const {
  if (!ended_) ::kill(process_, signal);
}

bool RunningProgram::has_ended() {
  int status = 0;
  if (!ended_ && ::waitpid(process_, &status, WNOHANG) == process_) ended_ = exit_status(status);
  return ended_.has_value();
}

bool RunningProgram::wait_until_stopped() {
  int status = 0;
  if (ended_ || ::waitpid(process_, &status, WUNTRACED) != process_) return false;
  if (WIFSTOPPED(status)) return true;
  ended_ = exit_status(status);
  return false;
}

Outcome RunningProgram::wait() {
  int status = 0;
  rusage usage = {};
  if (!ended_ && ::wait4(process_, &status, 0, &usage) == process_) ended_ = exit_status(status);
  return {ended_.value(), read_file(*folder_ / "out"), read_file(*folder_ / "err"),
          usage.ru_maxrss};
}

Outcome run(std::string_view program, const std::vector<std::string>& arguments,
            const std::map<std::string, std::string>& environment) {
  return start(program, arguments, environment).wait();
}

Outcome run_batch(const std::string& index, const std::string& lines, const std::string& options) {
  const TemporaryFolder folder;
  const std::string file = folder.write("queries", lines);
  return run("/bin/sh", {"-c", "searcher --batch " + options + " < " + file},
             {{"PATH", tested_folder() + ":/usr/bin:/bin"}, {"MUSUBI_INDEX", index}});
}

}  // namespace musubi::test
