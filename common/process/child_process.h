// child_process.h - runs another program to its end, within bounds.
#pragma once
#include <chrono>
#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "common/result.h"

namespace musubi {

struct ChildLimits {
  std::chrono::milliseconds time;
  std::size_t output_bytes;  // of stdout and stderr together
};

struct ChildOutcome {
  int status = 0;  // exit status
  std::string out, err;
};

// No shell and no search in the PATH; stdin is empty.  An error where the program
// cannot be started, was ended by a signal, or passes a limit (it is killed then).
Result<ChildOutcome> run_child(const std::filesystem::path& program,
                               std::vector<std::string> arguments, const ChildLimits& limits);

// Kills what run_child() runs in other threads, for a process that is about to end.  May be
// called by a handler of signals.
void kill_children();

}  // namespace musubi
