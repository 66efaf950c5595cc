// durable.h - files that survive a crash: written beside, synced, renamed.
#pragma once
#include <filesystem>
#include <string_view>

#include "common/result.h"

namespace musubi {

// Flushes every file of a folder, and the folders, to the disk.
Result<void> sync_tree(const std::filesystem::path& folder);

// Lets the kernel begin to write the files of a folder to the disk, for a sync_tree() that
// follows to wait less.  Nothing depends on it.
void start_writing(const std::filesystem::path& folder);

// Flushes one file or folder to the disk.
Result<void> sync_path(const std::filesystem::path& path);

// Whether replace_file() can write there, found out before the work is done.  An error where
// something else than a file is there.
Result<void> check_replaceable(const std::filesystem::path& path);

// Puts a new content in the place of a file, or leaves it as it was: readers see the one or the
// other, never a part.  Which of them a loss of power leaves is open until its folder is synced.
Result<void> put_in_place(const std::filesystem::path& path, std::string_view content);

// The same, and on the disk when it returns.  An error of the folder's sync comes after the
// replacement.
Result<void> replace_file(const std::filesystem::path& path, std::string_view content);

// By its name: what replace_file() leaves beside the file where its process is killed.
bool is_draft(const std::filesystem::path& file);

}  // namespace musubi
