#include "indexer/readers/input_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

namespace musubi {

namespace {

tl::unexpected<Error> fail_with_errno() {
  return fail(std::error_code(errno, std::generic_category()).message());
}

}  // namespace

InputFile::InputFile(int descriptor, std::uint64_t byte_count)
    : descriptor_(descriptor), byte_count_(byte_count) {}

InputFile::InputFile(InputFile&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)), byte_count_(other.byte_count_) {}

InputFile::~InputFile() {
  if (descriptor_ >= 0) close(descriptor_);
}

Result<InputFile> InputFile::open(const std::filesystem::path& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (descriptor < 0) return fail_with_errno();
  InputFile file(descriptor, 0);
  struct stat status = {};
  if (fstat(descriptor, &status) != 0) return fail_with_errno();
  if (!S_ISREG(status.st_mode)) return fail("is not a regular file");
  file.byte_count_ = static_cast<std::uint64_t>(status.st_size);
  return file;
}

Result<bool> InputFile::read(std::size_t byte_count, std::string& to) {
  const std::size_t begin = to.size();
  to.resize(begin + byte_count);
  std::size_t filled = 0;
  while (filled < byte_count) {
    const ssize_t got = ::read(descriptor_, to.data() + begin + filled, byte_count - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return fail_with_errno();
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
  }
  to.resize(begin + filled);
  return filled > 0;
}

Result<std::string> InputFile::tail(std::size_t byte_count) const {
  std::string bytes(std::min<std::uint64_t>(byte_count, byte_count_), '\0');
  const std::uint64_t begin = byte_count_ - bytes.size();
  std::size_t filled = 0;
  while (filled < bytes.size()) {
    const ssize_t got = pread(descriptor_, bytes.data() + filled, bytes.size() - filled,
                              static_cast<off_t>(begin + filled));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return fail_with_errno();
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
  }
  bytes.resize(filled);
  return bytes;
}

}  // namespace musubi
