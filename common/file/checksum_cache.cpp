#include "common/file/checksum_cache.h"

#include <fmt/format.h>

#include <chrono>
#include <sstream>

#include "common/file/checksum.h"
#include "common/file/durable.h"
#include "common/file/file_state.h"
#include "common/file/input_file.h"

namespace musubi {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kHexDigits = 32;
constexpr std::size_t kMaxEntries = 100;
constexpr std::size_t kMaxBytes = 1U << 20;

// A line of the file is the checksum, a blank and this.
std::string key_of(const fs::path& path, const FileState& state) {
  std::error_code error;
  return fmt::format("{} {} {} {} {}", state.inode, state.bytes, state.modified, state.changed,
                     fs::absolute(path, error).string());
}

}  // namespace

ChecksumCache::ChecksumCache(fs::path file) : file_(std::move(file)) {
  std::istringstream lines(read_whole(file_, kMaxBytes).value_or(""));
  for (std::string line; checksums_.size() < kMaxEntries && std::getline(lines, line);) {
    if (line.size() <= kHexDigits + 1) continue;
    checksums_.emplace(line.substr(kHexDigits + 1), line.substr(0, kHexDigits));
  }
}

ChecksumCache::~ChecksumCache() {
  if (!changed_ || file_.empty()) return;
  std::string text;
  for (const auto& [key, checksum] : checksums_) text += fmt::format("{} {}\n", checksum, key);
  std::error_code error;
  fs::create_directories(file_.parent_path(), error);
  const auto written = put_in_place(file_, text);
  static_cast<void>(written);  // the next program sums the files again
}

Result<std::string> ChecksumCache::checksum(const fs::path& path) {
  const auto state = file_state(path);
  if (!state) return file_checksum(path);
  const std::string key = key_of(path, *state);
  if (const auto known = checksums_.find(key); known != checksums_.end()) return known->second;
  auto checksum = file_checksum(path);
  if (checksum && is_settled(*state, nanoseconds_now())) {
    if (checksums_.size() >= kMaxEntries) checksums_.clear();
    checksums_.emplace(key, *checksum);
    changed_ = true;
  }
  return checksum;
}

}  // namespace musubi
