#include "indexer/generations/disk_space.h"

#include <cerrno>
#include <cstring>

#include "tests/catch.h"

using musubi::with_disk_advice;

TEST_CASE("what a run needs grows with what it reads and carries over", "[job][disk]") {
  constexpr std::uint64_t kMegabyte = 1U << 20;
  CHECK(musubi::space_to_build(100 * kMegabyte) > 200 * kMegabyte);
  CHECK(musubi::space_to_update(100 * kMegabyte, kMegabyte) > 100 * kMegabyte);
  CHECK(musubi::space_to_update(100 * kMegabyte, kMegabyte) <
        musubi::space_to_build(100 * kMegabyte));
}

TEST_CASE("advice comes with errors of a full disk only", "[job][disk]") {
  const musubi::IndexLayout layout("/index");
  for (const int reason : {ENOSPC, EFBIG, EDQUOT}) {
    const auto error = with_disk_advice({std::strerror(reason), ""}, layout);
    CHECK(error.hint.find("make room at /index") != std::string::npos);
  }
  CHECK(with_disk_advice({"cannot read", "try again"}, layout).hint == "try again");
}
