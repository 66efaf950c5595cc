// batch_answers.h - many queries answered by one searcher.
#pragma once
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "tests/catch.h"
#include "tests/cli/program.h"

namespace musubi::test {

// An index of many short texts, told apart by their ids.
class ManyTexts {
 public:
  void add(const std::string& id, const std::string& text) {
    lines_ += nlohmann::json{{"id", id}, {"title", "記録"}, {"body", text}}.dump() + "\n";
  }

  // The answers to `queries` in their order.
  std::vector<nlohmann::json> answers(const std::vector<std::string>& queries) const {
    const std::string index = (folder_ / "index").string();
    const Outcome built = run("indexer", {"--index", index, folder_.write("t.jsonl", lines_)});
    REQUIRE(built.status == 0);
    std::string input;
    for (const std::string& query : queries) input += query + "\n";
    const Outcome outcome = run_batch(index, input, "--no-facets --limit 1000");
    std::vector<nlohmann::json> answers;
    std::istringstream lines(outcome.out);
    for (std::string line; std::getline(lines, line);) {
      answers.push_back(nlohmann::json::parse(line));
    }
    REQUIRE(answers.size() == queries.size());
    return answers;
  }

 private:
  TemporaryFolder folder_;
  std::string lines_;
};

// As typed: none where the answer says that something else was searched.
inline std::set<std::string> ids_as_typed(const nlohmann::json& answer) {
  std::set<std::string> ids;
  if (answer.contains("notes")) {
    for (const std::string note : answer["notes"]) {
      if (!note.starts_with("同義語でも")) return ids;  // those come beside what was typed
    }
  }
  for (const auto& hit : answer["hits"]) ids.insert(hit["id"]);
  return ids;
}

}  // namespace musubi::test
