#include "common/index/glass/format/root.h"

namespace musubi::glass {

namespace {

constexpr std::uint64_t kFake = 1;
constexpr std::uint64_t kSequential = 2;
constexpr unsigned kLevelShift = 2;
constexpr std::uint64_t kBlockUnit = 2048;

}  // namespace

void append_root(std::string& to, const Root& root) {
  append_number(to, root.block);
  append_number(to, root.level << kLevelShift | (root.is_sequential ? kSequential : 0) |
                        (root.is_fake ? kFake : 0));
  append_number(to, root.entries);
  append_number(to, root.block_bytes / kBlockUnit);
  append_number(to, root.least_deflated);
  append_number(to, root.free_list.size());
  to += root.free_list;
}

Root read_root(ByteReader& from) {
  Root root;
  root.block = from.number();
  const std::uint64_t shape = from.number();
  root.level = shape >> kLevelShift;
  root.is_sequential = (shape & kSequential) != 0;
  root.is_fake = (shape & kFake) != 0;
  root.entries = from.number();
  root.block_bytes = from.number() * kBlockUnit;
  root.least_deflated = from.number();
  root.free_list = from.text();
  return root;
}

}  // namespace musubi::glass
