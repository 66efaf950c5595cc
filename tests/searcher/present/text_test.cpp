#include "searcher/present/text.h"

#include <limits>
#include <sstream>
#include <string>
#include <vector>

#include "common/text/utf8.h"
#include "searcher/present/facet_tables.h"
#include "tests/catch.h"
#include "tests/searcher/present/answer_fixture.h"

namespace musubi {

namespace {

TextStyle plain(int columns) {
  TextStyle style;
  style.columns = columns;
  return style;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("an answer reads well at 80 columns", "[present]") {
  CHECK(present_text(sample_answer(), plain(80)) ==
        R"(「大連 経済」 全7件中 1〜2件 (3.1 ms)
絞り込み: 都道府県:青森県

 1. 経済交流に関する覚書
    青森県 → 中国 / 経済・観光 / 2004-12-24 / 青森県 – 中国/大連市
    県と大連市は、経済の分野で協力する。
    https://example.jp/dalian
    agreements.csv#1

 2. 経済交流に関する覚書
    青森県 → 中国 / 経済・観光 / 2004-12-24 / 青森県 – 中国/大連市
    県と大連市は、経済の分野で協力する。
    https://example.jp/dalian
    agreements.csv#2

都道府県             国・地域
* 青森県 8 ████████    中国 7 ████████
  宮城県 4 ████
  北海道 1 █

ほか 5 件。続きは --offset 2
)");
}

TEST_CASE("long texts keep within the columns", "[present]") {
  const int columns = GENERATE(20, 40, 80, 120, 200);
  const AmbiguousWidth ambiguous = GENERATE(AmbiguousWidth::Narrow, AmbiguousWidth::Wide);
  Answer answer = hostile_answer();
  Hit& hit = answer.hits.front();
  hit.url = hit.path = "";
  hit.id = "a#1";
  for (int i = 0; i < 30; ++i) {
    hit.domain.emplace_back("産業振興");
    answer.facets[2].counts.push_back({"分野の名" + std::to_string(i), 123'456, i % 2 == 0});
  }
  answer.hits.resize(1);
  TextStyle style = plain(columns);
  style.ambiguous = ambiguous;
  for (const std::string& line : lines_of(present_text(answer, style))) {
    INFO(line);
    CHECK(display_width(line, ambiguous) <= columns);
  }
}

TEST_CASE("addresses stay whole, so that they can be copied", "[present]") {
  Answer answer = sample_answer();
  answer.hits[0].url = "https://example.jp/" + std::string(200, 'a');
  CHECK(contains(present_text(answer, plain(40)), "    " + answer.hits[0].url + "\n"));
}

TEST_CASE("a link to a PDF leads to the page of the passage", "[present]") {
  Answer answer = sample_answer();
  answer.hits = {sample_hit(1)};
  Hit& hit = answer.hits.front();
  hit.url.clear();
  hit.file = "/srv/100% 協定.pdf";
  hit.place = "3ページ";
  TextStyle style;
  style.links = true;
  const std::string address = "\x1b]8;;file:///srv/100%25%20%E5%8D%94%E5%AE%9A.pdf#page=3\x1b\\";
  CHECK(present_text(answer, style).find(address) != std::string::npos);
  style.layout = Layout::Brief;
  CHECK(present_text(answer, style).find(address) != std::string::npos);
  hit.file = "/srv/slides.pptx";
  CHECK(present_text(answer, style).find("slides.pptx\x1b") != std::string::npos);
}

TEST_CASE("a link to a workbook leads to the row of its sheet", "[present]") {
  Answer answer = sample_answer();
  answer.hits = {sample_hit(1)};
  Hit& hit = answer.hits.front();
  hit.url.clear();
  hit.file = "/srv/一覧.XLSX";
  hit.place = "甲's #1 12行目";
  TextStyle style;
  style.links = true;
  const std::string address =
      "\x1b]8;;file:///srv/%E4%B8%80%E8%A6%A7.XLSX#'%E7%94%B2''s%20%231'!A12";
  CHECK(present_text(answer, style).find(address + "\x1b\\") != std::string::npos);
  for (const char* place : {"3ページ", "甲 図形", "12行目"}) {
    hit.place = place;
    CHECK(present_text(answer, style).find(".XLSX\x1b\\") != std::string::npos);
  }
}

TEST_CASE("nothing that a document holds reaches the terminal raw", "[present]") {
  TextStyle style = plain(80);
  SECTION("without colour there is no escape sequence at all") {
    const std::string text = present_text(hostile_answer(), style);
    CHECK(text == printable(text));
  }
  SECTION("with colour there are only ours") {
    style.color = true;
    const std::string text = present_text(hostile_answer(), style);
    for (std::size_t at = text.find('\x1b'); at != std::string::npos;
         at = text.find('\x1b', at + 1)) {
      const std::string sequence = text.substr(at + 1, text.find('m', at) - at);
      CHECK((sequence == "[0m" || sequence == "[1m" || sequence == "[2m" || sequence == "[36m" ||
             sequence == "[1;31m"));
    }
  }
}

TEST_CASE("matched words stand out in colour", "[present]") {
  TextStyle style = plain(80);
  style.color = true;
  const std::string text = present_text(sample_answer(), style);
  CHECK(contains(text, "\x1b[1;31m経済\x1b[0m\x1b[1m交流に関する覚書\x1b[0m"));
  CHECK(contains(text, "県と\x1b[1;31m大連\x1b[0m市は、\x1b[1;31m経済\x1b[0mの分野で"));
}

TEST_CASE("a highlight goes on over the end of a line", "[present]") {
  Answer answer = sample_answer();
  answer.hits[0].snippet = "青森県大連市経済交流";
  answer.hits[0].highlights = {{2, 8}};
  TextStyle style = plain(12);
  style.color = true;
  const std::string text = present_text(answer, style);
  CHECK(contains(text, "    青森\x1b[1;31m県大\x1b[0m\n    \x1b[1;31m連市経済\x1b[0m\n    交流\n"));
}

TEST_CASE("colour changes nothing but colour", "[present]") {
  TextStyle style = plain(80);
  const std::string bare = present_text(sample_answer(), style);
  style.color = true;
  std::string stripped;
  const std::string colored = present_text(sample_answer(), style);
  for (std::size_t at = 0; at < colored.size(); ++at) {
    if (colored[at] == '\x1b') {
      at = colored.find('m', at);
    } else {
      stripped += colored[at];
    }
  }
  CHECK(stripped == bare);
}

TEST_CASE("what is not known is left out", "[present]") {
  Answer answer;
  answer.total = 1;
  Hit hit;
  hit.rank = 1;
  hit.country = {"韓国"};
  hit.year = {1999};
  hit.id = "notes.txt#1";
  answer.hits = {hit};
  CHECK(present_text(answer, plain(80)) ==
        "すべての文書 全1件中 1〜1件 (0.0 ms)\n\n"
        " 1. （無題）\n    韓国 / 1999\n    notes.txt#1\n");
}

TEST_CASE("the answer says what it did and what else it could do", "[present]") {
  Answer answer = sample_answer();
  answer.suggestion = "大連 経済交流";
  answer.notes = {"一部の語だけを含む文書です。"};
  answer.filters = {{"都道府県", "青森県"}, {"都道府県", "岩手県"}, {"分野", "経済"}};
  answer.total = 12573;
  answer.offset = 10;
  const std::string text = present_text(answer, plain(80));
  CHECK(contains(text, "全12,573件中 11〜12件"));
  CHECK(contains(text, "絞り込み: 都道府県:(青森県 OR 岩手県) 分野:経済\n"));
  CHECK(contains(text, "もしかして: 大連 経済交流\n"));
  CHECK(contains(text, "※ 一部の語だけを含む文書です。\n"));
  CHECK(text.ends_with("ほか 12,561 件。続きは --offset 12\n"));
}

TEST_CASE("the last page promises no more", "[present]") {
  Answer answer = sample_answer();
  answer.total = 2;
  CHECK_FALSE(contains(present_text(answer, plain(80)), "--offset"));
}

TEST_CASE("an empty answer helps on", "[present]") {
  Answer answer;
  answer.query = "大蓮";
  answer.suggestion = "大連";
  SECTION("a query alone") {
    answer.words_at_fault = 2;
    const std::string text = present_text(answer, plain(80));
    CHECK(text.starts_with("「大蓮」 全0件"));
    CHECK(contains(text, "もしかして: 大連\n"));
    CHECK(contains(text, "該当する文書はありませんでした。"));
    CHECK(contains(text, "語を減らす"));
    CHECK(contains(text, "--domain"));
  }
  SECTION("a word alone") {
    answer.words_at_fault = 1;
    const std::string text = present_text(answer, plain(80));
    CHECK(contains(text, "・別の言い方でお試しください。"));
    CHECK_FALSE(contains(text, "語を減らす"));
  }
  SECTION("with filters") {
    answer.filters = {{"分野", "鉱業"}};
    const std::string text = present_text(answer, plain(80));
    CHECK(contains(text, "絞り込み（分野:鉱業）を外す"));
    // They are why nothing is found.
    CHECK_FALSE(contains(text, "別の言い方"));
  }
  SECTION("filters alone") {
    answer.query = " ";
    answer.filters = {{"分野", "鉱業"}};
    const std::string text = present_text(answer, plain(80));
    CHECK(text.starts_with("すべての文書 全0件"));
    CHECK_FALSE(contains(text, "語を減らす"));
  }
  SECTION("behind the last page") {
    answer.total = 7;
    answer.offset = 70;
    const std::string text = present_text(answer, plain(80));
    CHECK(contains(text, "全7件"));
    CHECK(contains(text, "7 件のすべてが、これより前のページ"));
  }
}

TEST_CASE("facets are left out on request", "[present]") {
  TextStyle style = plain(80);
  style.show_facets = false;
  CHECK_FALSE(contains(present_text(sample_answer(), style), "国・地域"));
}

TEST_CASE("a facet shows ten values and the chosen ones", "[present]") {
  FacetResult facet{"domain", "分野", {}};
  for (int i = 0; i < 15; ++i) facet.counts.push_back({"値" + std::to_string(i), 100, i == 13});
  const std::string table = facet_tables({facet}, plain(80));
  CHECK(contains(table, "  値9 "));
  CHECK_FALSE(contains(table, "値10"));
  CHECK(contains(table, "* 値13 "));
  CHECK(contains(table, "  ほか 4 分野\n"));
}

TEST_CASE("bars are as long as their share of the largest", "[present]") {
  const std::vector<FacetResult> facets = {
      {"country",
       "国・地域",
       {{"中国", 64, false}, {"韓国", 33, false}, {"タイ", 1, false}, {"台湾", 0, false}}}};
  CHECK(facet_tables(facets, plain(80)) ==
        "国・地域\n"
        "  中国 64 ████████\n"
        "  韓国 33 ████▏\n"
        "  タイ  1 ▏\n"
        "  台湾  0 \n");
  TextStyle wide = plain(80);
  wide.ambiguous = AmbiguousWidth::Wide;
  CHECK(contains(facet_tables(facets, wide), "中国 64 ████\n"));
}

TEST_CASE("tables stand side by side as far as the columns allow", "[present]") {
  std::vector<FacetResult> facets;
  for (const char* label : {"都道府県", "国・地域", "分野", "年"}) {
    facets.push_back({label, label, {{"値の名前", 5, false}}});
  }
  const auto heading_lines = [&](int columns) {
    std::size_t lines = 0;
    for (const std::string& line : lines_of(facet_tables(facets, plain(columns)))) {
      if (!line.empty() && !line.starts_with(' ')) ++lines;
    }
    return lines;
  };
  CHECK(heading_lines(20) == 4);
  CHECK(heading_lines(40) == 2);
  CHECK(heading_lines(80) == 2);
  CHECK(heading_lines(120) == 1);
}

TEST_CASE("large numbers are grouped by thousands", "[present]") {
  CHECK(grouped(0) == "0");
  CHECK(grouped(999) == "999");
  CHECK(grouped(1000) == "1,000");
  CHECK(grouped(12573) == "12,573");
  CHECK(grouped(std::numeric_limits<std::uint64_t>::max()) == "18,446,744,073,709,551,615");
}

}  // namespace musubi
