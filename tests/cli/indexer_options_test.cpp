#include <filesystem>

#include "tests/catch.h"
#include "tests/cli/program.h"

using musubi::test::Outcome;
using musubi::test::run;
using musubi::test::TemporaryFolder;

namespace {

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("options that contradict each other are refused with advice", "[cli][options]") {
  struct Row {
    std::string why;
    std::vector<std::string> options;
    std::string message;
  };
  const auto row = GENERATE(values<Row>({
      {"two commands", {"--list", "--check"}, "--list and --check"},
      {"a command and a source", {"--rollback", "docs"}, "--rollback takes no SOURCE"},
      {"a command and a full run", {"--prune", "--rebuild"}, "--rebuild does not go with it"},
      {"a command and a forced run", {"--rollback", "--force"}, "--force does not go with it"},
      {"neither a command nor a source", {"--rebuild"}, "no source is named"},
  }));
  INFO(row.why);
  const TemporaryFolder folder;
  std::vector<std::string> arguments = {"--index", (folder / "index").string()};
  arguments.insert(arguments.end(), row.options.begin(), row.options.end());
  const Outcome outcome = run("indexer", arguments);
  CHECK(outcome.status == 2);
  CHECK(outcome.out.empty());
  CHECK(contains(outcome.err, row.message));
  CHECK(contains(outcome.err, "\n  "));
  CHECK(!std::filesystem::exists(folder / "index"));
}

TEST_CASE("values out of their range are refused with the range", "[cli][options]") {
  struct Row {
    std::string option, value, message;
  };
  const auto row = GENERATE(values<Row>({
      {"--keep", "0", "from 1 to"},
      {"--keep", "all", "from 1 to"},
      {"--memory", "1", "from 64 to"},
      {"--threads", "257", "from 1 to 256"},
      {"--max-shrink", "20", "percent"},
      {"--max-shrink", "120%", "from 0% to 100%"},
      {"--max-refused", "some", "neither a number nor a share"},
      {"--log-format", "xml", "one of text, json"},
  }));
  INFO(row.option << " " << row.value);
  const TemporaryFolder folder;
  const auto source = folder.write("a.txt", "大連市\n");
  const Outcome outcome =
      run("indexer", {"--index", (folder / "index").string(), row.option, row.value, source});
  CHECK(outcome.status == 2);
  CHECK(contains(outcome.err, row.option));
  CHECK(contains(outcome.err, row.message));
  CHECK(!std::filesystem::exists(folder / "index"));
}

TEST_CASE("a config file alone names the sources of the nightly job", "[cli][options]") {
  const TemporaryFolder folder;
  const std::string index = (folder / "index").string();
  const auto first = folder.write("a.txt", "大連市\n");
  const auto second = folder.write("b.txt", "瀋陽市\n");
  const auto config =
      folder.write("musubi.conf", "index = " + index + "\n[indexer]\nsource = " + first +
                                      "\nsource = " + second + "\n");
  const Outcome nightly = run("indexer", {"--config", config});
  INFO(nightly.err);
  CHECK(nightly.status == 0);
  CHECK(contains(nightly.err, "2 documents"));

  SECTION("sources on the command line take the place of those of the file") {
    const auto other = folder.write("c.txt", "天津市\n");
    const Outcome outcome = run("indexer", {"--config", config, "--force", "--only", other});
    CHECK(outcome.status == 0);
    CHECK(run("searcher", {"--index", index, "天津"}).status == 0);
    CHECK(run("searcher", {"--index", index, "瀋陽"}).status == 1);
  }
  SECTION("what is for one run alone is no key of the file") {
    const std::string key = GENERATE("force", "rebuild", "only", "rollback", "prune");
    const auto wrong = folder.write("wrong.conf", "[indexer]\n" + key + " = true\n");
    const Outcome outcome = run("indexer", {"--config", wrong, "--index", index, first});
    CHECK(outcome.status == 2);
    CHECK(contains(outcome.err, "unknown key"));
    CHECK(contains(outcome.err, "[indexer]"));
  }
}
