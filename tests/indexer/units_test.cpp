#include "indexer/units.h"

#include "tests/catch.h"

using namespace musubi;

TEST_CASE("times are told in UTC, to the second or below", "[units]") {
  const std::chrono::system_clock::time_point time(std::chrono::milliseconds(1'795'312'800'123));
  CHECK(utc_text(time) == "2026-11-22T02:00:00Z");
  CHECK(utc_text_with_milliseconds(time) == "2026-11-22T02:00:00.123Z");
}

TEST_CASE("sizes are told in kilobytes or megabytes", "[units]") {
  CHECK(size_text(0) == "0.0 kB");
  CHECK(size_text(18'240) == "18.2 kB");
  CHECK(size_text(1'500'000) == "1.5 MB");
  CHECK(size_text(2'345'600'000) == "2345.6 MB");
}

TEST_CASE("one is told as one", "[units]") {
  CHECK(counted(0, "warning") == "0 warnings");
  CHECK(counted(1, "warning") == "1 warning");
  CHECK(counted(2, "warning") == "2 warnings");
}
