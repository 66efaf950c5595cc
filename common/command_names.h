// command_names.h - what a user types to run the programs.
//
// They are `indexer` and `searcher`, but `musubi index` and `musubi search` where a package
// keeps them in a folder of its own, which is in nobody's PATH.
#pragma once
#include <string>

namespace musubi {

// A help or hint with the commands in it as they are typed where this program is installed.
std::string with_installed_commands(std::string text);

}  // namespace musubi
