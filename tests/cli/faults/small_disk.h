// small_disk.h - a file system of its own, to be filled up or made read-only.
#pragma once
#include <cstddef>
#include <filesystem>
#include <string>

#include "tests/cli/program.h"

namespace musubi::test {

// Kept in memory.  Only root may mount one; without it mounted() is false.
class SmallDisk {
 public:
  explicit SmallDisk(std::size_t bytes);
  ~SmallDisk();
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;

  bool mounted() const { return mounted_; }
  std::filesystem::path operator/(std::string_view name) const { return folder_ / name; }

  // Leaves `bytes` free, the rest taken by a file; and gives it back.
  void fill_but(std::size_t bytes) const;
  void empty() const;

  void make_read_only() const;

 private:
  std::filesystem::path filler() const { return folder_ / "filler"; }

  TemporaryFolder folder_;
  bool mounted_ = false;
};

}  // namespace musubi::test
