#include "common/index/shard_set.h"

#include <string>

#include "common/index/layout.h"
#include "tests/catch.h"
#include "tests/cli/program.h"

using namespace musubi;
using musubi::test::TemporaryFolder;

TEST_CASE("a folder of a shard is told by its name, written in one way alone", "[shards]") {
  for (const std::size_t count : {2, 10, 32}) {
    for (std::size_t number = 0; number < count; ++number) {
      const auto parsed = parse_shard_name(to_string(ShardName{number, count}));
      REQUIRE(parsed);
      CHECK(parsed->number == number);
      CHECK(parsed->count == count);
    }
  }
  for (const char* other : {"",
                            "shard-",
                            "shard-1",
                            "shard-1-of-",
                            "shard--of-2",
                            "shard-0-of-2",
                            "shard-3-of-2",
                            "shard-1-of-1",
                            "shard-1-of-33",
                            "shard-01-of-2",
                            "shard-1-of-02",
                            "shard-+1-of-2",
                            "shard- 1-of-2",
                            "shard-1-of-2 ",
                            "shard-1-of-2-of-2",
                            "Shard-1-of-2",
                            "shard-1-of-2/",
                            "shard-18446744073709551617-of-2",
                            "shard-1-of-18446744073709551618",
                            "shard-１-of-2"}) {
    INFO(other);
    CHECK_FALSE(parse_shard_name(other));
  }
}

TEST_CASE("a generation is live where the stub names all its shards in order", "[shards]") {
  const TemporaryFolder folder;
  const IndexLayout layout(folder / "index");
  const auto live = [&](const std::string& stub) {
    folder.write("index/XAPIANDB", stub);
    return layout.live_generation().value_or("none");
  };
  const std::string first = "auto generations/000007/shard-1-of-2\n";
  const std::string second = "auto generations/000007/shard-2-of-2\n";
  CHECK(live("auto generations/000007\n") == "000007");
  CHECK(live(first + second) == "000007");
  CHECK(live(first) == "none");
  CHECK(live(second + first) == "none");
  CHECK(live(first + first) == "none");
  CHECK(live(first + second + second) == "none");
  CHECK(live(first + "auto generations/000008/shard-2-of-2\n") == "none");
  CHECK(live(first + "auto generations/000007\n") == "none");
  CHECK(live(first + second + "remote localhost:1\n") == "none");
  CHECK(live("auto generations/../000007/shard-1-of-2\n") == "none");
  CHECK(live("auto /generations/000007/shard-1-of-2\nauto /generations/000007/shard-2-of-2\n") ==
        "none");
}
