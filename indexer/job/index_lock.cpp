#include "indexer/job/index_lock.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace musubi {

Result<std::optional<IndexLock>> IndexLock::acquire(const std::filesystem::path& file) {
  const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (descriptor < 0) {
    return fail(fmt::format("cannot open {}: {}", file.string(), std::strerror(errno)));
  }
  IndexLock lock(descriptor);
  // The kernel frees a record lock with its process, on local and on NFS file systems.
  struct flock whole_file = {};
  whole_file.l_type = F_WRLCK;
  whole_file.l_whence = SEEK_SET;
  if (::fcntl(descriptor, F_SETLK, &whole_file) == 0) return std::optional(std::move(lock));
  if (errno == EACCES || errno == EAGAIN) return std::optional<IndexLock>();
  return fail(fmt::format("cannot lock {}: {}", file.string(), std::strerror(errno)));
}

Error another_at_work(const std::filesystem::path& index) {
  return {fmt::format("another indexer is at work on {}", index.string()),
          "wait until it has ended; the lock goes with its process"};
}

IndexLock::IndexLock(IndexLock&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)) {}

IndexLock::~IndexLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace musubi
