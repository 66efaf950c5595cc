// clone.h - copies of folders that take as little room as the file system allows.
#pragma once
#include <filesystem>

#include "common/result.h"

namespace musubi {

// Copies the regular files of `from` into the new folder `to`.  The copies share
// blocks with the originals where the file system can do so (Btrfs, XFS, bcachefs).
Result<void> clone_folder(const std::filesystem::path& from, const std::filesystem::path& to);

// The same for files that are never to be changed, only replaced: hard links, and copies
// where there are none.
Result<void> link_folder(const std::filesystem::path& from, const std::filesystem::path& to);

}  // namespace musubi
