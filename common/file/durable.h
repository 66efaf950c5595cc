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

// Replaces a file whole: readers see the old content or the new, never a part.
Result<void> replace_file(const std::filesystem::path& path, std::string_view content);

// By its name: what replace_file() leaves beside the file where its process is killed.
bool is_draft(const std::filesystem::path& file);

}  // namespace musubi
