#include "common/calendar/japanese_era.h"

#include <algorithm>
#include <string>

#include "tests/catch.h"

namespace musubi {
namespace {

TEST_CASE("the modern eras come from ICU with letter, sign and first day", "[calendar]") {
  struct Row {
    std::u32string name;
    char32_t letter, sign;
    std::string first_day;
  };
  const auto row = GENERATE(values<Row>({
      {U"明治", U'M', U'㍾', "1868-09-08"},
      {U"大正", U'T', U'㍽', "1912-07-30"},
      {U"昭和", U'S', U'㍼', "1926-12-25"},
      {U"平成", U'H', U'㍻', "1989-01-08"},
      {U"令和", U'R', U'㋿', "2019-05-01"},
  }));
  const auto& eras = japanese_eras();
  const auto era = std::find_if(eras.begin(), eras.end(),
                                [&](const JapaneseEra& known) { return known.name == row.name; });
  REQUIRE(era != eras.end());
  CHECK(era->letter == row.letter);
  CHECK(era->sign == row.sign);
  CHECK(to_string(era->first_day) == row.first_day);
  CHECK(gregorian_year(*era, 1) == era->first_day.year);
}

TEST_CASE("eras older than Meiji are left out", "[calendar]") {
  CHECK(japanese_eras().front().name == U"明治");
}

}  // namespace
}  // namespace musubi
