// command_words.h - a command that the environment names, as words; no shell reads it.
#pragma once
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace musubi {

// "less -R" as its two words; quotes keep blanks together.  Whatever else a shell would make of
// it stands for itself.
std::vector<std::string> command_words(std::string_view command);

// The first of these variables that is set, and not empty.
std::string first_of_environment(std::initializer_list<const char*> names);

}  // namespace musubi
