#include "tests/cli/corpus_index.h"

#include <unistd.h>

#include <algorithm>
#include <stdexcept>

namespace musubi::test {

namespace fs = std::filesystem;

namespace {

// Those documents whose answers the tests know.
std::vector<std::string> known_sources() {
  const std::string corpus = MUSUBI_TEST_CORPUS;
  return {corpus + "/agreements.csv", corpus + "/aomori-dalian.md", corpus + "/sample-list.txt"};
}

// When the last of what it is made of was written.
long long time_of_inputs() {
  std::vector<std::string> inputs = known_sources();
  inputs.push_back(tested_program("indexer"));
  for (const auto& entry : fs::directory_iterator(tested_build() / "share/musubi")) {
    inputs.push_back(entry.path().string());
  }
  fs::file_time_type last = fs::file_time_type::min();
  for (const std::string& input : inputs) last = std::max(last, fs::last_write_time(input));
  return static_cast<long long>(last.time_since_epoch().count());
}

void build_at(const fs::path& place) {
  const fs::path building = place.string() + "-" + std::to_string(::getpid());
  std::vector<std::string> words = known_sources();
  words.insert(words.begin(), {"--index", building.string()});
  const Outcome built = run("indexer", words);
  if (built.status != 0) throw std::runtime_error("the corpus cannot be indexed: " + built.err);
  std::error_code another_was_first;
  fs::rename(building, place, another_was_first);
  if (another_was_first) fs::remove_all(building);
}

}  // namespace

// Each test of a run by ctest is a process: the first one builds it for all.
const std::string& corpus_index() {
  static const std::string index = [] {
    const fs::path kept = tested_build() / "test-cache/corpus";
    const fs::path place = kept / std::to_string(time_of_inputs());
    if (fs::exists(place)) return place.string();
    fs::create_directories(kept);
    for (const auto& other : fs::directory_iterator(kept)) {
      const bool is_older = !other.path().string().starts_with(place.string());
      if (is_older) fs::remove_all(other.path());
    }
    build_at(place);
    return place.string();
  }();
  return index;
}

Outcome search(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), {"--index", corpus_index()});
  return run("searcher", arguments);
}

nlohmann::json search_json(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), {"--format", "json"});
  const Outcome outcome = search(std::move(arguments));
  if (outcome.out.empty()) throw std::runtime_error("no answer: " + outcome.err);
  return nlohmann::json::parse(outcome.out);
}

}  // namespace musubi::test
