#include "indexer/limit.h"

#include <string>

#include "tests/catch.h"

using musubi::Limit;
using musubi::parse_limit;

TEST_CASE("a limit is a number or a share, and means more than that", "[options]") {
  struct Row {
    std::string why, text;
    std::uint64_t part, whole;
    bool exceeded;
  };
  const auto row = GENERATE(values<Row>({
      {"a number, reached", "10", 10, 1000, false},
      {"a number, passed", "10", 11, 1000, true},
      {"none allowed, none there", "0", 0, 0, false},
      {"none allowed, one there", "0%", 1, 1'000'000, true},
      {"a share, reached", "20%", 200, 1000, false},
      {"a share, passed", "20%", 201, 1000, true},
      {"part of a percent", "0.5%", 6, 1000, true},
      {"everything", "100%", 1000, 1000, false},
  }));
  INFO(row.why);
  const auto limit = parse_limit(row.text);
  REQUIRE(limit);
  CHECK(limit->exceeded_by(row.part, row.whole) == row.exceeded);
}

TEST_CASE("what is no limit is refused with how to write one", "[options]") {
  const std::string text = GENERATE("", "%", "-1", "1.5", "ten", "10 %", "101%", "nan%", "inf%",
                                    "1e400%", "10%%", "99999999999999999999", "2000000000");
  INFO(text);
  const auto limit = parse_limit(text);
  REQUIRE(!limit);
  CHECK(!limit.error().hint.empty());
}
