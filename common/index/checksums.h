// checksums.h - finds out whether a file of a generation changed after it was
// published.
//
// generation/checksums has a line for each other file: its XXH3 hash of 128 bits
// and its name, as xxhsum prints and checks them (`xxhsum --check checksums`).  The hash of
// that list is in INDEX/history.json.  Each folder of a set has a list of its own, and that
// list a line in the list of the set.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "common/result.h"

namespace musubi {

// generation/checksums
std::filesystem::path checksums_path(const std::filesystem::path& generation);

// To be called when all other files are written.
Result<void> write_checksums(const std::filesystem::path& generation);

// Of the list itself; empty where it cannot be read.
std::string list_checksum(const std::filesystem::path& generation);

// What is wrong, a line for each file that is missing, changed or not in the list; empty
// where all is well.  `list_sum`: what list_checksum() was; empty where that is not known.
std::vector<std::string> verify_checksums(const std::filesystem::path& generation,
                                          const std::string& list_sum);

// The same for a folder that has the list of a set, and of its shards only these.
std::vector<std::string> verify_shards_of_set(const std::filesystem::path& set,
                                              const std::vector<std::string>& shards,
                                              const std::string& list_sum);

}  // namespace musubi
