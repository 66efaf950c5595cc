// folder.h - what a folder holds.
#pragma once
#include <filesystem>
#include <vector>

#include "common/result.h"

namespace musubi {

// The paths of all that is in a folder, in the order of their names.  std::filesystem's own
// iterators throw where a folder cannot be read to its end; this is an error like others.
Result<std::vector<std::filesystem::path>> entries_of(const std::filesystem::path& folder);

// Makes a folder and those around it, where they are not there yet.
Result<void> make_folder(const std::filesystem::path& folder);

}  // namespace musubi
