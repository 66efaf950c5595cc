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
  const TemporaryFolder folder;
  const std::string file = folder.write("queries", lines);
  return run("/bin/sh", {"-c", "searcher --batch " + options + " < " + file},
             {{"PATH", std::string(MUSUBI_TEST_BIN) + ":/usr/bin:/bin"},
              {"MUSUBI_INDEX", corpus_index()}});
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
