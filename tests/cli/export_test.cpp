// indexer --export solr: documents for another engine, analyzed by ours.
#include <unicode/unistr.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "tests/catch.h"
#include "tests/cli/corpus_index.h"
#include "tests/cli/program.h"

using Catch::Matchers::ContainsSubstring;
using musubi::test::corpus_index;
using musubi::test::Outcome;
using musubi::test::run;
using musubi::test::TemporaryFolder;
using nlohmann::json;

namespace {

std::vector<json> exported(const std::string& index) {
  const Outcome outcome = run("indexer", {"--index", index, "--export", "solr"});
  INFO(outcome.err);
  REQUIRE(outcome.status == 0);
  std::vector<json> documents;
  std::istringstream lines(outcome.out);
  for (std::string line; std::getline(lines, line);) documents.push_back(json::parse(line));
  return documents;
}

// A field as its format has it: what each token is cut from.
struct Token {
  std::string term, surface;
  int begin = 0;
  bool operator==(const Token&) const = default;
};

std::vector<Token> tokens_of(const json& field) {
  const json text = json::parse(field.get<std::string>());
  CHECK(text["v"] == "1");
  const auto shown = icu::UnicodeString::fromUTF8(text["str"].get<std::string>());
  std::vector<Token> tokens;
  int before = 0;
  for (const json& token : text["tokens"]) {
    const int begin = token["s"], end = token["e"], step = token["i"];
    CHECK(begin >= before);
    CHECK(end >= begin);
    CHECK(end <= shown.length());
    CHECK(step >= (tokens.empty() ? 1 : 0));
    before = begin;
    Token& added = tokens.emplace_back(Token{token["t"], "", begin});
    shown.tempSubStringBetween(begin, end).toUTF8String(added.surface);
  }
  return tokens;
}

}  // namespace

TEST_CASE("exported texts have our terms where they stand", "[cli][export]") {
  const TemporaryFolder folder;
  const std::string source = folder.write(
      "a.jsonl",
      R"({"id":"a","title":"😀関西電力","body":"ﾍﾞﾄﾅﾑの国際交\n流を訪れた。","country":"ベトナム",)"
      R"("prefecture":["大阪府","京都府"],"date":"2004-12","url":"https://example.jp/"})");
  const std::string index = (folder / "index").string();
  REQUIRE(run("indexer", {"--index", index, source}).status == 0);
  const auto documents = exported(index);
  REQUIRE(documents.size() == 1);
  const json& document = documents.front();
  CHECK(document["id"] == "a");
  CHECK(document["url"] == "https://example.jp/");
  CHECK(document["country"] == json{"ベトナム"});
  CHECK(document["prefecture"] == json{"大阪府", "京都府"});
  CHECK(document["signed_on"] == json{"2004-12"});
  CHECK_FALSE(document.contains("partner"));

  const auto has = [](const std::vector<Token>& tokens, const Token& wanted) {
    return std::find(tokens.begin(), tokens.end(), wanted) != tokens.end();
  };
  const auto title = tokens_of(document["title"]);
  CHECK(has(title, {"関西電力", "関西電力", 2}));  // the face is two units
  CHECK(has(title, {"電力", "電力", 4}));
  const auto body = tokens_of(document["body"]);
  CHECK(has(body, {"ベトナム", "ﾍﾞﾄﾅﾑ", 0}));
  CHECK(has(body, {"国際", "国際", 6}));
  CHECK(has(body, {"訪れる", "訪れ", 12}));
  const int length = icu::UnicodeString::fromUTF8("ﾍﾞﾄﾅﾑの国際交\n流を訪れた。").length();
  CHECK(has(body, {"交流", "", length}));  // cut by a line end
}

TEST_CASE("every live document is exported, with every word it is found by", "[cli][export]") {
  std::map<std::string, std::set<std::string>> terms;
  for (const json& document : exported(corpus_index())) {
    auto& of_document = terms[document["id"]];
    for (const char* text : {"title", "body", "partner", "also"}) {
      if (!document.contains(text)) continue;
      for (const Token& token : tokens_of(document[text])) of_document.insert(token.term);
    }
  }
  const json all = musubi::test::search_json({"--limit", "10000", "--all-copies"});
  CHECK(terms.size() == all["total"]);
  for (const std::string word : {"大連", "結ぶ", "訪問", "協定"}) {
    INFO(word);
    const json found = musubi::test::search_json(
        {word, "--limit", "10000", "--all-copies", "--own-synonyms-only"});
    CHECK(found["hits"].size() > 0);
    for (const json& hit : found["hits"]) {
      INFO(hit["id"]);
      CHECK(terms[hit["id"]].count(word) == 1);
    }
  }
}

TEST_CASE("an export that cannot be written or is not known fails", "[cli][export]") {
  const Outcome full = run("/bin/sh", {"-c", "exec \"$0\" --index \"$1\" --export solr >/dev/full",
                                       musubi::test::tested_program("indexer"), corpus_index()});
  CHECK(full.status == 2);
  CHECK_THAT(full.err, ContainsSubstring("cannot write the documents"));
  const Outcome unknown = run("indexer", {"--index", corpus_index(), "--export", "csv"});
  CHECK(unknown.status == 2);
  CHECK_THAT(unknown.err, ContainsSubstring("solr"));
  const Outcome two = run("indexer", {"--index", corpus_index(), "--export", "solr", "--list"});
  CHECK(two.status == 2);
  CHECK_THAT(two.err, ContainsSubstring("two things to do"));
}
