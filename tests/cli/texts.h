// texts.h - an index of a few short texts, for tests that ask for them.
#pragma once
#include <algorithm>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <vector>

#include "tests/cli/program.h"

namespace musubi::test {

// Each text is a document whose id is its number.
class Texts {
 public:
  explicit Texts(const std::vector<const char*>& texts) {
    std::string lines;
    for (std::size_t i = 0; i < texts.size(); ++i) {
      lines +=
          nlohmann::json{{"id", std::to_string(i)}, {"title", "記録"}, {"body", texts[i]}}.dump() +
          "\n";
    }
    const std::string source = folder_.write("texts.jsonl", lines);
    const Outcome built = run("indexer", {"--index", index(), source});
    if (built.status != 0) throw std::runtime_error("not indexed: " + built.err);
  }

  nlohmann::json search(const std::string& query, std::vector<std::string> options = {}) const {
    options.insert(options.end(),
                   {"--index", index(), "--format", "json", "--limit", "100", query});
    const Outcome outcome = run("searcher", options);
    if (outcome.out.empty()) throw std::runtime_error("no answer: " + outcome.err);
    return nlohmann::json::parse(outcome.out);
  }

  std::vector<std::string> ids(const std::string& query) const {
    std::vector<std::string> found;
    const nlohmann::json answer = search(query);
    for (const auto& hit : answer["hits"]) found.push_back(hit["id"]);
    return found;
  }

  // As it was typed: neither corrected nor by some of its words only.
  bool finds(const std::string& query, std::size_t number) const {
    const nlohmann::json answer = search(query);
    const auto is_it = [&](const nlohmann::json& hit) {
      return hit["id"] == std::to_string(number);
    };
    const auto is_of_synonyms = [](const nlohmann::json& note) {
      return note.get<std::string>().starts_with("同義語");
    };
    return std::all_of(answer["notes"].begin(), answer["notes"].end(), is_of_synonyms) &&
           std::any_of(answer["hits"].begin(), answer["hits"].end(), is_it);
  }

  const TemporaryFolder& folder() const { return folder_; }

 private:
  std::string index() const { return (folder_ / "index").string(); }

  TemporaryFolder folder_;
};

}  // namespace musubi::test
