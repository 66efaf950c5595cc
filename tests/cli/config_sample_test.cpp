#include <filesystem>
#include <map>
#include <regex>
#include <set>
#include <sstream>

#include "tests/catch.h"
#include "tests/cli/corpus_index.h"

using musubi::test::Outcome;
using musubi::test::read_file;
using musubi::test::run;
using musubi::test::TemporaryFolder;

namespace {

struct Key {
  std::string section;  // empty: for both programs
  std::string name;
  std::string value;
};

struct Option {
  bool is_path = false;
  std::string default_value;
};

std::string sample_path() {
  const auto top = std::filesystem::path(MUSUBI_TEST_CORPUS).parent_path();
  return (top / "packaging" / "musubi.conf.sample").string();
}

// "#key = value" is a key that is commented out, "# words" is a comment.
const std::regex kKeyLine("#([a-z][a-z-]*) = (.+)");
const std::regex kSectionLine("\\[([a-z]+)\\]");

std::vector<Key> sample_keys() {
  std::istringstream lines(read_file(sample_path()));
  std::vector<Key> keys;
  std::string section;
  std::smatch match;
  for (std::string line; std::getline(lines, line);) {
    if (std::regex_match(line, match, kSectionLine)) section = match[1];
    if (std::regex_match(line, match, kKeyLine)) keys.push_back({section, match[1], match[2]});
  }
  return keys;
}

// The options that --help lists, but for those of the command line alone.
std::map<std::string, Option> options_of(const std::string& program) {
  static const std::regex kOptionLine(
      "^  (?:-\\w \\[ )?--([a-z-]+)(?: \\])?( FILE| DIR)?(?: [A-Z%|]+)?(?: \\(=([^)]*)\\))?.*");
  std::istringstream lines(run(program, {"--help", "all"}).out);
  std::map<std::string, Option> options;
  std::smatch match;
  for (std::string line; std::getline(lines, line);) {
    if (std::regex_match(line, match, kOptionLine)) {
      options[match[1]] = {match[2].matched, match[3]};
    }
  }
  for (const char* name :
       {"help",    "version", "config",     "like",         "interactive", "page",    "show",
        "open",    "facet",   "facet-sort", "facet-prefix", "show-query",  "analyze", "batch",
        "rebuild", "rehash",  "add",        "remove",       "only",        "force",   "list",
        "notify",  "check",   "rollback",   "prune",        "export",      "push",    "front"}) {
    options.erase(name);
  }
  return options;
}

std::set<std::string> names_in(const std::vector<Key>& keys, const std::string& section) {
  std::set<std::string> names;
  for (const Key& key : keys) {
    if (key.section == section) names.insert(key.name);
  }
  return names;
}

}  // namespace

TEST_CASE("the sample configuration holds every option of --help in its section and no other",
          "[cli][config]") {
  auto of_indexer = options_of("indexer");
  of_indexer["source"];  // SOURCE on the command line
  const auto of_searcher = options_of("searcher");
  std::map<std::string, std::set<std::string>> expected;
  for (const auto& [name, option] : of_indexer) {
    expected[of_searcher.count(name) != 0 ? "" : "indexer"].insert(name);
  }
  for (const auto& [name, option] : of_searcher) {
    if (of_indexer.count(name) == 0) expected["searcher"].insert(name);
  }
  const auto keys = sample_keys();
  for (const char* section : {"", "indexer", "searcher"}) {
    INFO("section [" << section << "]");
    CHECK(names_in(keys, section) == expected[section]);
  }
}

TEST_CASE("the sample configuration shows the defaults of --help", "[cli][config]") {
  auto options = options_of("indexer");
  options.merge(options_of("searcher"));
  for (const Key& key : sample_keys()) {
    const std::string& expected = options[key.name].default_value;
    INFO(key.name);
    if (!expected.empty()) CHECK(key.value == expected);
  }
}

TEST_CASE("both programs accept the sample configuration, and it changes nothing",
          "[cli][config]") {
  const TemporaryFolder folder;
  const Outcome indexed = run("indexer", {"--config", sample_path(), "--index",
                                          (folder / "index").string(), MUSUBI_TEST_CORPUS});
  INFO(indexed.err);
  CHECK(indexed.status == 0);
  const auto answer = [](std::vector<std::string> arguments) {
    arguments.insert(arguments.end(), {"--format", "tsv", "協定"});
    return musubi::test::search(std::move(arguments)).out;
  };
  const std::string plain = answer({});
  CHECK(!plain.empty());
  CHECK(answer({"--config", sample_path()}) == plain);
}

TEST_CASE("each value that the sample configuration shows is accepted when it is in force",
          "[cli][config]") {
  const TemporaryFolder folder;
  auto options = options_of("indexer");
  options.merge(options_of("searcher"));
  for (const Key& key : sample_keys()) {
    if (options[key.name].is_path) continue;
    const std::string config = folder.write(
        "musubi.conf", "[" + key.section + "]\n" + key.name + " = " + key.value + "\n");
    const Outcome outcome = key.section == "indexer"
                                ? run("indexer", {"--config", config, "--index",
                                                  (folder / "index").string(), MUSUBI_TEST_CORPUS})
                                : musubi::test::search({"--config", config, "--country", "中国"});
    INFO(key.name << " = " << key.value << ": " << outcome.err);
    CHECK(outcome.status != 2);  // a filter may leave nothing
  }
}
