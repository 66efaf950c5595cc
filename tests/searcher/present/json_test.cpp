#include "searcher/present/json.h"

#include <limits>
#include <nlohmann/json.hpp>

#include "common/text/utf8.h"
#include "tests/catch.h"
#include "tests/searcher/present/answer_fixture.h"

namespace musubi {

using Json = nlohmann::ordered_json;

TEST_CASE("the JSON answer keeps the keys that programs rely on", "[present]") {
  Answer answer = sample_answer();
  answer.hits.resize(1);
  const Json json = Json::parse(present_json(answer));
  CHECK(json["query"] == "大連 経済");
  CHECK(json["total"] == 7);
  CHECK(json["offset"] == 0);
  CHECK(json["took_ms"] == 3.1);
  CHECK(json["suggestion"].is_null());
  CHECK(json["hits"] == Json::parse(R"([{
      "rank": 1, "score": 12.34, "id": "agreements.csv#1", "title": "経済交流に関する覚書",
      "prefecture": ["青森県"], "country": ["中国"], "domain": ["経済", "観光"],
      "organization": ["青森県"], "municipality": [], "partners": [], "kind": [],
      "partner": "中国/大連市", "date": "2004-12-24", "year": [2004],
      "url": "https://example.jp/dalian", "path": "agreements.csv", "place": "",
      "snippet": "県と大連市は、経済の分野で協力する。", "highlights": [[2, 4], [7, 9]],
      "title_highlights": [[0, 2]]}])"));
  CHECK(json["facets"]["prefecture"][0] ==
        Json({{"value", "青森県"}, {"count", 8}, {"chosen", true}}));
  CHECK(json["filters"] == Json::parse(R"([{"label": "都道府県", "value": "青森県"}])"));
}

TEST_CASE("the JSON answer names every facet, counted or not", "[present]") {
  const Json facets = Json::parse(present_json(Answer()))["facets"];
  for (const char* name : {"prefecture", "country", "domain", "year", "organization"}) {
    INFO(name);
    CHECK(facets[name] == Json::array());
  }
}

TEST_CASE("lists stay lists with no value, one or two", "[present]") {
  Answer answer;
  answer.hits.resize(1);
  answer.hits[0].domain = {"経済", "観光"};
  answer.hits[0].country = {"中国"};
  const Json hit = Json::parse(present_json(answer))["hits"][0];
  CHECK(hit["domain"] == Json::array({"経済", "観光"}));
  CHECK(hit["country"] == Json::array({"中国"}));
  CHECK(hit["prefecture"] == Json::array());
  CHECK(hit["highlights"] == Json::array());
}

TEST_CASE("the JSON answer is one readable line that is safe to print", "[present]") {
  const std::string line = present_json(hostile_answer());
  CHECK(line.find('\n') == line.size() - 1);
  CHECK(line.substr(0, line.size() - 1) == printable(line.substr(0, line.size() - 1)));
  CHECK(line.find('\x1b') == std::string::npos);
  CHECK(line.find("赤") != std::string::npos);
  const Json json = Json::parse(line);
  CHECK(json["notes"][0] == "\x1b[31m赤\r\n\t\x07\u009B2J\u202Egpj\uFFFD\uFFFD");
}

TEST_CASE("a number that is none becomes 0 in JSON", "[present]") {
  Answer answer = sample_answer();
  answer.took_ms = std::numeric_limits<double>::quiet_NaN();
  answer.hits[0].score = std::numeric_limits<double>::infinity();
  const Json json = Json::parse(present_json(answer));
  CHECK(json["took_ms"] == 0.0);
  CHECK(json["hits"][0]["score"] == 0.0);
}

TEST_CASE("a suggestion is a string in JSON", "[present]") {
  Answer answer;
  answer.suggestion = "大連";
  CHECK(Json::parse(present_json(answer))["suggestion"] == "大連");
}

}  // namespace musubi
