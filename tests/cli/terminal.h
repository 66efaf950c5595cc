// terminal.h - runs the real programs on a terminal of a given size, and compares what is on it
// with a golden file.
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "tests/cli/program.h"

namespace musubi::test {

struct TerminalSize {
  int columns = 80;
  int rows = 24;
};

// Starts a program on a terminal of its own, in the folder that holds corpus/, types `keys` and
// waits for its end.  All that it wrote to the terminal is in `out`, with bare line ends.
Outcome run_on_terminal(std::string_view program, const std::vector<std::string>& arguments,
                        TerminalSize size, const std::map<std::string, std::string>& environment,
                        std::string_view keys = {});

// A program at work on a terminal of its own, whose keys are typed one after another.
class TerminalSession {
 public:
  TerminalSession(std::string_view program, const std::vector<std::string>& arguments,
                  TerminalSize size, const std::map<std::string, std::string>& environment);
  ~TerminalSession();
  TerminalSession(const TerminalSession&) = delete;
  TerminalSession& operator=(const TerminalSession&) = delete;

  void type(std::string_view keys) const;
  void resize(TerminalSize size) const;
  void send(int signal) const;
  // Until its screen, the last that it drew, holds the text.  False where that takes too long.
  bool shows(std::string_view text);
  // Reads what it writes for a twentieth of a second.
  void wait_a_little();
  // That screen as a person sees it, without colours.
  std::string screen() const;
  // All that it wrote since it began.
  const std::string& written() const { return written_; }
  // Until it has ended; the exit status as of Outcome.
  int wait();
  // Whether lines are read and seen as a shell wants them.
  bool is_given_back() const;

 private:
  bool read_some(int milliseconds);

  TemporaryFolder home_;
  TerminalSize size_;
  int terminal_ = -1;
  pid_t process_ = -1;
  std::string written_;
};

// The text with what differs from run to run, the time taken, replaced.
std::string steady(std::string text);

// The golden file tests/fixtures/screens/NAME.  With MUSUBI_WRITE_SCREENS in the environment it
// is written with `text` before.
std::string golden(const std::string& name, const std::string& text);

}  // namespace musubi::test
