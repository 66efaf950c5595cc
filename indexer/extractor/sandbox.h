// sandbox.h - takes from this process all rights that reading a file does not need.
#pragma once
#include <cstddef>

#include "common/result.h"

namespace musubi {

// No new files and no network, no other programs, 1 GiB of memory, few open files; of the disk
// only the data of the system's libraries can be read, where the kernel has Landlock.  For good.
// An error where the kernel gives less than that.
Result<void> confine();

// For a program that is to be started: it may read all that the user may, and start others.  No
// network, nothing that is written, and the same limits.
Result<void> confine_converter();

// The processor's time that one file of that size, or one member of an archive, may take counts
// from here on.
void begin_file(std::size_t byte_count);

}  // namespace musubi
