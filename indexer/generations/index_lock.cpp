#include "indexer/generations/index_lock.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <iomanip>
#include <sstream>

#include "common/file/input_file.h"
#include "common/index/layout.h"
#include "common/text/utf8.h"
#include "indexer/units.h"

namespace musubi {

namespace {

constexpr std::size_t kMaxHolderBytes = 1024;

std::string host_name() {
  std::array<char, 256> name = {};
  return ::gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "";
}

// One line, "PID HOST TIME", written at once.
void write_holder(int descriptor) {
  const std::string line = fmt::format("{} {} {}\n", ::getpid(), host_name(),
                                       utc_text(std::chrono::system_clock::now()));
  const bool written =
      ::ftruncate(descriptor, 0) == 0 && ::pwrite(descriptor, line.data(), line.size(), 0) >= 0;
  static_cast<void>(written);  // for people only: on a full disk the lock holds all the same
}

// "process 4711 on tsugaru since 2026-11-22T02:00:00Z"; empty where that is unknown or the
// process is gone.
std::string lock_holder(const std::filesystem::path& file) {
  std::istringstream stream(read_whole(file, kMaxHolderBytes).value_or(""));
  pid_t process = 0;
  std::string host, since;
  if (!(stream >> process >> std::setw(256) >> host >> std::setw(32) >> since)) return "";
  const bool gone = process <= 0 || (::kill(process, 0) != 0 && errno == ESRCH);
  if (gone && host == host_name()) return "";
  return printable(fmt::format("process {} on {} since {}", process, host, since));
}

tl::unexpected<Error> not_a_lock(const std::filesystem::path& file) {
  return fail(
      fmt::format("{} is a link or no file at all, and not the lock of an index", file.string()),
      "remove it, or name another index");
}

}  // namespace

Result<std::optional<IndexLock>> IndexLock::acquire(const std::filesystem::path& file) {
  // Written into: so no link is followed, and no pipe waited for.
  constexpr int kFlags = O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY;
  FileDescriptor descriptor(::open(file.c_str(), kFlags, 0644));
  if (!descriptor.is_open() && errno == ELOOP) return not_a_lock(file);
  if (!descriptor.is_open()) {
    return fail(fmt::format("cannot open {}: {}", file.string(), std::strerror(errno)));
  }
  struct stat status = {};
  const bool is_ours =
      ::fstat(descriptor.number(), &status) == 0 && S_ISREG(status.st_mode) && status.st_nlink <= 1;
  if (!is_ours) return not_a_lock(file);
  // The kernel frees it with its process, on local and on NFS file systems.
  struct flock whole_file = {};
  whole_file.l_type = F_WRLCK;
  whole_file.l_whence = SEEK_SET;
  if (::fcntl(descriptor.number(), F_OFD_SETLK, &whole_file) == 0) {
    write_holder(descriptor.number());
    return std::optional(IndexLock(std::move(descriptor)));
  }
  if (errno == EACCES || errno == EAGAIN) return std::optional<IndexLock>();
  return fail(fmt::format("cannot lock {}: {}", file.string(), std::strerror(errno)),
              "the index needs a file system with record locks");
}

Error another_at_work(const std::filesystem::path& index) {
  const std::string holder = lock_holder(IndexLayout(index).lock());
  return {holder.empty()
              ? fmt::format("another indexer is at work on {}", index.string())
              : fmt::format("another indexer is at work on {}: {}", index.string(), holder),
          "wait until it has ended; the lock goes with its process"};
}

}  // namespace musubi
