#include "indexer/intake/time_left.h"

#include "tests/catch.h"

using musubi::TimeLeft;

TEST_CASE("the time left goes down to nothing as files are read", "[progress]") {
  TimeLeft left(1000);
  CHECK(!left.seconds());
  left.update(1, 0);
  CHECK(!left.seconds());
  for (int second = 1; second <= 10; ++second) {
    left.update(second, static_cast<std::uint64_t>(100 * second));
    CHECK(left.seconds().value() == Catch::Approx(10 - second).margin(0.01));
  }
  left.update(11, 1200);  // a file grew
  CHECK(left.seconds() == 0);
}

TEST_CASE("the time left follows the pace of late, without leaps", "[progress]") {
  TimeLeft left(100'000);
  for (int second = 1; second <= 60; ++second) {
    left.update(second, static_cast<std::uint64_t>(1000 * second));
  }
  CHECK(left.seconds().value() == Catch::Approx(40).epsilon(0.01));
  // Ten times slower: neither at once nor never.
  double before = *left.seconds();
  for (int second = 61; second <= 120; ++second) {
    left.update(second, static_cast<std::uint64_t>(60'000 + 100 * (second - 60)));
    CHECK(*left.seconds() < before * 1.3);
    before = *left.seconds();
  }
  CHECK(left.seconds().value() == Catch::Approx(340).epsilon(0.05));
}
