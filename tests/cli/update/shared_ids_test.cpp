#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>

#include "tests/catch.h"
#include "tests/cli/corpus_index.h"
#include "tests/indexer/extractor/zip_fixture.h"

using musubi::test::Outcome;
using musubi::test::read_file;
using musubi::test::run;
using musubi::test::TemporaryFolder;
using nlohmann::json;

namespace {

namespace fs = std::filesystem;

// The title of each document, by its id without the folder's path.
std::map<std::string, std::string> titles_by_id(const TemporaryFolder& folder,
                                                const std::string& index) {
  const json answer = json::parse(
      run("searcher", {"--index", index, "--format", "json", "--limit", "100", "協定"}).out);
  const std::string root = (folder / "docs").string() + "/";
  std::map<std::string, std::string> titles;
  for (const json& hit : answer["hits"]) {
    std::string id = hit["id"];
    if (id.starts_with(root)) id = id.substr(root.size());
    titles[id] = hit["title"];
  }
  return titles;
}

std::string table_of(const std::string& city) {
  return "ID,協定名\n1," + city + "との経済協定\n2," + city + "との友好協定\n";
}

}  // namespace

TEST_CASE("ids that only count the rows of their table do not keep rows of others out",
          "[cli][update]") {
  const TemporaryFolder folder;
  const std::string docs = (folder / "docs").string();
  const std::string index = (folder / "index").string();
  const std::string report = (folder / "report.json").string();
  folder.write("docs/b.csv", table_of("大連市"));
  folder.write("docs/c.csv", table_of("瀋陽市"));
  folder.write("docs/d.zip", musubi::zip_of({{"e.csv", table_of("天津市")}}));
  const auto check = [&](const std::string& what, int status = 0) {
    INFO(what);
    const Outcome outcome = run("indexer", {"--index", index, "--force", "--report", report, docs});
    INFO(outcome.err);
    CHECK(outcome.status == status);
    const std::string anew = (folder / "anew").string();
    fs::remove_all(anew);
    CHECK(run("indexer", {"--index", anew, docs}).status == status);
    const auto titles = titles_by_id(folder, index);
    CHECK(titles == titles_by_id(folder, anew));
    return titles;
  };

  auto titles = check("three tables");
  CHECK(titles.size() == 6);
  CHECK(titles["1"] == "大連市との経済協定");
  CHECK(titles["c.csv#1"] == "瀋陽市との経済協定");
  CHECK(titles["d.zip/e.csv#2"] == "天津市との友好協定");
  const json told = json::parse(read_file(report));
  CHECK(told["sources"][1]["renamed"] == 2);
  REQUIRE(told["warnings"].size() == 2);
  const std::string warning = told["warnings"][0]["reason"];
  CHECK(warning.find("here 1 is known as " + docs + "/c.csv#1") != std::string::npos);

  folder.write("docs/a.csv", table_of("長春市"));
  titles = check("one more before them");
  CHECK(titles.size() == 8);
  CHECK(titles["b.csv#1"] == "大連市との経済協定");

  folder.write("docs/c.csv", table_of("上海市"));
  CHECK(check("one is changed")["c.csv#1"] == "上海市との経済協定");

  fs::remove(folder / "docs/a.csv");
  CHECK(check("the first is gone")["1"] == "大連市との経済協定");
  CHECK(check("nothing has changed").size() == 6);

  folder.write("docs/f.jsonl", "{\"id\": \"1\", \"title\": \"ハルビン市との協定\"}\n");
  CHECK(check("ids that say documents are refused", 1).size() == 6);
  folder.write("docs/f.jsonl", "");
  fs::remove(folder / "docs/f.jsonl");
  folder.write("docs/b.csv", table_of("大連市") + "2,大連市との学術協定\n");
  CHECK(check("an id twice in one table", 1)["2"] == "大連市との友好協定");
}

TEST_CASE("a table that cannot be read keeps its ids from others", "[cli][update]") {
  const TemporaryFolder folder;
  const std::string docs = (folder / "docs").string();
  const std::string index = (folder / "index").string();
  folder.write("docs/b.csv", table_of("大連市"));
  folder.write("docs/c.csv", table_of("瀋陽市"));
  REQUIRE(run("indexer", {"--index", index, docs}).status == 0);
  folder.write("docs/b.csv", std::string("\0\0\1", 3));
  const Outcome outcome = run("indexer", {"--index", index, docs});
  INFO(outcome.err);
  CHECK(outcome.status == 1);
  auto titles = titles_by_id(folder, index);
  CHECK(titles.size() == 4);
  CHECK(titles["1"] == "大連市との経済協定");
  CHECK(titles["c.csv#1"] == "瀋陽市との経済協定");
}
