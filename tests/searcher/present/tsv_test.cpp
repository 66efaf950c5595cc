#include "searcher/present/tsv.h"

#include <algorithm>
#include <limits>
#include <sstream>

#include "common/text/utf8.h"
#include "tests/catch.h"
#include "tests/searcher/present/answer_fixture.h"

namespace musubi {

TEST_CASE("the table has a header and a line for each hit", "[present]") {
  Answer answer = sample_answer();
  answer.hits.resize(1);
  CHECK(present_tsv(answer) ==
        "rank\tscore\tid\ttitle\tprefecture\tcountry\tdomain\torganization\tpartner\tdate\turl\t"
        "path\tsnippet\n"
        "1\t12.3400\tagreements.csv#1\t経済交流に関する覚書\t青森県\t中国\t経済;観光\t青森県\t"
        "中国/大連市\t2004-12-24\thttps://example.jp/dalian\tagreements.csv\t"
        "県と大連市は、経済の分野で協力する。\n");
}

TEST_CASE("without hits the table is its header", "[present]") {
  const std::string table = present_tsv(Answer());
  CHECK(table.starts_with("rank\tscore\tid\t"));
  CHECK(std::count(table.begin(), table.end(), '\n') == 1);
}

TEST_CASE("no value breaks the columns of the table", "[present]") {
  const std::string table = present_tsv(hostile_answer());
  CHECK(table == printable(table));
  std::istringstream lines(table);
  int count = 0;
  for (std::string line; std::getline(lines, line); ++count) {
    CHECK(std::count(line.begin(), line.end(), '\t') == 12);
  }
  CHECK(count == 3);
}

TEST_CASE("control characters become spaces in the table", "[present]") {
  Answer answer = sample_answer();
  answer.hits.resize(1);
  answer.hits[0].title = "青森\t県\r\nと\x1b大連";
  answer.hits[0].score = std::numeric_limits<double>::quiet_NaN();
  const std::string table = present_tsv(answer);
  CHECK(table.find("\n1\t0.0000\tagreements.csv#1\t青森 県  と 大連\t") != std::string::npos);
}

TEST_CASE("no cell is a formula for a spreadsheet", "[present]") {
  for (const char mark : {'=', '+', '-', '@'}) {
    Answer answer = sample_answer();
    answer.hits.resize(1);
    Hit& hit = answer.hits[0];
    const std::string formula = mark + std::string("cmd|' /C calc'!A0");
    hit.id = hit.title = hit.partner = hit.url = hit.path = hit.snippet = hit.date = formula;
    hit.organization = hit.domain = hit.country = hit.prefecture = {formula};
    std::istringstream table(present_tsv(answer));
    std::string line;
    std::getline(table, line);
    std::getline(table, line);
    std::istringstream cells(line);
    int count = 0;
    for (std::string cell; std::getline(cells, cell, '\t'); ++count) {
      CHECK(std::string("=+-@").find(cell.front()) == std::string::npos);
    }
    CHECK(count == 13);
    CHECK(line.find("\t'" + formula + "\t") != std::string::npos);
  }
}

}  // namespace musubi
