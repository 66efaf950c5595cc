#include "common/file/file_state.h"

#include <sys/stat.h>

#include <algorithm>
#include <chrono>

namespace musubi {

namespace {

// File systems tell times by ticks of up to two seconds.
constexpr std::int64_t kTick = 2'000'000'000;

std::int64_t nanoseconds(const timespec& time) {
  return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

}  // namespace

FileState file_state(const struct stat& status) {
  return {status.st_ino, static_cast<std::uint64_t>(status.st_size), nanoseconds(status.st_mtim),
          nanoseconds(status.st_ctim)};
}

std::optional<FileState> file_state(const std::filesystem::path& path) {
  struct stat status = {};
  return ::stat(path.c_str(), &status) == 0 ? std::optional(file_state(status)) : std::nullopt;
}

std::optional<FileState> file_state(int descriptor) {
  struct stat status = {};
  return ::fstat(descriptor, &status) == 0 ? std::optional(file_state(status)) : std::nullopt;
}

bool is_settled(const FileState& state, std::int64_t taken_at) {
  return std::max(state.modified, state.changed) < taken_at - kTick;
}

std::int64_t nanoseconds_now() {
  return std::chrono::nanoseconds(std::chrono::system_clock::now().time_since_epoch()).count();
}

}  // namespace musubi
