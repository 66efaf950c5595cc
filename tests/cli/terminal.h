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

// The text with what differs from run to run, the time taken, replaced.
std::string steady(std::string text);

// The golden file tests/fixtures/screens/NAME.  With MUSUBI_WRITE_SCREENS in the environment it
// is written with `text` before.
std::string golden(const std::string& name, const std::string& text);

}  // namespace musubi::test
