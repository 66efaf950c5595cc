// checksum_cache.h - checksums of files that are large and hardly ever change.
#pragma once
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>

#include "common/result.h"

namespace musubi {

// Keeps them in a file of the user's own, which goes unread where it is damaged, and is not
// written where it cannot be.  A file is the same as long as its inode, size and times are.
class ChecksumCache {
 public:
  // `file`: empty to keep none.
  explicit ChecksumCache(std::filesystem::path file);
  // Writes what is new.
  ~ChecksumCache();
  ChecksumCache(const ChecksumCache&) = delete;
  ChecksumCache& operator=(const ChecksumCache&) = delete;

  // As file_checksum().
  Result<std::string> checksum(const std::filesystem::path& path);

 private:
  std::filesystem::path file_;
  std::map<std::string, std::string> checksums_;  // by path and state of the file
  bool changed_ = false;
};

}  // namespace musubi
