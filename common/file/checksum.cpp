#include "common/file/checksum.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>
#include <xxhash.h>

#include <cerrno>
#include <cstring>
#include <memory>
#include <vector>

namespace musubi {

namespace {

constexpr std::size_t kPieceBytes = 1U << 20;

}  // namespace

Result<std::string> file_checksum(const std::filesystem::path& path) {
  const auto unreadable = [&] {
    return fail(fmt::format("cannot read {}: {}", path.string(), std::strerror(errno)));
  };
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (file < 0) return unreadable();
  const std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)> state(XXH3_createState(),
                                                                       &XXH3_freeState);
  XXH3_128bits_reset(state.get());
  std::vector<char> piece(kPieceBytes);
  ssize_t count = 0;
  while ((count = ::read(file, piece.data(), piece.size())) != 0) {
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) break;
    XXH3_128bits_update(state.get(), piece.data(), static_cast<std::size_t>(count));
  }
  const int problem = errno;
  ::close(file);
  errno = problem;
  if (count < 0) return unreadable();
  const XXH128_hash_t hash = XXH3_128bits_digest(state.get());
  return fmt::format("{:016x}{:016x}", hash.high64, hash.low64);
}

}  // namespace musubi
