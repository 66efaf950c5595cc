// private_file.h - small files that only their user may read.
#pragma once
#include <filesystem>
#include <string_view>

#include "common/result.h"

namespace musubi {

// Puts a new content in the place of a file of mode 0600, whose folder is made where it is
// missing, for this user alone.  Whole or as it was, but not on the disk for certain.
Result<void> write_private_file(const std::filesystem::path& path, std::string_view content);

}  // namespace musubi
