#include "tests/catch.h"
#include "tests/cli/corpus_index.h"

using musubi::test::corpus_index;
using musubi::test::Outcome;
using musubi::test::read_file;
using musubi::test::run;
using musubi::test::search;
using musubi::test::search_json;
using musubi::test::TemporaryFolder;
using nlohmann::json;

namespace fs = std::filesystem;

TEST_CASE("an organization is chosen by its whole name", "[cli][flags]") {
  const json one = search_json({"--organization", "青森県", "--limit", "100"});
  CHECK(one["total"] > 0);
  for (const auto& hit : one["hits"]) CHECK(hit["organization"] == json({"青森県"}));
  const json two = search_json({"--organization", "青森県", "--organization", "札幌市"});
  CHECK(two["total"] > one["total"]);
  CHECK(search({"--organization", "ない団体"}).status == 2);
}

TEST_CASE("the query is shown as it is read, without an index", "[cli][flags]") {
  struct Row {
    std::string query, tree;
    int status;
  };
  const auto row = GENERATE(values<Row>({
      {"大連 -観光", "(and 大連 (not 観光))\n", 0},
      {"\"友好 交流\" OR 覚書", "(or \"友好 交流\" 覚書)\n", 0},
      {"", "()\n", 0},
      {"\x1b[31m大連", "", 0},
  }));
  INFO(row.query);
  const Outcome outcome = run("searcher", {"--show-query", row.query});
  CHECK(outcome.status == row.status);
  if (!row.tree.empty()) CHECK(outcome.out == row.tree);
  CHECK(outcome.out.find('\x1b') == std::string::npos);
}

TEST_CASE("without facets the answer keeps its keys and counts nothing", "[cli][flags]") {
  const json answer = search_json({"協定", "--no-facets"});
  CHECK(answer["total"] > 0);
  for (const char* facet : {"prefecture", "country", "domain", "year"}) {
    INFO(facet);
    REQUIRE(answer["facets"].contains(facet));
    CHECK(answer["facets"][facet].empty());
  }
}

TEST_CASE("no hits are shown on request, with the total and the facets", "[cli][flags]") {
  const json answer = search_json({"協定", "--limit", "0"});
  CHECK(answer["total"] > 0);
  CHECK(answer["hits"].empty());
  CHECK(!answer["facets"]["country"].empty());
  const json beyond = search_json({"協定", "--offset", "5000"});
  CHECK(beyond["total"] == answer["total"]);
  CHECK(beyond["hits"].empty());
}

TEST_CASE("help and version have short names", "[cli][flags]") {
  for (const char* program : {"indexer", "searcher"}) {
    INFO(program);
    CHECK(run(program, {"-h"}).out == run(program, {"--help"}).out);
    CHECK(run(program, {"-V"}).out == run(program, {"--version"}).out);
    CHECK(run(program, {"-V"}).status == 0);
  }
}

TEST_CASE("a flag without its value is refused by its name", "[cli][flags]") {
  struct Row {
    std::string program, flag;
  };
  const auto row = GENERATE(values<Row>({
      {"searcher", "--prefecture"},   {"searcher", "--country"},        {"searcher", "--domain"},
      {"searcher", "--organization"}, {"searcher", "--year"},           {"searcher", "--limit"},
      {"searcher", "--offset"},       {"searcher", "--sort"},           {"searcher", "--format"},
      {"searcher", "--color"},        {"searcher", "--config"},         {"searcher", "--index"},
      {"indexer", "--index"},         {"indexer", "--report"},          {"indexer", "--threads"},
      {"indexer", "--gazetteer"},     {"indexer", "--taxonomy"},        {"indexer", "--data"},
      {"indexer", "--dictionary"},    {"indexer", "--user-dictionary"}, {"indexer", "--config"},
  }));
  INFO(row.program << ' ' << row.flag);
  const Outcome outcome = run(row.program, {row.flag});
  CHECK(outcome.status == 2);
  CHECK(outcome.out.empty());
  CHECK(outcome.err.find(row.flag) != std::string::npos);
}

TEST_CASE("what is named nowhere is looked for in the user's own folders", "[cli][flags]") {
  const TemporaryFolder folder;
  const auto source = folder.write("a.txt", "大連市\n");
  const std::map<std::string, std::string> data = {{"XDG_DATA_HOME", (folder / "data").string()}};
  REQUIRE(run("indexer", {source}, data).status == 0);
  CHECK(fs::exists(folder / "data" / "musubi" / "index" / "XAPIANDB"));
  CHECK(run("searcher", {"大連"}, data).status == 0);

  const std::map<std::string, std::string> home = {{"HOME", (folder / "home").string()}};
  REQUIRE(run("indexer", {source}, home).status == 0);
  CHECK(fs::exists(folder / "home" / ".local" / "share" / "musubi" / "index" / "XAPIANDB"));
  CHECK(run("searcher", {"大連"}, home).status == 0);
}

TEST_CASE("the config file of the user is read where none is named", "[cli][flags]") {
  const TemporaryFolder folder;
  folder.write("config/musubi/musubi.conf",
               "index = " + corpus_index() + "\n[searcher]\nformat = tsv\nlimit = 1\n");
  const Outcome outcome =
      run("searcher", {"協定"}, {{"XDG_CONFIG_HOME", (folder / "config").string()}});
  INFO(outcome.err);
  CHECK(outcome.status == 0);
  CHECK(std::count(outcome.out.begin(), outcome.out.end(), '\n') == 2);
}

TEST_CASE("the indexer takes its options from a config file, the command line first",
          "[cli][flags]") {
  const TemporaryFolder folder;
  const auto source = folder.write("a.txt", "大連市\n");
  const auto config = folder.write("musubi.conf", "index = " + (folder / "one").string() +
                                                      "\n[indexer]\nthreads = 2\nreport = " +
                                                      (folder / "report.json").string() + "\n");
  REQUIRE(run("indexer", {"--config", config, source}).status == 0);
  CHECK(fs::exists(folder / "one" / "XAPIANDB"));
  CHECK(json::parse(read_file(folder / "report.json"))["documents"] == 1);
  REQUIRE(
      run("indexer", {"--config", config, "--index", (folder / "two").string(), source}).status ==
      0);
  CHECK(fs::exists(folder / "two" / "XAPIANDB"));

  for (const char* wrong : {"[indexer]\nthreads = many\n", "[nobody]\nx = 1\n", "index\n"}) {
    INFO(wrong);
    const auto file = folder.write("wrong.conf", wrong);
    CHECK(
        run("indexer", {"--config", file, "--index", (folder / "three").string(), source}).status ==
        2);
  }
  CHECK(!fs::exists(folder / "three"));
}
