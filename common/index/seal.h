// seal.h - is a generation still what was verified?  Told without reading it.
//
// A seal is how the file system shows a generation's files: names, sizes, inodes and times.
// Whoever verified the sums of a generation leaves its seal: the indexer in INDEX/sealed, for
// all, a searcher in the user's cache, for its own next start.  As long as the files bear the
// same seal they are not read again.  A seal holds for one run of the machine: what is in
// memory is what was written, what is read from a disk again need not be.
#pragma once
#include <filesystem>
#include <string>

#include "common/result.h"

namespace musubi {

// Of a generation in INDEX/generations.
Result<std::string> seal_of(const std::filesystem::path& generation);

// Whether the indexer left this seal beside the generations.
bool is_sealed(const std::filesystem::path& generation, const std::string& seal);

// Leaves it there.  `seal`: taken before the generation was verified, or while nobody else
// could change it.
Result<void> leave_seal(const std::filesystem::path& generation, const std::string& seal);

// For searchers, who write nothing into an index: verifies the sums of a generation that
// does not bear a known seal, and remembers it in $XDG_CACHE_HOME/musubi where that can be
// written.  An error names the file that is damaged.
Result<void> verify_once(const std::filesystem::path& generation);

}  // namespace musubi
