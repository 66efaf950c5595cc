// clone.h - copies that share their blocks with the original where the file
// system can do so (Btrfs, XFS, bcachefs).
#pragma once
#include <filesystem>

#include "common/result.h"

namespace musubi {

// Copies the regular files of `from` into the new folder `to`.
Result<void> clone_folder(const std::filesystem::path& from, const std::filesystem::path& to);

}  // namespace musubi
