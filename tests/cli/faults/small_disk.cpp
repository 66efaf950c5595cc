#include "tests/cli/faults/small_disk.h"

#include <fmt/format.h>
#include <sys/mount.h>

#include <fstream>
#include <stdexcept>

namespace musubi::test {

namespace fs = std::filesystem;

SmallDisk::SmallDisk(std::size_t bytes) {
  mounted_ = ::mount("tmpfs", folder_.path().c_str(), "tmpfs", 0,
                     fmt::format("size={}", bytes).c_str()) == 0;
}

SmallDisk::~SmallDisk() {
  if (mounted_) ::umount2(folder_.path().c_str(), MNT_DETACH);
}

void SmallDisk::fill_but(std::size_t bytes) const {
  const std::string block(4096, 'x');
  std::ofstream file(filler(), std::ios::binary | std::ios::app);
  while (fs::space(folder_.path()).available > bytes && file << block) file.flush();
}

void SmallDisk::empty() const {
  fs::remove(filler());
}

void SmallDisk::make_read_only() const {
  if (::mount(nullptr, folder_.path().c_str(), nullptr, MS_REMOUNT | MS_RDONLY, nullptr) != 0) {
    throw std::runtime_error("cannot make a disk read-only");
  }
}

}  // namespace musubi::test
