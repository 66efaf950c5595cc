#include "common/index/sort_keys.h"

#include <algorithm>
#include <vector>

#include "tests/catch.h"

using namespace musubi;

TEST_CASE("ids are in the order in which a person counts them", "[index]") {
  struct Row {
    std::string why;
    std::vector<std::string> in_order;
  };
  const auto row = GENERATE(values<Row>({
      {"numbers by value", {"1", "2", "9", "10", "11", "100"}},
      {"numbers inside", {"list.csv#2", "list.csv#10", "list2.csv#1", "list10.csv#1"}},
      {"several numbers", {"2004-2-1", "2004-2-10", "2004-12-3"}},
      {"leading zeros behind the plain number", {"a7", "a007", "a07", "a8"}},
      {"zeros alone", {"0", "00", "1"}},
      {"the shorter first", {"", "a", "a1", "a1b", "ab"}},
      {"letters and kana by code point", {"A", "a", "あ", "ア", "青森"}},
      {"numbers that fit no machine word",
       {"9999999999999999999998", "9999999999999999999999", "10000000000000000000000"}},
      {"ill-formed bytes", {"a", "a\xff", "a\xff\xff"}},
  }));
  INFO(row.why);
  std::vector<std::string> keys;
  for (const std::string& id : row.in_order) keys.push_back(id_sort_key(id));
  CHECK(std::is_sorted(keys.begin(), keys.end()));
  CHECK(std::adjacent_find(keys.begin(), keys.end()) == keys.end());
}

TEST_CASE("documents without a date come last, oldest or newest first", "[index]") {
  struct Dated {
    std::optional<Date> date;
    std::string id;
  };
  using Key = std::string (*)(const std::optional<Date>&, std::string_view);
  const auto is_in_order = [](Key key, const std::vector<Dated>& documents) {
    std::vector<std::string> keys;
    for (const Dated& one : documents) keys.push_back(key(one.date, one.id));
    return std::is_sorted(keys.begin(), keys.end());
  };
  const Date year{2004, 0, 0}, month{2004, 12, 0}, day{2004, 12, 24}, later{2010, 1, 1};
  CHECK(is_in_order(oldest_first_sort_key, {{year, "z"},
                                            {month, "y"},
                                            {day, "a2"},
                                            {day, "a10"},
                                            {later, "b"},
                                            {std::nullopt, "a"},
                                            {std::nullopt, "b"}}));
  CHECK(is_in_order(newest_first_sort_key, {{later, "b"},
                                            {day, "a2"},
                                            {day, "a10"},
                                            {month, "y"},
                                            {year, "z"},
                                            {std::nullopt, "a"},
                                            {std::nullopt, "b"}}));
}
