#include "indexer/tagging/dates/undated.h"

#include <fmt/format.h>

#include <string>

#include "tests/catch.h"

namespace musubi {
namespace {

// The dates that were meant on `written`, each as far as it is known.
std::string meant(const std::string& text, const Date& written) {
  std::string all;
  for (const UndatedMention& mention : find_undated(text, find_dates(text))) {
    const auto date = resolve(mention, written);
    all += (all.empty() ? "" : " ") + (date ? to_string(*date) : "none");
  }
  return all;
}

TEST_CASE("dates without their year are meant as of the day they were written", "[calendar]") {
  struct Row {
    std::string text, dates;
  };
  const auto row = GENERATE(values<Row>({
      {"昨年12月14日に結んだ", "2022-12-14"},
      {"昨年の１２月", "2022-12"},
      {"一昨年7月1日", "2021-07-01"},
      {"本年4月と今年六月", "2023-04 2023-06"},
      {"ことし5月3日", "2023-05-03"},
      {"3月5日に署名した", "2023-03-05"},
      {"11月11日に行われた", "2022-11-11"},
      {"6日に訪れた", "2023-05-06"},
      {"20日に訪れた", "2023-04-20"},
      {"86年に提携した", "1986"},
      {"86年4月に提携した", "1986-04"},
      {"60年に提携した", ""},
      {"九五年に提携した", "1995"},
      {"八六年四月に提携した", "1986-04"},
      {"二十年に提携した", ""},
      {"七十年にわたり友好都市の提携による交流を続けている", ""},
      {"八十年に及ぶ交流", ""},
      {"九十年に結んだ", ""},
      {"九〇年に結んだ", "1990"},
      {"八〇年にわたって続く", ""},
      {"80年に及ぶ交流", ""},
      {"８０年にわたる交流", ""},
      {"80年にも及ぶ交流", ""},
      {"80年にも代表団が訪れた", "1980"},
      {"80年に一度の祭り", ""},
      {"80年に1回", ""},
      {"80年に3市が結んだ", "1980"},
      {"提携から70年に当たる", ""},
      {"提携から70年になる", ""},
      {"70年になって結んだ", "1970"},
      {"戦後70年に出した談話", ""},
      {"戦後、70年に出した談話", "1970"},
      {"80年3か月に及ぶ", ""},
      {"86年に渡米し、87年に上海、88年に近江を訪れた", "1986 1987 1988"},
      {"百五年に結んだ", ""},
      {"80年3月に及ぶ", "1980-03"},
      {"2015年に始まり、20年にわたる交流", ""},
      {"2015年に始まり、20年に結んだ", "2020"},
      {"今年で30周年", "2023"},
      {"今年で30年", ""},
      {"来年3月3日に結ぶ", "none"},
      {"来月3日に結ぶ", "none"},
      {"再来年の4月", "none"},
      {"将来5月3日", "2023-05-03"},
      {"昨年に結んだ", ""},
      {"昨年度7月", "2022-07"},
      {"2004年12月24日に結んだ", ""},
      {"3日間の旅と2日目、5日本日", ""},
      {"第3日と約5日", ""},
      {"13月40日", ""},
      {"2月30日", "none"},
      {"", ""},
      {"\xff\xe6\x9c", ""},
  }));
  INFO(row.text);
  CHECK(meant(row.text, {.year = 2023, .month = 5, .day = 10}) == row.dates);
}

TEST_CASE("without a day of writing a hint is none, and a century still is", "[calendar]") {
  CHECK(meant("昨年12月に結んだ", {}) == "none");
  CHECK(meant("6日に訪れた", {.year = 2023, .month = 5}) == "none");
  CHECK(meant("87年に結んだ", {}) == "1987");
}

}  // namespace
}  // namespace musubi
