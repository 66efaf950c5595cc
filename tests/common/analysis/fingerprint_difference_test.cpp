#include "common/analysis/fingerprint_difference.h"

#include <string>

#include "tests/catch.h"

using musubi::fingerprint_difference;

TEST_CASE("two fingerprints differ in the parts that only one of them has", "[analysis]") {
  struct Row {
    std::string why, one, other, difference;
  };
  const auto row = GENERATE(values<Row>({
      {"nothing", "chain 3; sys.dic 01", "chain 3; sys.dic 01", ""},
      {"another dictionary of the same name", "chain 3; sys.dic 01; words.dic 02",
       "chain 3; sys.dic 01; words.dic 03", "words.dic"},
      {"one dictionary more", "chain 3; sys.dic 01", "chain 3; sys.dic 01; my words.dic 03",
       "my words.dic"},
      {"one dictionary less", "chain 3; sys.dic 01; words.dic 02", "chain 3; sys.dic 01",
       "words.dic"},
      {"all of it", "a 1; b 1; c 1; d 1; e 1", "f 1", "a, b, c and more"},
      {"an index that tells nothing", "", "chain 3", "chain"},
      {"control characters of a stranger", "\x1b[2J 1", "", "\xEF\xBF\xBD[2J"},
  }));
  INFO(row.why);
  CHECK(fingerprint_difference(row.one, row.other) == row.difference);
}

TEST_CASE("the fingerprint of a stranger fills no screen", "[analysis]") {
  CHECK(fingerprint_difference(std::string(1 << 20, 'x'), "chain 3").size() < 100);
  std::string many;
  for (int i = 0; i < 100'000; ++i) many += std::to_string(i) + " x; ";
  CHECK(fingerprint_difference(many, "chain 3").size() < 100);
}
