#include <csignal>

#include "tests/catch.h"
#include "tests/cli/corpus_index.h"

using musubi::test::corpus_index;
using musubi::test::Outcome;
using musubi::test::run;
using musubi::test::TemporaryFolder;
using nlohmann::json;

namespace {

// A line of shell, with the programs on the path and the corpus index in $MUSUBI_INDEX.
Outcome shell(const std::string& line) {
  return run("/bin/sh", {"-c", line},
             {{"PATH", musubi::test::tested_folder() + ":/usr/bin:/bin"},
              {"MUSUBI_INDEX", corpus_index()}});
}

}  // namespace

TEST_CASE("an answer that a full disk cannot take is an error", "[cli][streams]") {
  const auto command =
      GENERATE(as<std::string>{}, "searcher 大連", "searcher --format json 大連",
               "searcher --format tsv --no-facets 大連", "searcher --show-query 大連",
               "searcher --help", "searcher --version", "indexer --help", "indexer --version");
  INFO(command);
  const Outcome outcome = shell(command + " > /dev/full");
  CHECK(outcome.status == 2);
  CHECK(outcome.err.find("cannot write") != std::string::npos);
}

TEST_CASE("a reader that goes away ends the searcher without an answer", "[cli][streams]") {
  const Outcome outcome =
      shell("{ searcher --limit 1000 --format json --year 1900..2100; echo $? >&2; } | true");
  CHECK(outcome.err.find(std::to_string(128 + SIGPIPE)) != std::string::npos);
  const Outcome ignored = shell(
      "{ trap '' PIPE; sleep 0.2; searcher --format json --year 1900..2100; echo $? >&2; } | true");
  CHECK(ignored.err.find("cannot write") != std::string::npos);
  CHECK(ignored.err.ends_with("2\n"));
}

TEST_CASE("a full log does not stop the indexer", "[cli][streams]") {
  const TemporaryFolder folder;
  const std::string index = (folder / "index").string();
  folder.write("docs/a.txt", "大連市\n");
  folder.write("docs/empty.txt", "");
  const std::string command =
      "indexer --index " + index + " " + (folder / "docs").string() + " 2> /dev/full";
  CHECK(shell(command).status == 1);
  CHECK(run("searcher", {"--index", index, "大連"}).status == 0);
  CHECK(shell("searcher --year none 2> /dev/full").status == 2);
}
