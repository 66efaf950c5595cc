#include "common/calendar/date_finder.h"

#include <string>
#include <vector>

#include "tests/catch.h"

namespace musubi {
namespace {

// "2004-12-24 2005" for two mentions.
std::string dates_of(std::string_view text) {
  std::string dates;
  for (const DateMention& mention : find_dates(text)) {
    if (!dates.empty()) dates += ' ';
    dates += to_string(mention.date);
  }
  return dates;
}

// The pieces of the text that were taken for dates.
std::vector<std::string> wordings_of(std::string_view text) {
  std::vector<std::string> wordings;
  for (const DateMention& mention : find_dates(text)) {
    wordings.emplace_back(text.substr(mention.begin, mention.end - mention.begin));
  }
  return wordings;
}

struct Row {
  std::string why, text, dates;
};

TEST_CASE("a date in a sentence is found in every notation", "[calendar]") {
  const auto row = GENERATE(values<Row>({
      {"Gregorian day", "協定は2004年12月24日に結ばれた。", "2004-12-24"},
      {"Gregorian month", "2005年12月から交流", "2005-12"},
      {"Gregorian year in brackets", "経済 [2004年締結]", "2004"},
      {"full-width brackets", "技術［２００５年８月３１日締結］", "2005-08-31"},
      {"ISO", "署名日: 2004-12-24、会場", "2004-12-24"},
      {"ISO with a time", "2004-12-24T09:30:00", "2004-12-24"},
      {"slashes", "2004/12/24発行", "2004-12-24"},
      {"full stops", "(2004.12.24)", "2004-12-24"},
      {"at the end of an English sentence", "Signed on 2004.12.24.", "2004-12-24"},
      {"Heisei", "平成16年12月24日、知事が訪問", "2004-12-24"},
      {"blanks between the parts", "平成 16 年　10 月 3 日", "2004-10-03"},
      {"Showa year", "昭和62年に姉妹提携", "1987"},
      {"first year of Reiwa", "令和元年7月", "2019-07"},
      {"Taisho", "大正3年4月1日", "1914-04-01"},
      {"Meiji", "明治45年7月29日", "1912-07-29"},
      {"full-width digits", "平成１６年１２月２４日", "2004-12-24"},
      {"kanji numerals", "昭和六十二年四月二十一日", "1987-04-21"},
      {"kanji digits of a year", "二〇〇四年十二月", "2004-12"},
      {"kanji units of a year", "千九百八十四年十月", "1984-10"},
      {"squared era sign", "㍻16年", "2004"},
      {"the newest squared era sign", "㋿2年9月", "2020-09"},
      {"letter and units", "H16年12月", "2004-12"},
      {"letter and full stops", "締結日 H16.12.24 青森", "2004-12-24"},
      {"short era and dots", "（平16・12・24）", "2004-12-24"},
      {"kanji numerals and dots", "昭和五五・一〇・二一 調印", "1980-10-21"},
      {"a list of years is no date", "平成5・6・7年度の事業", ""},
      {"blanks behind full stops", "2004. 12. 24. 大連", "2004-12-24"},
      {"a day first", "Signed: 24/12/2004", "2004-12-24"},
      {"a day that may be a month", "Signed: 05/06/2004", ""},
      {"a path", "example.jp/24/12/2004/index.html", ""},
      {"before the calendar era", "西暦2004年12月24日", "2004-12-24"},
      {"a letter and its first year", "R元.7.1から", "2019-07-01"},
      {"beyond its era", "平成99年", ""},
      {"letter, full-width", "Ｓ６２．４．１", "1987-04-01"},
      {"letter and slashes", "R1/5/1から", "2019-05-01"},
      {"era and full stops", "平成16.12.24", "2004-12-24"},
      {"Kangxi radicals of a PDF", "平成16年12⽉24⽇", "2004-12-24"},
      {"era year glossed", "平成16年（2004年）12月24日", "2004-12-24"},
      {"Gregorian year glossed", "1979年（昭和54年）5月", "1979-05"},
      {"gloss before the unit", "昭和54（1979）年5月1日", "1979-05-01"},
      {"a gloss of another year is a date of its own", "2004年（平成17年）", "2004 2005"},
      {"fiscal year", "平成21年度まで継続", "2009"},
      {"several, in order", "平成18年8月31日締結、平成21年1月更新、2010年",
       "2006-08-31 2009-01 2010"},
      {"end of a range of years", "1999-2004年の実績", "2004"},
      {"a delegation is no decade", "2016年代表団が来訪", "2016"},
      {"first half of a year", "2000年前半に開設", "2000"},
  }));
  INFO(row.why);
  CHECK(dates_of(row.text) == row.dates);
}

TEST_CASE("a date broken over two lines is one date", "[calendar]") {
  const auto row = GENERATE(values<Row>({
      {"before the month", "締結[2016年\n10月締結]", "2016-10"},
      {"before the day", "平成16年12月\r\n24日調印", "2004-12-24"},
      {"before a unit", "平成17\n年に締結、平成21年10月27\n日締結", "2005 2009-10-27"},
      {"days that are counted", "平成16年10月\n3日間の日程", "2004-10"},
      {"a blank line parts", "提携は平成16年\n\n10月", "2004"},
      {"year as a heading of months", "第2004年次\n平成16年\n10月 会議\n11月 来訪",
       "2004-10 2004-11"},
  }));
  INFO(row.why);
  CHECK(dates_of(row.text) == row.dates);
}

TEST_CASE("a number that names no point in time is no date", "[calendar]") {
  const auto row = GENERATE(values<Row>({
      {"nothing in", "", ""},
      {"a bare number", "参加者2004名、2004", ""},
      {"factor", "約1.3倍", ""},
      {"digit grouping", "面積は12,573km²", ""},
      {"tail of a grouped number", "人口は1,999年比で増", ""},
      {"tail of a decimal", "1.2004年", ""},
      {"anniversary", "締結10周年記念", ""},
      {"span of years", "15年間にわたり", ""},
      {"long span of years", "2000年間、約2000年の歴史、2000年以上前", ""},
      {"years ago", "2000年前に始まる", ""},
      {"count in a series", "第11回、第2004年次", ""},
      {"range of years in a title", "協力協定2011-2014", ""},
      {"decade", "1980年代から", ""},
      {"decade of an era", "昭和30年代に", ""},
      {"two-digit western year", "04年12月、'98年", ""},
      {"year out of reach", "1599年、2201年、9999年", ""},
      {"more digits than a year has", "12004年、020041年", ""},
      {"month alone", "毎年10月に開催", ""},
      {"month of two numbers", "3か月、10ヶ月", ""},
      {"version number", "1.2004.12.24、2004.12.24.1", ""},
      {"path of an address", "https://example.jp/2004/12/24/a.html", ""},
      {"phone number", "017-2004-12-24", ""},
      {"year and month without units", "2004-12、2004/12", ""},
      {"mixed separators", "2004-12/24", ""},
      {"impossible ISO date", "2004-02-30、2004/13/01", ""},
      {"letter and number", "R1、H16、S62号車", ""},
      {"letter at the end of a word", "PS5年、ISO-H16.12.24", ""},
      {"year zero of an era", "平成0年", ""},
      {"era with a plain number", "昭和2丁目、平成16", ""},
      {"era name that is a word", "文化3年、永久2年", ""},
      {"item number", "①昭和", ""},
      {"ill-formed kanji number", "十十年、二百千年", ""},
      {"people of one age", "2004年に同年代の青年が", "2004"},
      {"no date to refer to", "同年10月、翌年", ""},
  }));
  INFO(row.why);
  CHECK(dates_of(row.text) == row.dates);
}

TEST_CASE("of an impossible date its possible beginning is found", "[calendar]") {
  const auto row = GENERATE(values<Row>({
      {"13th month", "平成16年13月", "2004"},
      {"30 February", "平成16年2月30日", "2004-02"},
      {"29 February in a leap year", "平成16年2月29日", "2004-02-29"},
      {"29 February in a common year", "2005年2月29日", "2005-02"},
      {"month zero", "2004年0月", "2004"},
      {"day of three digits", "2004年12月300日", "2004-12"},
      {"month beyond a byte", "2004年二百五十七月", "2004"},
      {"day beyond a byte", "2004年12月二百六十日", "2004-12"},
  }));
  INFO(row.why);
  CHECK(dates_of(row.text) == row.dates);
}

TEST_CASE("an era begins on its day and may be counted on after its end", "[calendar]") {
  const auto row = GENERATE(values<Row>({
      {"last day of Showa", "昭和64年1月7日", "1989-01-07"},
      {"first day of Heisei", "平成元年1月8日", "1989-01-08"},
      {"before Heisei", "平成元年1月7日", "1989-01"},
      {"first day of Reiwa", "令和元年5月1日", "2019-05-01"},
      {"before Reiwa", "令和元年4月30日", "2019"},
      {"Heisei after its end", "平成32年3月", "2020-03"},
      {"Showa counted on", "昭和100年", "2025"},
      {"absurdly late", "平成300年", ""},
      {"months followed the moon until 1872", "明治5年10月14日", "1872"},
      {"and the sun from 1873 on", "明治6年1月1日", "1873-01-01"},
      {"thirtieth of the second moon", "明治3年2月30日", "1870"},
  }));
  INFO(row.why);
  CHECK(dates_of(row.text) == row.dates);
}

TEST_CASE("the same year and the next refer to the date before", "[calendar]") {
  const auto row = GENERATE(values<Row>({
      {"same year", "2010年に相互訪問し、同年10月に締結", "2010 2010-10"},
      {"same year of an era", "平成16年4月に開設、同年12月24日調印", "2004-04 2004-12-24"},
      {"next year", "2004年12月に調印し、翌年3月に開設", "2004-12 2005-03"},
      {"next year twice", "平成30年5月、翌年7月、翌年", "2018-05 2019-07 2020"},
      {"in a later sentence", "2012年に合意した。\n知事は同年8月に訪問。", "2012 2012-08"},
      {"same year alone", "2012年8月、同年に", "2012-08 2012"},
      {"a bare month does not", "2012年8月に合意し、10月に締結", "2012-08"},
  }));
  INFO(row.why);
  CHECK(dates_of(row.text) == row.dates);
}

TEST_CASE("a line of a timeline takes era and year from the dated line before", "[calendar]") {
  const auto row = GENERATE(values<Row>({
      {"months of one year",
       "- 平成 16 年 10 月 「港湾視察」（函館市）\n11 月 「商談会」\n12 月 調印",
       "2004-10 2004-11 2004-12"},
      {"years of one era", "- 平成 16 年 10 月 視察\n- 17 年 1 月 会議\n2 月 来訪",
       "2004-10 2005-01 2005-02"},
      {"the era turns",
       "- 30年 5月 式典\n- 平成30年 5月 式典\n8月 来訪\n- 令和 元年 7月 来訪\n9月 式典",
       "2018-05 2018-08 2019-07 2019-09"},
      {"years after the turn",
       "・令和 元年 7月 来訪\n・2年 9月 展覧会\n4年11月 商談会\n●7年 5月 会議\n5月 式典",
       "2019-07 2020-09 2022-11 2025-05 2025-05"},
      {"marks without a blank", "-2012/04/01 会談\n-5月 就航", "2012-04-01 2012-05"},
      {"days", "○昭和62年4月1日 提携\n○6月3日 来訪\n○63年1月5日 派遣",
       "1987-04-01 1987-06-03 1988-01-05"},
      {"Gregorian years", "※ 2012年4月 会談\n※ 10月 就航\n※ 2013年7月 会談\n12月 再訪",
       "2012-04 2012-10 2013-07 2013-12"},
      {"kanji numerals, full width", "　平成十六年十月 視察\r\n　十七年一月 会議\r\n　２月 来訪",
       "2004-10 2005-01 2005-02"},
      {"year alone before a blank", "平成16年 締結\n17年　会議\n18年3月 訪問", "2004 2005 2006-03"},
      {"a line without a date between", "- 23 年\n- 平成23年10月 会議\n商談ツアー\n- 24年9月 来訪",
       "2011-10 2012-09"},
      {"a date within a line does not count",
       "- 21年\n- 平成17年9月 商談会（平成21年度まで継続）\n11月 展示会", "2005-09 2009 2005-11"},
      {"anniversaries and counts go on",
       "平成16年10月 締結\n10周年記念式典\n3か月研修\n第2年次\n5年間", "2004-10"},
      {"no dated line before", "11月 会議\n17年1月 来訪", ""},
      {"a date in a sentence begins no timeline", "知事は平成16年12月に調印した。\n11月 会議",
       "2004-12"},
      {"an era that is not said", "平成30年5月 式典\n元年7月 来訪\n9月 式典", "2018-05"},
      {"two-digit western years break the chain", "2004年10月 視察\n05年3月 来訪\n4月 会議",
       "2004-10"},
      {"impossible month", "平成16年10月 視察\n13月 会議\n17年14月 来訪\n12月 調印", "2004-10"},
      {"the same year begins a line", "平成16年10月 視察\n同年11月 来訪\n17年1月 会議",
       "2004-10 2004-11 2005-01"},
  }));
  INFO(row.why);
  CHECK(dates_of(row.text) == row.dates);
}

TEST_CASE("a mention covers exactly the wording of the date", "[calendar]") {
  struct Span {
    std::string text;
    std::vector<std::string> wordings;
  };
  const auto row = GENERATE(values<Span>({
      {"協定（平成 16 年 12 月 24 日）", {"平成 16 年 12 月 24 日"}},
      {"２００４年１２月 会議", {"２００４年１２月"}},
      {"2004年 3 回", {"2004年"}},
      {"平成16年13月", {"平成16年"}},
      {"1979年（昭和54年）5月1日に", {"1979年（昭和54年）5月1日"}},
      {"\xFF㍻16年\xE5\xB9", {"㍻16年"}},
      {"- 平成16年10月 A\n- 17 年 1 月 B", {"平成16年10月", "17 年 1 月"}},
  }));
  INFO(row.text);
  CHECK(wordings_of(row.text) == row.wordings);
}

TEST_CASE("ill-formed, cut and endless texts are read to their end", "[calendar]") {
  const std::string date = "平成16年12月24日";
  for (std::size_t size = 0; size <= date.size(); ++size) {
    INFO(size);
    CHECK(find_dates(date.substr(0, size)).size() <= 1);
    CHECK(find_dates(date.substr(size)).size() <= 1);
  }
  constexpr std::size_t kMany = 100'000;
  std::string next_years = "2004年";
  for (std::size_t i = 0; i < kMany; ++i) next_years += "翌年";
  CHECK(find_dates(next_years).size() == 197);  // as far as 2200
  CHECK(find_dates(std::string(kMany, '1')).empty());
  CHECK(find_dates(std::string(kMany, '\xE5')).empty());
  CHECK(find_dates("2004年" + std::string(kMany, ' ') + "12月").size() == 1);
}

}  // namespace
}  // namespace musubi
