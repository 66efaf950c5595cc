#include <sys/stat.h>

#include <nlohmann/json.hpp>
#include <regex>
#include <sstream>

#include "tests/catch.h"
#include "tests/cli/program.h"

using musubi::test::Outcome;
using musubi::test::run;
using musubi::test::TemporaryFolder;
using nlohmann::json;

namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

// One good document and one that is refused.
Outcome index_two(const TemporaryFolder& folder, std::vector<std::string> options) {
  folder.write("docs/good.txt", "大連市\n");
  folder.write("docs/empty.txt", "");
  options.insert(options.end(),
                 {"--index", (folder / "index").string(), (folder / "docs").string()});
  return run("indexer", options);
}

const json* line_with(const std::vector<json>& lines, const std::string& event) {
  for (const json& line : lines) {
    if (line["event"] == event) return &line;
  }
  return nullptr;
}

}  // namespace

TEST_CASE("what is told of no file stands without one", "[cli][log]") {
  const TemporaryFolder folder;
  std::string rows = "題名,国\n";
  for (int i = 0; i < 201; ++i) rows += "覚書,ニッポニア" + std::to_string(i) + "\n";
  folder.write("docs/list.csv", rows);
  const Outcome outcome =
      run("indexer", {"--index", (folder / "index").string(), (folder / "docs").string()});
  CHECK_THAT(outcome.err, Catch::Matchers::ContainsSubstring(
                              "\nwarning: other unknown values of facets in 1 document"));
}

TEST_CASE("a log in JSON is an object a line, with the numbers as fields", "[cli][log]") {
  const TemporaryFolder folder;
  const Outcome outcome = index_two(folder, {"--log-format", "json"});
  CHECK(outcome.status == 1);
  std::vector<json> lines;
  for (const std::string& line : lines_of(outcome.err)) lines.push_back(json::parse(line));
  static const std::regex kTime("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
  for (const json& line : lines) {
    INFO(line);
    CHECK(std::regex_match(line["time"].get<std::string>(), kTime));
    CHECK(line["level"].is_string());
    CHECK(line["message"].is_string());
  }
  const json* published = line_with(lines, "published");
  REQUIRE(published != nullptr);
  CHECK((*published)["level"] == "info");
  CHECK((*published)["documents"] == 1);
  CHECK((*published)["refused"] == 1);
  CHECK((*published)["seconds"].is_number());
  const json* refused = line_with(lines, "refused");
  REQUIRE(refused != nullptr);
  CHECK((*refused)["level"] == "warning");
  CHECK_THAT((*refused)["path"].get<std::string>(), Catch::Matchers::EndsWith("empty.txt"));
  CHECK((*refused)["reason"].is_string());
  CHECK(line_with(lines, "phase") != nullptr);
}

TEST_CASE("an error in the JSON log carries its advice", "[cli][log]") {
  const TemporaryFolder folder;
  const Outcome outcome = run("indexer", {"--index", (folder / "index").string(), "--log-format",
                                          "json", folder.write("empty.txt", "")});
  CHECK(outcome.status == 2);
  const json error = json::parse(lines_of(outcome.err).back());
  CHECK(error["event"] == "error");
  CHECK(error["level"] == "error");
  CHECK(!error["hint"].get<std::string>().empty());
}

TEST_CASE("under systemd every line bears the journal's priority and no colour", "[cli][log]") {
  const TemporaryFolder folder;
  folder.write("docs/good.txt", "大連市\n");
  folder.write("docs/empty.txt", "");
  // As systemd does it: stderr is opened, and its device and inode are in the environment.
  const std::string command =
      "exec 2>\"$1\"; JOURNAL_STREAM=$(stat -L -c %d:%i \"$1\"); export JOURNAL_STREAM; "
      "exec \"$2\" --index \"$3\" \"$4\"";
  const auto log = folder.write("log", "");
  const auto indexer = musubi::test::tested_program("indexer");
  const Outcome outcome = run("/bin/sh", {"-c", command, "sh", log, indexer,
                                          (folder / "index").string(), (folder / "docs").string()});
  CHECK(outcome.status == 1);
  static const std::regex kLine("<[3-7]>(indexer|refused|warning|skipped): .*");
  const auto lines = lines_of(musubi::test::read_file(log));
  for (const std::string& line : lines) {
    INFO(line);
    CHECK(std::regex_match(line, kLine));
    CHECK(line.find('\x1b') == std::string::npos);
  }
  REQUIRE(lines.size() >= 2);
  CHECK_THAT(lines.back(), Catch::Matchers::StartsWith("<6>indexer: published"));
  CHECK_THAT(musubi::test::read_file(log), Catch::Matchers::ContainsSubstring("<4>refused: "));
}

TEST_CASE("a log that is not the journal's has no priorities", "[cli][log]") {
  const TemporaryFolder folder;
  const auto source = folder.write("a.txt", "大連市\n");
  const Outcome outcome =
      run("indexer", {"--index", (folder / "index").string(), source}, {{"JOURNAL_STREAM", "1:2"}});
  CHECK_THAT(outcome.err, Catch::Matchers::StartsWith("indexer: published"));
}

TEST_CASE("a file's name cannot forge a line of the log", "[cli][log]") {
  const TemporaryFolder folder;
  folder.write("docs/good.txt", "大連市\n");
  folder.write("docs/x\nindexer: published 1000 documents\x1b[31m.txt", "");
  const Outcome outcome =
      run("indexer", {"--index", (folder / "index").string(), (folder / "docs").string()});
  CHECK(outcome.status == 1);
  CHECK(lines_of(outcome.err).size() == 2);
  CHECK(outcome.err.find('\x1b') == std::string::npos);
}
