// The fault points of the program indexer-with-faults.  An environment variable names
// the point that acts, once, when it is first reached:
//   MUSUBI_CRASH_AT  the process kills itself, as with kill -9
//   MUSUBI_HALT_AT   the process stops until SIGCONT, for a test to change something
//   MUSUBI_HANG_AT   the process stops until SIGCONT, then this thread never goes on
// MUSUBI_FAIL_SYNC names a file or folder that cannot be flushed to the disk.
// MUSUBI_FAIL_LISTING names a folder whose entries cannot be read.
// MUSUBI_FAIL_STAT names what cannot be looked at, as on a mount whose server is gone.
// MUSUBI_TRACE_POINTS names a file to which the name of each point that is reached is added.
#include "common/file/fault_point.h"

#include <dirent.h>
#include <dlfcn.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <mutex>

namespace musubi {

namespace {

bool names(const char* variable, std::string_view point) {
  const char* value = std::getenv(variable);
  return value != nullptr && value == point;
}

void trace(std::string_view point) {
  static std::mutex mutex;
  const char* file = std::getenv("MUSUBI_TRACE_POINTS");
  if (file == nullptr) return;
  const std::lock_guard hold(mutex);
  std::ofstream(file, std::ios::app) << point << '\n';
}

// Whether the variable names what is open as that descriptor.
bool is_named(const char* variable, int descriptor) {
  const char* failing = std::getenv(variable);
  std::error_code error;
  const auto link = std::filesystem::path("/proc/self/fd") / std::to_string(descriptor);
  return failing != nullptr && std::filesystem::read_symlink(link, error) == failing;
}

}  // namespace

void fault_point(std::string_view name) {
  trace(name);
  static std::atomic<bool> acted = false;
  if (names("MUSUBI_CRASH_AT", name)) ::kill(::getpid(), SIGKILL);
  const bool hang = names("MUSUBI_HANG_AT", name);
  if (!hang && !names("MUSUBI_HALT_AT", name)) return;
  if (acted.exchange(true)) return;
  ::kill(::getpid(), SIGSTOP);
  while (hang) ::pause();
}

}  // namespace musubi

// In the place of the C library's.
extern "C" int fsync(int descriptor) {
  if (musubi::is_named("MUSUBI_FAIL_SYNC", descriptor)) {
    errno = EIO;
    return -1;
  }
  return static_cast<int>(::syscall(SYS_fsync, descriptor));
}

extern "C" int stat(const char* path, struct stat* status) noexcept {
  using Stat = int (*)(const char*, struct stat*);
  static const auto real = reinterpret_cast<Stat>(::dlsym(RTLD_NEXT, "stat"));
  const char* failing = std::getenv("MUSUBI_FAIL_STAT");
  if (failing != nullptr && std::string_view(path) == failing) {
    errno = ENOTCONN;
    return -1;
  }
  return real(path, status);
}

extern "C" dirent* readdir(DIR* folder) {
  using Readdir = dirent* (*)(DIR*);
  static const auto real = reinterpret_cast<Readdir>(::dlsym(RTLD_NEXT, "readdir"));
  if (musubi::is_named("MUSUBI_FAIL_LISTING", ::dirfd(folder))) {
    errno = EIO;
    return nullptr;
  }
  return real(folder);
}
