// spawned.h - programs started beside this one, in its terminal.
#pragma once
#include <sys/types.h>

#include <string>
#include <string_view>
#include <vector>

#include "common/result.h"

namespace musubi {

// Starts a program that the PATH has, with `in` as its standard input.
Result<pid_t> spawned(const std::vector<std::string>& words, int in);

// Waits for its end, undisturbed by an interrupt from the keyboard, which is for the program.
int exit_status_of(pid_t process);

// Both, one after the other.
Result<int> run_in_terminal(const std::vector<std::string>& words);

// The same, with `text` as its standard input, as much as it takes.
Result<int> run_with_input(const std::vector<std::string>& words, std::string_view text);

}  // namespace musubi
