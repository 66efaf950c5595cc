// disk_space.h - is there room for a run, and what to say when the disk is full.
#pragma once
#include <cstdint>

#include "common/index/layout.h"
#include "common/result.h"
#include "indexer/context.h"

namespace musubi {

// What a run takes at its peak beside all that is there, in bytes.  Measured, with
// something to spare: see "How big, how long" in docs/operations.md.
std::uint64_t space_to_build(std::uint64_t source_bytes);

// The same where `live_bytes` are copied and documents of `changed_bytes` are read.
std::uint64_t space_to_update(std::uint64_t live_bytes, std::uint64_t changed_bytes);

// An error where the file system of the index has less than `needed` bytes free, unless
// --force says to try all the same.
Result<void> check_space(const JobContext& job, std::uint64_t needed);

// With advice where the disk, a quota or a file-size limit was the reason.
Error with_disk_advice(Error error, const IndexLayout& layout);

}  // namespace musubi
