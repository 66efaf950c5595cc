// index_lock.h - one indexer at a time.
#pragma once
#include <filesystem>
#include <optional>
#include <utility>

#include "common/file/file_descriptor.h"
#include "common/result.h"

namespace musubi {

// Held from acquire() until it is destroyed or its process dies, whatever way.  The
// lock belongs to the open file, not to the process: nothing else that opens and closes
// the file can drop it.
class IndexLock {
 public:
  // None where another holds it; an error where the file cannot be made.
  static Result<std::optional<IndexLock>> acquire(const std::filesystem::path& file);

 private:
  explicit IndexLock(FileDescriptor file) : file_(std::move(file)) {}
  FileDescriptor file_;
};

// What to say to a second indexer: who is at work, as that process wrote into the lock
// file, and since when.
Error another_at_work(const std::filesystem::path& index);

}  // namespace musubi
