#include "common/calendar/date_parser.h"

#include <string>

#include "tests/catch.h"

namespace musubi {
namespace {

std::string parsed(std::string_view text) {
  const std::optional<Date> date = parse_date(text);
  return date ? to_string(*date) : "none";
}

TEST_CASE("a whole string is read as a date in any notation", "[calendar]") {
  struct Row {
    std::string text, date;
  };
  const auto row = GENERATE(values<Row>({
      {"2004", "2004"},
      {"2004-12", "2004-12"},
      {"2004-12-24", "2004-12-24"},
      {"2004-4-1", "2004-04-01"},
      {"2004/12/24", "2004-12-24"},
      {"2004.12", "2004-12"},
      {"20041224", "2004-12-24"},
      {"2004年12月24日", "2004-12-24"},
      {"２００４年１２月", "2004-12"},
      {"２００４／１２／２４", "2004-12-24"},
      {"二〇〇四年", "2004"},
      {"平成16年12月24日", "2004-12-24"},
      {"平成16", "2004"},
      {"平成16.12", "2004-12"},
      {"平成 16 年 10 月", "2004-10"},
      {"平成十六年", "2004"},
      {"昭和六十二年", "1987"},
      {"令和元年", "2019"},
      {"令和元", "2019"},
      {"H16.12.24", "2004-12-24"},
      {"h16-12-24", "2004-12-24"},
      {"Ｈ１６", "2004"},
      {"S62", "1987"},
      {"R1", "2019"},
      {"㍻16年", "2004"},
      {"平成16（2004）年", "2004"},
      {" \t2004年　\n", "2004"},
      {"令6.4.1", "2024-04-01"},
      {"昭54.5.1", "1979-05-01"},
      {"1991/7/9 (H3)", "1991-07-09"},
      {"1989/10/12（S64）", "1989-10-12"},
      {"平成5(1993)", "1993"},
      {"April 1, 2024", "2024-04-01"},
      {"1 April 2024", "2024-04-01"},
      {"Dec. 24th, 2004", "2004-12-24"},
      {"May 2019", "2019-05"},
      {"1185", "1185"},
      {"平16・12・24", "2004-12-24"},
      {"昭和五五・一〇・二一", "1980-10-21"},
      {"R元", "2019"},
      {"令元.5.1", "2019-05-01"},
      {"西暦2004年12月24日", "2004-12-24"},
      {"西暦 2004年", "2004"},
      {"2004. 12. 24", "2004-12-24"},
      {"24/12/2004", "2004-12-24"},
      {"12/24/2004", "2004-12-24"},
      {"5/5/2004", "2004-05-05"},
      {"2004年12月24日（金）", "2004-12-24"},
      {"平成16年12月24日(金曜日)", "2004-12-24"},
      {"平成16年12月24日 金曜日", "2004-12-24"},
      {"2004/12/24(金・祝)", "2004-12-24"},
      {"平成31年", "2019"},
      {"昭和64年1月7日", "1989-01-07"},
  }));
  INFO(row.text);
  CHECK(parsed(row.text) == row.date);
}

TEST_CASE("what is not wholly a date is refused", "[calendar]") {
  const std::string text = GENERATE(values<std::string>({
      "",
      " ",
      "abc",
      "0",
      "0000",
      "16",
      "99999",
      "200412",
      "20041324",
      "20040230",
      "00000101",
      "2004-13",
      "2004-00",
      "2004-02-30",
      "2004-12-24x",
      "2004-12/24",
      "2004年頃",
      "2004年13月",
      "平成",
      "平成0年",
      "平成16年2月30日",
      "平成99999",
      "平成元年1月7日",
      "H",
      "12月24日",
      "同年",
      "-2004",
      "2004-",
      "2004年 2005年",
      "\xFF\xFE",
      "99999999999999999999",
      "平成99年",
      "平成32年",
      "平成45年4月1日",
      "昭和65",
      "大正16年",
      "明治46",
      "H32.3.31",
      "大正99",
      "令和150年",
      "05/06/2004",
      "31/02/2004",
      "2004年12月24日（金",
      "2004年12月（金）",
      "平成5・6・7年",
  }));
  INFO(text);
  CHECK(parsed(text) == "none");
}

TEST_CASE("a date is written as precisely as it is known", "[calendar]") {
  CHECK(to_string({.year = 2004}) == "2004");
  CHECK(to_string({.year = 2004, .month = 2}) == "2004-02");
  CHECK(to_string({.year = 794, .month = 11, .day = 8}) == "0794-11-08");
}

TEST_CASE("a range of dates is read with one side, both, or one date alone", "[calendar]") {
  struct Row {
    std::string text;
    Date first, last;
  };
  const auto row = GENERATE(values<Row>({
      {"2004", {.year = 2004}, {.year = 2004}},
      {"平成16年10月", {.year = 2004, .month = 10}, {.year = 2004, .month = 10}},
      {"2004..2012", {.year = 2004}, {.year = 2012}},
      {" 2004 .. 2012 ", {.year = 2004}, {.year = 2012}},
      {"平成16..平成24", {.year = 2004}, {.year = 2012}},
      {"昭和62..2004", {.year = 1987}, {.year = 2004}},
      {"H16.12..H17.3", {.year = 2004, .month = 12}, {.year = 2005, .month = 3}},
      {"2004-12..2005-03", {.year = 2004, .month = 12}, {.year = 2005, .month = 3}},
      {"2004～2012", {.year = 2004}, {.year = 2012}},
      {"2004年〜2012年", {.year = 2004}, {.year = 2012}},
      {"２００４．．２０１２", {.year = 2004}, {.year = 2012}},
      {"２００４。。２０１２", {.year = 2004}, {.year = 2012}},
      {"2004…2012", {.year = 2004}, {.year = 2012}},
      {"．．平成24", {}, {.year = 2012}},
      {"2004年から2012年まで", {.year = 2004}, {.year = 2012}},
      {"平成16年から平成24年", {.year = 2004}, {.year = 2012}},
      {"..2012", {}, {.year = 2012}},
      {"1990年代", {.year = 1990}, {.year = 1999}},
      {"２０００年代", {.year = 2000}, {.year = 2009}},
      {"昭和", {.year = 1926, .month = 12, .day = 25}, {.year = 1989, .month = 1, .day = 7}},
      {" 平成時代 ", {.year = 1989, .month = 1, .day = 8}, {.year = 2019, .month = 4, .day = 30}},
      {"令和", {.year = 2019, .month = 5, .day = 1}, {}},
      {"90年代", {.year = 1990}, {.year = 1999}},
      {"昭和50年代", {.year = 1975}, {.year = 1984}},
      {"昭和60年代", {.year = 1985}, {.year = 1989}},  // it ended in its year 64
      {"平成10年代", {.year = 1998}, {.year = 2007}},
      {"平成16年度", {.year = 2004, .month = 4}, {.year = 2005, .month = 3}},
      {"2004年度", {.year = 2004, .month = 4}, {.year = 2005, .month = 3}},
      {"H16年度", {.year = 2004, .month = 4}, {.year = 2005, .month = 3}},
      {"平成16年度..平成18年度", {.year = 2004, .month = 4}, {.year = 2007, .month = 3}},
      {"1980年代～1990年代", {.year = 1980}, {.year = 1999}},
      {"2004年以降", {.year = 2004}, {}},
      {"平成16年から", {.year = 2004}, {}},
      {"平成16年度以降", {.year = 2004, .month = 4}, {}},
      {"2004年以前", {}, {.year = 2004}},
      {"平成24年3月まで", {}, {.year = 2012, .month = 3}},
      {"2004..", {.year = 2004}, {}},
      {"2004..2004", {.year = 2004}, {.year = 2004}},
      {"2004-12..2004", {.year = 2004, .month = 12}, {.year = 2004}},
  }));
  INFO(row.text);
  const Result<DateRange> range = parse_date_range(row.text);
  REQUIRE(range);
  CHECK(*range == DateRange{.first = row.first, .last = row.last});
}

TEST_CASE("a range that makes no sense is refused with the offending piece", "[calendar]") {
  struct Row {
    std::string text, message;
  };
  const auto row = GENERATE(values<Row>({
      {"", "\"\" is no date"},
      {"..", "\"..\" is no date"},
      {"abc", "\"abc\" is no date"},
      {"平成32", "\"平成32\" is no date: 平成 ended in its year 31"},
      {"平成40年代", "\"平成40年代\" is no date: 平成 ended in its year 31"},
      {"平成32年度", "\"平成32年度\" is no date: 平成 ended in its year 31"},
      {"15年代", "\"15年代\" is no date"},
      {"令和まで", "\"令和まで\" is no date"},
      {"2004..abc", "\"abc\" is no date"},
      {"2004...2012", "\".2012\" is no date"},
      {"2004..2008..2012", "\"2008..2012\" is no date"},
      {"2012..2004", "\"2012..2004\" ends before it begins"},
      {"2004-12..2004-11", "\"2004-12..2004-11\" ends before it begins"},
      {"令和2..平成16", "\"令和2..平成16\" ends before it begins"},
      {"\x1b[31m", "\"\uFFFD[31m\" is no date"},
      {"\xFF", "\"\uFFFD\" is no date"},
  }));
  INFO(row.text);
  const Result<DateRange> range = parse_date_range(row.text);
  REQUIRE_FALSE(range);
  CHECK(range.error().message == row.message);
  CHECK(range.error().hint.find("..") != std::string::npos);
}

TEST_CASE("a range the wrong way round is shown the right way", "[calendar]") {
  CHECK(parse_date_range("2015..1998").error().hint == "put the earlier date first: 1998..2015");
  CHECK(parse_date_range("令和2 .. 平成16").error().hint ==
        "put the earlier date first: 平成16..令和2");
  CHECK(parse_date_range("2012年から2004年まで").error().hint ==
        "put the earlier date first: 2004年..2012年");
}

TEST_CASE("a refusal quotes a long text only in part", "[calendar]") {
  const Result<DateRange> range = parse_date_range(std::string(100'000, 'x'));
  REQUIRE_FALSE(range);
  CHECK(range.error().message.size() < 100);
}

TEST_CASE("a range holds the dates between its ends, at the precision both have", "[calendar]") {
  struct Row {
    std::string range;
    std::string date;
    bool held;
  };
  const auto row = GENERATE(values<Row>({
      {"2004..2012", "2004-01-01", true},
      {"2004..2012", "2012-12-31", true},
      {"2004..2012", "2003-12-31", false},
      {"2004..2012", "2013", false},
      {"2004-05..2005-03", "2004-04", false},
      {"2004-05..2005-03", "2004-05-01", true},
      {"2004-05..2005-03", "2005-03-31", true},
      {"2004-05..2005-03", "2004", true},
      {"2004-05..2005-03", "2003", false},
      {"2004-12-24", "2004-12", true},
      {"2004-12-24", "2004-12-25", false},
      {"2004..", "2100", true},
      {"2004..", "2003", false},
      {"..2004", "1900", true},
      {"..2004", "2005-01-01", false},
  }));
  INFO(row.range << " " << row.date);
  CHECK(contains(parse_date_range(row.range).value(), parse_date(row.date).value()) == row.held);
}

}  // namespace
}  // namespace musubi
