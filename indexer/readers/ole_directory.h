// ole_directory.h - the names of the parts of an office file of before 2007, to tell what it is.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace musubi {

// The parts that lie in no storage, in UTF-16 as they stand.  None where the directory is damaged
// or cut off.
std::vector<std::string_view> ole_root_names(std::string_view bytes);

}  // namespace musubi
