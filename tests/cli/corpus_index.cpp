#include "tests/cli/corpus_index.h"

#include <stdexcept>

namespace musubi::test {

const std::string& corpus_index() {
  static const TemporaryFolder folder;
  static const std::string index = [] {
    std::string path = (folder / "index").string();
    // Those whose answers the tests know.
    const std::string corpus = MUSUBI_TEST_CORPUS;
    const Outcome built =
        run("indexer", {"--index", path, corpus + "/agreements.csv", corpus + "/aomori-dalian.md",
                        corpus + "/sample-list.txt"});
    if (built.status != 0) throw std::runtime_error("the corpus cannot be indexed: " + built.err);
    return path;
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
