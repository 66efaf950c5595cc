#include "indexer/readers/table/row_numbers.h"

#include <string>
#include <vector>

#include "tests/catch.h"

namespace musubi::test {

TEST_CASE("ids that count rows are told from keys", "[readers]") {
  struct Row {
    std::string why;
    std::vector<std::string_view> ids;
    bool are_numbers;
  };
  const auto row = GENERATE(values<Row>({
      {"one row after another", {"1", "2", "3"}, true},
      {"from nought", {"0", "1", "2"}, true},
      {"filled up", {"0000000001", "0000000002"}, true},
      {"in full width", {"１", "２", "３"}, true},
      {"a row alone", {"1"}, true},
      {"some rows were taken out", {"1", "2", "4", "5", "9", "10"}, true},
      {"cells that were merged", {"1", "1", "2", "", "3"}, true},
      {"for each country anew", {"1", "2", "1", "2", "3"}, true},
      {"keys", {"1", "17", "25"}, false},
      {"keys that go on", {"101", "102", "103"}, false},
      {"in any order", {"1", "9", "4", "7"}, false},
      {"names", {"1", "2", "kyotei-3"}, false},
      {"none", {"", ""}, false},
  }));
  INFO(row.why);
  CHECK(are_row_numbers(row.ids) == row.are_numbers);
}

}  // namespace musubi::test
