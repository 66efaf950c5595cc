#include "common/file/checksum.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <xxhash.h>

#include <cerrno>
#include <cstring>
#include <memory>
#include <vector>

#include "common/file/file_descriptor.h"

namespace musubi {

namespace {

constexpr std::size_t kPieceBytes = 1U << 20;

}  // namespace

Result<std::string> file_checksum(const std::filesystem::path& path) {
  const auto unreadable = [&] {
    return fail(fmt::format("cannot read {}: {}", path.string(), std::strerror(errno)));
  };
  const FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (!file.is_open()) return unreadable();
  const std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)> state(XXH3_createState(),
                                                                       &XXH3_freeState);
  XXH3_128bits_reset(state.get());
  std::vector<char> piece(kPieceBytes);
  ssize_t count = 0;
  while ((count = ::read(file.number(), piece.data(), piece.size())) != 0) {
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return unreadable();
    XXH3_128bits_update(state.get(), piece.data(), static_cast<std::size_t>(count));
  }
  const XXH128_hash_t hash = XXH3_128bits_digest(state.get());
  return fmt::format("{:016x}{:016x}", hash.high64, hash.low64);
}

}  // namespace musubi
