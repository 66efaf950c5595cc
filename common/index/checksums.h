// checksums.h - finds out whether a file of a generation changed after it was
// published.
//
// generation/checksums has a line for each other file: its XXH3 hash of 128 bits
// and its name, as xxhsum prints and checks them (`xxhsum --check checksums`).
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "common/result.h"

namespace musubi {

// To be called when all other files are written.
Result<void> write_checksums(const std::filesystem::path& generation);

// What is wrong, a line for each file that is missing or changed; empty where all
// is well.
std::vector<std::string> verify_checksums(const std::filesystem::path& generation);

}  // namespace musubi
