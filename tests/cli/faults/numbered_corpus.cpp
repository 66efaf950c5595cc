#include "tests/cli/faults/numbered_corpus.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>
#include <stdexcept>

namespace musubi::test {

namespace fs = std::filesystem;

namespace {

constexpr int kRecords = 20;

struct Asked {
  std::string query;
  std::string option = {}, value = {};  // of an option beside it
};

const std::array<Asked, NumberedCorpus::kQuestions> kAsked = {{
    {"経済 覚書"},
    {"経済", "country", "中国"},
    {"", "year", "2001..2009"},
    {"協定", "sort", "-date"},
    {"\"版の記録\" OR 偶数"},
}};

// As lines of a batch.
std::string all_questions() {
  std::string lines;
  for (const auto& [query, option, value] : kAsked) {
    nlohmann::json line = {{"query", query}, {"limit", 100}};
    if (!option.empty()) line[option] = value;
    lines += line.dump() + "\n";
  }
  return lines;
}

std::string record(const std::string& id, const std::string& title, const std::string& body,
                   int year) {
  const nlohmann::json json = {{"id", id},
                               {"title", title},
                               {"body", body},
                               {"date", fmt::format("{}-04-01", year)},
                               {"country", year % 2 == 0 ? "中国" : "韓国"}};
  return json.dump() + "\n";
}

std::string records(int state) {
  std::string lines;
  for (int i = 0; i < kRecords + state; ++i) {
    lines += record(fmt::format("s{}", i), fmt::format("第{}版の覚書{}", state, i),
                    fmt::format("経済交流の覚書。第{}版の記録です。", state), 2001 + state);
  }
  return lines;
}

std::string table(int state) {
  std::string rows = "id,title,body,date\n";
  for (int i = 0; i < 5; ++i) {
    // Rows that are alike in all states, with one that moves and changes.
    rows += i == state ? fmt::format("t9,第{}版の協定,経済交流,2010-01-{:02}\n", state, state + 1)
                       : fmt::format("t{},協定{},文化交流と経済,2010-02-{:02}\n", i, i, i + 1);
  }
  return rows;
}

}  // namespace

std::string comparable(const Outcome& answer) {
  auto json = nlohmann::json::parse(answer.out, nullptr, false);
  if (answer.status > 1 || json.is_discarded()) {
    return fmt::format("no answer: status {} {} {}", answer.status, answer.out, answer.err);
  }
  json.erase("took_ms");
  auto& hits = json["hits"];
  for (auto& hit : hits) {
    hit.erase("score");
    hit.erase("rank");
    // Told from the folder of the generation, which may be gone before a slow answer is.
    hit.erase("file");
    hit.erase("row");
  }
  std::sort(hits.begin(), hits.end(),
            [](const auto& a, const auto& b) { return a["id"] < b["id"]; });
  return json.dump();
}

NumberedCorpus::NumberedCorpus(int states) {
  std::string lines;
  for (int i = 0; i < kRecords; ++i) {
    lines += record(fmt::format("b{}", i), fmt::format("変わらない覚書{}", i), "経済交流。", 2000);
  }
  folder_.write("sources/base.jsonl", lines);
  for (int state = 0; state < states; ++state) {
    become(state);
    const std::string index = (folder_ / fmt::format("state-{}", state)).string();
    const Outcome built = index_into(index);
    if (built.status != 0) throw std::runtime_error("cannot index a state: " + built.err);
    auto answers = ask_all(index);
    if (state_answering(answers)) throw std::runtime_error("states that answer alike");
    answers_.push_back(std::move(answers));
    fs::remove_all(index);
  }
  become(0);
}

void NumberedCorpus::become(int state) const {
  folder_.write("sources/records.jsonl", records(state));
  folder_.write("sources/table.csv", table(state));
  folder_.write("sources/note.txt", fmt::format("覚え書き\n第{}版の本文です。\n", state));
  if (state % 2 == 0) {
    folder_.write("sources/even.md", "# 偶数の覚書\n経済交流。\n");
  } else {
    fs::remove(folder_ / "sources/even.md");
  }
}

Outcome NumberedCorpus::index_into(const std::string& index) const {
  return run("indexer", {"--index", index, sources()});
}

RunningProgram NumberedCorpus::start_with_faults(
    const std::string& index, const std::map<std::string, std::string>& environment) const {
  return start("indexer-with-faults", {"--index", index, sources()}, environment);
}

std::vector<std::string> NumberedCorpus::question(const std::string& index, int number) {
  const auto& [query, option, value] = kAsked.at(number);
  std::vector<std::string> words = {"--index", index, "--format", "json", "--limit", "100"};
  if (!option.empty()) words.insert(words.end(), {"--" + option, value});
  if (!query.empty()) words.push_back(query);
  return words;
}

std::set<int> NumberedCorpus::states_answering(int question, const Outcome& answer) const {
  std::set<int> states;
  const std::string text = comparable(answer);
  for (std::size_t state = 0; state < answers_.size(); ++state) {
    if (answers_[state].at(question) == text) states.insert(static_cast<int>(state));
  }
  return states;
}

std::optional<int> NumberedCorpus::state_of(const std::string& index) const {
  return state_answering(ask_all(index));
}

NumberedCorpus::Answers NumberedCorpus::ask_all(const std::string& index) {
  const Outcome outcome = run_batch(index, all_questions());
  std::istringstream lines(outcome.out);
  Answers answers;
  for (std::string& answer : answers) {
    std::string line;
    std::getline(lines, line);
    answer = comparable({outcome.status, line, outcome.err});
  }
  return answers;
}

std::optional<int> NumberedCorpus::state_answering(const Answers& answers) const {
  const auto found = std::find(answers_.begin(), answers_.end(), answers);
  if (found == answers_.end()) return std::nullopt;
  return static_cast<int>(found - answers_.begin());
}

}  // namespace musubi::test
