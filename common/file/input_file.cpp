#include "common/file/input_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

namespace musubi {

namespace {

constexpr std::size_t kPieceBytes = 64U << 10;

tl::unexpected<Error> fail_with_errno() {
  return fail(std::error_code(errno, std::generic_category()).message());
}

std::string bound_text(std::size_t bytes) {
  constexpr std::size_t kMebibyte = 1U << 20;
  if (bytes == 0 || bytes % kMebibyte != 0) return fmt::format("{} bytes", bytes);
  return fmt::format("{} MiB", bytes / kMebibyte);
}

}  // namespace

Result<InputFile> InputFile::open(const std::filesystem::path& path) {
  FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
  if (!file.is_open()) return fail_with_errno();
  struct stat status = {};
  if (fstat(file.number(), &status) != 0) return fail_with_errno();
  if (!S_ISREG(status.st_mode)) return fail("is not a regular file");
  return InputFile(std::move(file), file_state(status));
}

Result<bool> InputFile::read(std::size_t byte_count, std::string& to) {
  const std::size_t begin = to.size();
  to.resize(begin + byte_count);
  std::size_t filled = 0;
  while (filled < byte_count) {
    const ssize_t got = ::read(file_.number(), to.data() + begin + filled, byte_count - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) {
      is_broken_ = true;
      return fail_with_errno();
    }
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
  }
  to.resize(begin + filled);
  checksum_.add(std::string_view(to).substr(begin));
  bytes_read_ += filled;
  return filled > 0;
}

Result<std::string> InputFile::head(std::size_t byte_count) const {
  return piece(0, byte_count);
}

Result<std::string> InputFile::tail(std::size_t byte_count) const {
  return piece(state_.bytes - std::min<std::uint64_t>(byte_count, state_.bytes), byte_count);
}

Result<std::string> InputFile::piece(std::uint64_t begin, std::size_t byte_count) const {
  std::string bytes(std::min<std::uint64_t>(byte_count, state_.bytes - begin), '\0');
  std::size_t filled = 0;
  while (filled < bytes.size()) {
    const ssize_t got = pread(file_.number(), bytes.data() + filled, bytes.size() - filled,
                              static_cast<off_t>(begin + filled));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return fail_with_errno();
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
  }
  bytes.resize(filled);
  return bytes;
}

Result<std::string> read_whole(const std::filesystem::path& path, std::size_t max_bytes) {
  auto file = InputFile::open(path);
  if (!file) return tl::unexpected(file.error());
  std::string content;
  bool has_more = file->byte_count() <= max_bytes;
  while (has_more && content.size() <= max_bytes) {
    const auto got = file->read(kPieceBytes, content);
    if (!got) return tl::unexpected(got.error());
    has_more = *got;
  }
  if (file->byte_count() > max_bytes || content.size() > max_bytes) {
    return fail("is larger than " + bound_text(max_bytes));
  }
  return content;
}

Result<FileContent> InputFile::finish() {
  if (is_broken_) return fail("a read failed");
  std::string piece;
  for (bool more = true; more && bytes_read_ <= state_.bytes; piece.clear()) {
    auto got = read(kPieceBytes, piece);
    if (!got) return tl::unexpected(got.error());
    more = *got;
  }
  const auto now = file_state(file_.number());
  if (!now) return fail_with_errno();
  // Another name, owner or permission changes the state, too.
  const bool is_whole = bytes_read_ == state_.bytes && (*now == state_ || holds_what_was_read());
  return FileContent{is_whole ? *now : state_, checksum_.hex(), is_whole};
}

bool InputFile::holds_what_was_read() const {
  Checksum again;
  std::string piece(kPieceBytes, '\0');
  std::uint64_t at = 0;
  while (at <= bytes_read_) {
    const ssize_t got = pread(file_.number(), piece.data(), piece.size(), static_cast<off_t>(at));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return false;
    if (got == 0) return at == bytes_read_ && again.hex() == checksum_.hex();
    again.add({piece.data(), static_cast<std::size_t>(got)});
    at += static_cast<std::uint64_t>(got);
  }
  return false;
}

}  // namespace musubi
