#include "common/file/checksum.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <xxhash.h>

#include <cerrno>
#include <cstring>
#include <vector>

#include "common/file/file_descriptor.h"

namespace musubi {

namespace {

constexpr std::size_t kReadBytes = 1U << 20;

}  // namespace

void Checksum::Free::operator()(XXH3_state_s* state) const {
  XXH3_freeState(state);
}

Checksum::Checksum() : state_(XXH3_createState()) {
  XXH3_128bits_reset(state_.get());
}

void Checksum::add(std::string_view bytes) {
  XXH3_128bits_update(state_.get(), bytes.data(), bytes.size());
}

std::string Checksum::hex() const {
  const XXH128_hash_t hash = XXH3_128bits_digest(state_.get());
  return fmt::format("{:016x}{:016x}", hash.high64, hash.low64);
}

Result<std::string> file_checksum(const std::filesystem::path& path) {
  const auto unreadable = [&] {
    return fail(fmt::format("cannot read {}: {}", path.string(), std::strerror(errno)));
  };
  const FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (!file.is_open()) return unreadable();
  struct stat status = {};
  if (::fstat(file.number(), &status) != 0) return unreadable();
  if (!S_ISREG(status.st_mode)) {
    return fail(fmt::format("cannot read {}: is not a regular file", path.string()));
  }
  Checksum checksum;
  std::vector<char> piece(kReadBytes);
  ssize_t count = 0;
  while ((count = ::read(file.number(), piece.data(), piece.size())) != 0) {
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return unreadable();
    checksum.add({piece.data(), static_cast<std::size_t>(count)});
  }
  return checksum.hex();
}

}  // namespace musubi
