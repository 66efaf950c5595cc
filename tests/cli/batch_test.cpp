#include <sstream>

#include "tests/catch.h"
#include "tests/cli/corpus_index.h"

using musubi::test::corpus_index;
using musubi::test::Outcome;
using musubi::test::run;
using musubi::test::TemporaryFolder;
using nlohmann::json;

namespace {

// searcher --batch with `lines` as its input.
Outcome batch(const std::string& lines, const std::string& options = "") {
  return musubi::test::run_batch(corpus_index(), lines, options);
}

std::vector<json> answers_of(const Outcome& outcome) {
  std::vector<json> answers;
  std::istringstream lines(outcome.out);
  for (std::string line; std::getline(lines, line);) {
    answers.push_back(json::parse(line));
    answers.back().erase("took_ms");
  }
  return answers;
}

}  // namespace

TEST_CASE("a batch answers each line as the searcher does one query", "[cli][batch]") {
  const Outcome outcome = batch("大連 経済\n\"友好交流\"\r\nzzzqqq\n観光", "--country 中国");
  CHECK(outcome.status == 0);
  CHECK(outcome.err.empty());
  const auto answers = answers_of(outcome);
  const std::vector<std::string> queries = {"大連 経済", "\"友好交流\"", "zzzqqq", "観光"};
  REQUIRE(answers.size() == queries.size());
  for (std::size_t i = 0; i < queries.size(); ++i) {
    json alone = musubi::test::search_json({"--country", "中国", queries[i]});
    alone.erase("took_ms");
    CHECK(answers[i] == alone);
  }
}

TEST_CASE("an error of one query in a batch leaves the others alone", "[cli][batch]") {
  const Outcome outcome = batch("大連\n\n" + std::string(1 << 20, 'a') + "\n瀋陽\n");
  CHECK(outcome.status == 2);
  CHECK(outcome.err.find("2 of 4 queries") != std::string::npos);
  const auto answers = answers_of(outcome);
  REQUIRE(answers.size() == 4);
  CHECK(answers[0]["total"] > 0);
  CHECK(answers[1]["error"] == "the query holds nothing to search for");
  CHECK(answers[2]["error"].get<std::string>().find("longer than") != std::string::npos);
  CHECK(answers[3]["total"] > 0);
}

TEST_CASE("the exit status of a batch tells whether anything was found", "[cli][batch]") {
  struct Row {
    std::string why, lines;
    int status;
    std::size_t answers;
  };
  const auto row = GENERATE(values<Row>({
      {"a hit for one of two", "zzzqqq\n大連\n", 0, 2},
      {"no hit for any", "zzzqqq\n", 1, 1},
      {"no query", "", 1, 0},
  }));
  INFO(row.why);
  const Outcome outcome = batch(row.lines);
  CHECK(outcome.status == row.status);
  CHECK(answers_of(outcome).size() == row.answers);
}

TEST_CASE("a batch takes no query of the command line", "[cli][batch]") {
  for (const char* options : {"大連", "--like some-id"}) {
    const Outcome outcome = batch("大連\n", options);
    CHECK(outcome.status == 2);
    CHECK(outcome.out.empty());
    CHECK(outcome.err.find("--batch") != std::string::npos);
  }
  CHECK(batch("大連\n", "> /dev/full").status == 2);
}

TEST_CASE("a batch goes on with the generation that is live at each line", "[cli][batch]") {
  const TemporaryFolder folder;
  folder.write("docs/a.txt", "大連市との交流\n");
  folder.write("later/b.txt", "瀋陽市との交流\n");
  // Each query is sent when the answer before it is there; the index is published anew, twice,
  // and then taken away: what is open still answers.
  const std::string script = R"sh(
    set -e; cd "$1"; export MUSUBI_INDEX=index
    answered() { for i in $(seq 200); do [ "$(wc -l < out)" -ge "$1" ] && return; sleep 0.05; done; }
    indexer docs; mkfifo queries; : > out
    searcher --batch < queries > out 2> err & searcher=$!
    exec 3> queries
    echo 瀋陽 >&3; answered 1
    cp later/b.txt docs; indexer docs
    echo 瀋陽 >&3; echo 大連 >&3; answered 3
    rm docs/a.txt; indexer --max-shrink 100% docs
    echo 大連 >&3; answered 4
    mv index elsewhere
    echo 瀋陽 >&3; echo 瀋陽 >&3
    exec 3>&-; wait $searcher; cat out; cat err >&2
  )sh";
  const Outcome outcome = run("/bin/sh", {"-c", script, "sh", folder.path().string()},
                              {{"PATH", musubi::test::tested_folder() + ":/usr/bin:/bin"}});
  INFO(outcome.err);
  CHECK(outcome.status == 0);
  std::vector<int> totals;
  for (const json& answer : answers_of(outcome)) {
    totals.push_back(answer.contains("total") ? answer["total"].get<int>() : -1);
  }
  CHECK(totals == std::vector<int>{0, 1, 1, 0, 1, 1});
  CHECK_THAT(outcome.err, Catch::Matchers::ContainsSubstring("the old one goes on"));
}

TEST_CASE("a line of particles alone is searched as letters, and says so", "[cli][batch]") {
  const Outcome outcome = batch("の\n大連\nそれは\n");
  CHECK(outcome.status == 0);
  CHECK(outcome.err.empty());
  const auto answers = answers_of(outcome);
  REQUIRE(answers.size() == 3);
  for (const std::size_t number : {0U, 2U}) {
    CHECK(answers[number]["notes"].size() == 1);
    CHECK(!answers[number].contains("error"));
  }
  CHECK(answers[1]["total"] > 0);
  CHECK(answers[0]["total"] > 0);
}

TEST_CASE("each line that goes wrong is answered with an error in its place", "[cli][batch]") {
  const Outcome outcome =
      batch(std::string(40'000, 'a') + "\n大連\n\x82\xCC\n(大連\ndate:いつか\n瀋陽\n");
  const auto answers = answers_of(outcome);
  REQUIRE(answers.size() == 6);
  CHECK(answers[0].contains("error"));
  CHECK(answers[1]["total"] > 0);
  CHECK_THAT(answers[2]["error"].get<std::string>(), Catch::Matchers::ContainsSubstring("UTF-8"));
  CHECK(answers[5]["total"] > 0);
}

TEST_CASE("a line of a batch may be a request with filters of its own", "[cli][batch]") {
  const Outcome outcome = batch(
      "{\"id\": 7, \"query\": \"大連\", \"country\": [\"中国\"], \"offset\": 1, \"limit\": 2}\n"
      "大連\n"
      "{\"id\": \"b\", \"query\": \"かんこ\", \"prefix\": true, \"facets\": false}\n"
      "{\"query\": \"大連\", \"colour\": 1}\n"
      "{not json\n"
      "{\"id\": 9, \"facets\": [\"region\"]}\n"
      "{\"id\": 18446744073709551615, \"colour\": 1}\n"
      "{\"id\": 18446744073709551616, \"query\": \"大連\"}\n"
      "{\"id\": 7.5, \"query\": \"大連\"}\n");
  const auto answers = answers_of(outcome);
  REQUIRE(answers.size() == 9);
  CHECK(answers[0]["id"] == 7);
  CHECK(answers[0]["hits"].size() == 2);
  CHECK(answers[0]["hits"][0]["rank"] == 2);
  CHECK_FALSE(answers[1].contains("id"));
  CHECK(answers[1]["offset"] == 0);
  CHECK(answers[2]["id"] == "b");
  CHECK(answers[2]["total"] > 0);
  CHECK(answers[2]["facets"]["country"].empty());
  CHECK(answers[3]["error"].get<std::string>().find("colour") != std::string::npos);
  CHECK(answers[4]["error"].get<std::string>().find("JSON") != std::string::npos);
  CHECK(answers[5]["id"] == 9);
  CHECK(answers[5]["total"] == 48);
  CHECK_FALSE(answers[5]["facets"]["region"].empty());
  CHECK(answers[5]["facets"]["prefecture"].empty());
  // An id comes back as it was, with an error too; one that could not is an error.
  CHECK(answers[6]["id"] == 18446744073709551615U);
  CHECK(answers[6].contains("error"));
  for (const std::size_t no_id : {7U, 8U}) {
    CHECK_FALSE(answers[no_id].contains("id"));
    CHECK(answers[no_id]["error"].get<std::string>().find("id") != std::string::npos);
  }
}

TEST_CASE("a batch tells errors and notes in the language of who asks", "[cli][batch]") {
  const std::string lines = "{\"query\": \n{\"colour\": 1}\n大連 空飛ぶ絨毯\n";
  const auto japanese = answers_of(batch(lines, "--lang ja"));
  const auto english = answers_of(batch(lines, "--lang en"));
  REQUIRE(japanese.size() == 3);
  REQUIRE(english.size() == 3);
  CHECK(japanese[0]["error"] == "行が { で始まっていますが、JSON として正しくありません");
  CHECK(english[0]["error"] == "the line begins with { and is no valid JSON");
  CHECK(japanese[1]["error"] == "JSON の検索要求に使えないキーか値です: colour");
  CHECK(english[2]["notes"].back() == "No document has 「空飛ぶ絨毯」.");
  CHECK(japanese[2]["notes"].back() == "「空飛ぶ絨毯」を含む文書はありません。");
}

TEST_CASE("a request is cancelled by its id, and is answered so", "[cli][batch]") {
  const Outcome outcome = batch(
      "{\"id\": 1, \"query\": \"大連\"}\n{\"id\": \"b\", \"query\": \"経済\"}\n"
      "{\"cancel\": \"b\"}\n{\"cancel\": 7}\n{\"id\": 3, \"query\": \"瀋陽\"}\n");
  CHECK(outcome.status == 0);
  const auto answers = answers_of(outcome);
  REQUIRE(answers.size() == 3);
  CHECK(answers[0]["total"] > 0);
  CHECK(answers[1] == json{{"id", "b"}, {"cancelled", true}});
  CHECK(answers[2]["id"] == 3);
  // What comes behind has nothing to do with it, whatever its id.
  const auto later = answers_of(batch("{\"cancel\": 7}\n{\"id\": 7, \"query\": \"大連\"}\n"));
  REQUIRE(later.size() == 1);
  CHECK(later[0]["total"] > 0);
}

TEST_CASE("a request names the facets that it wants", "[cli][batch]") {
  const auto answers = answers_of(batch(
      "{\"query\": \"交流\", \"facets\": [\"country\", \"年\"], \"region\": \"東北\", "
      "\"since\": \"2001-01-01\"}\n"
      "{\"query\": \"交流\", \"facets\": [\"colour\"]}\n{\"query\": \"交流\", \"facets\": 1}\n"));
  REQUIRE(answers.size() == 3);
  CHECK(!answers[0]["facets"]["country"].empty());
  CHECK(!answers[0]["facets"]["year"].empty());
  CHECK(answers[0]["facets"]["domain"].empty());
  CHECK(answers[1].contains("error"));
  CHECK(answers[2].contains("error"));
}

TEST_CASE("of a line that is too long no more is echoed than tells which it was", "[cli][batch]") {
  const auto answers = answers_of(batch(std::string(60'000, 'a') + "\n大連\n"));
  REQUIRE(answers.size() == 2);
  const std::string echoed = answers[0]["query"];
  CHECK(echoed.starts_with("aaaa"));
  CHECK(echoed.ends_with("…"));
  CHECK(echoed.size() < 300);
  CHECK(answers[1]["query"] == "大連");
}
