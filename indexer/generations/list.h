// list.h - the generations of an index as a table for people.
#pragma once
#include <string>
#include <vector>

#include "indexer/generations/generation.h"

namespace musubi {

// A header and a line each: name, state, when it was made, documents, size on
// disk, version of the program.  Safe to print.
std::string generation_table(const std::vector<Generation>& generations);

}  // namespace musubi
