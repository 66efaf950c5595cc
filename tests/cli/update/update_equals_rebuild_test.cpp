#include <fmt/format.h>
#include <xapian.h>

#include <map>
#include <nlohmann/json.hpp>
#include <random>
#include <sstream>

#include "tests/catch.h"
#include "tests/cli/faults/long_mode.h"
#include "tests/cli/update/changing_sources.h"

using musubi::test::ChangingSources;
using musubi::test::Outcome;
using musubi::test::run;
using musubi::test::run_batch;
using musubi::test::TemporaryFolder;
using nlohmann::json;

namespace {

using Words = std::vector<std::string>;

// Lines of a batch.
const Words kQuestions = {
    "観光",
    "大連市 経済交流",
    "\"経済交流と観光\"",
    "「友好都市と」",
    "コンピ*",
    "コンピュータ",
    "コンピューテー",
    "dairen",
    "ほっかいどう",
    "hokkaido",
    "引越",
    "取組 OR 農業",
    "貿易 -観光",
    "title:覚書",
    "country:中国 農業",
    "平成16年",
    "10周年",
    "アメリカ",
    "高校生は何のために訪問団に加わったのですか",
    "どこにもない語と観光",
    R"({"country": "米国"})",
    R"({"query": "経済", "country": "中国", "prefecture": "青森"})",
    R"({"year": "1995..2010"})",
    R"({"query": "交流", "year": "平成16..平成24"})",
    R"({"query": "交流", "sort": "date"})",
    R"({"query": "交流", "sort": "-date", "limit": 50})",
    R"({"year": "1900..", "sort": "date", "limit": 1000})",
    R"({"query": "date:1990..2004-06", "sort": "-date", "limit": 1000})",
    R"({"query": "経済 覚書", "limit": 5, "offset": 5})",
    R"({"year": "1900..2100", "limit": 1000})",
    R"({"query": "と", "limit": 100})",
};

// All of an answer but the time it took.
json without_time(const std::string& text, const Outcome& outcome) {
  json found = json::parse(text, nullptr, false);
  if (found.is_discarded()) return {{"status", outcome.status}, {"error", outcome.err}};
  found.erase("took_ms");
  return found;
}

json answer(const std::string& index, const Words& question) {
  Words words = {"--index", index, "--format", "json"};
  words.insert(words.end(), question.begin(), question.end());
  const Outcome outcome = run("searcher", words);
  return without_time(outcome.out, outcome);
}

// To all of kQuestions.
std::vector<json> answers(const std::string& index) {
  const Outcome outcome = run_batch(index, fmt::format("{}\n", fmt::join(kQuestions, "\n")));
  std::istringstream lines(outcome.out);
  std::vector<json> found;
  for (std::string line; std::getline(lines, line);) found.push_back(without_time(line, outcome));
  REQUIRE(found.size() == kQuestions.size());
  return found;
}

std::string first_difference(const json& expected, const json& found) {
  const json steps = json::diff(expected, found);
  if (steps.empty()) return "";
  const json& step = steps.front();
  const json::json_pointer place(step.at("path").get<std::string>());
  return step.dump() + " in place of " + (expected.contains(place) ? expected[place].dump() : "");
}

// What is kept once for the whole index: vocabulary, fingerprints, words for corrections.
std::map<std::string, std::string> kept_once(const std::string& index) {
  const Xapian::Database database(index);
  std::map<std::string, std::string> kept;
  for (auto key = database.metadata_keys_begin(); key != database.metadata_keys_end(); ++key) {
    kept["metadata " + *key] = database.get_metadata(*key);
  }
  return kept;
}

// Whether it is a set of shards; of these each keeps what is of its own documents.
bool is_cut(const std::string& index) {
  return musubi::test::read_file(index + "/XAPIANDB").find("shard-") != std::string::npos;
}

bool is_published(const Outcome& outcome) {
  return outcome.status == 0 || outcome.status == 1;
}

void check_same(const json& one, const json& other) {
  // An error names its index.
  if (one.contains("error") && other.contains("error")) return;
  CHECK(first_difference(other, one) == "");
}

void check_same_answers(const std::string& updated, const std::string& rebuilt,
                        ChangingSources& sources) {
  CHECK((is_cut(updated) || kept_once(updated) == kept_once(rebuilt)));
  for (const Words& question : {Words{"--like", sources.any_id()}, Words{"環境", "--explain"}}) {
    INFO(fmt::format("{}", fmt::join(question, " ")));
    check_same(answer(updated, question), answer(rebuilt, question));
  }
  const auto ours = answers(updated), anew = answers(rebuilt);
  for (std::size_t i = 0; i < kQuestions.size(); ++i) {
    INFO(kQuestions[i]);
    check_same(ours[i], anew[i]);
  }
}

}  // namespace

TEST_CASE("an index brought up to date answers like one built anew", "[cli][update]") {
  const unsigned seeds = musubi::test::long_mode() ? 20 : 2;
  const int steps = musubi::test::long_mode() ? 25 : 8;
  const unsigned seed = GENERATE_COPY(range(1U, seeds + 1));
  ChangingSources sources(seed);
  std::mt19937 random(seed);
  const TemporaryFolder folder;
  const std::string updated = (folder / "updated").string();
  // Every other one is a set of shards, and what is built anew is not.
  const std::string shards = seed % 2 == 0 ? "3" : "1";
  REQUIRE(is_published(run("indexer", {"--index", updated, "--shards", shards, sources.path()})));
  std::string history;
  for (int step = 0; step < steps; ++step) {
    for (std::size_t i = 0, changes = 1 + random() % 3; i < changes; ++i) {
      history += sources.change() + "\n";
    }
    history += "--\n";
    INFO("seed " << seed << "\n" << history);
    // What cannot be read now is in both as it was in the index before.
    const std::string rebuilt = (folder / fmt::format("rebuilt-{}", step)).string();
    if (sources.has_broken_records()) {
      std::filesystem::copy(updated, rebuilt, std::filesystem::copy_options::recursive);
    }
    const Outcome update = run("indexer", {"--index", updated, "--force", sources.path()});
    INFO(update.err);
    REQUIRE(is_published(update));
    REQUIRE(is_published(run(
        "indexer", {"--index", rebuilt, "--shards", "1", "--rebuild", "--force", sources.path()})));
    check_same_answers(updated, rebuilt, sources);
    std::filesystem::remove_all(rebuilt);
  }
}
