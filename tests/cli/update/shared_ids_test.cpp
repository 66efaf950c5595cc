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

std::string keyed_table() {
  return "ID,協定名\n2,福州市との協定\n7,釜山広域市との協定\n19,台中市との協定\n";
}

// A folder and its index, night after night.
class Nights {
 public:
  const TemporaryFolder& folder() const { return folder_; }

  // What is in the index, which is what a build anew gives too.
  std::map<std::string, std::string> next(const std::string& what, int status = 0) {
    INFO(what);
    const Outcome outcome =
        run("indexer", {"--index", index(), "--force", "--report", report(), docs()});
    INFO(outcome.err);
    CHECK(outcome.status == status);
    const std::string anew = (folder_ / "anew").string();
    fs::remove_all(anew);
    CHECK(run("indexer", {"--index", anew, docs()}).status == status);
    const auto titles = titles_by_id(folder_, index());
    CHECK(titles == titles_by_id(folder_, anew));
    return titles;
  }

  json told() const { return json::parse(read_file(report())); }
  std::string docs() const { return (folder_ / "docs").string(); }

 private:
  std::string index() const { return (folder_ / "index").string(); }
  std::string report() const { return (folder_ / "report.json").string(); }

  TemporaryFolder folder_;
};

}  // namespace

TEST_CASE("ids that only count the rows of their table do not keep rows of others out",
          "[cli][update]") {
  Nights nights;
  const TemporaryFolder& folder = nights.folder();
  folder.write("docs/b.csv", table_of("大連市"));
  auto titles = nights.next("a table alone");
  CHECK(titles["1"] == "大連市との経済協定");

  folder.write("docs/c.csv", table_of("瀋陽市"));
  folder.write("docs/d.zip", musubi::zip_of({{"e.csv", table_of("天津市")}}));
  titles = nights.next("three tables");
  CHECK(titles.size() == 6);
  CHECK(titles["b.csv#1"] == "大連市との経済協定");
  CHECK(titles["c.csv#1"] == "瀋陽市との経済協定");
  CHECK(titles["d.zip/e.csv#2"] == "天津市との友好協定");
  const json told = nights.told();
  CHECK(told["sources"][1]["row_numbers"] == 2);
  REQUIRE(told["warnings"].size() == 3);
  const std::string warning = told["warnings"][1]["reason"];
  CHECK(warning == "2 ids only count the rows of their table: 1 is known as " + nights.docs() +
                       "/c.csv#1, and so on");

  folder.write("docs/a.csv", table_of("長春市"));
  titles = nights.next("one more before them");
  CHECK(titles.size() == 8);
  CHECK(titles["b.csv#1"] == "大連市との経済協定");

  folder.write("docs/c.csv", table_of("上海市") + "1,上海市との学術協定\n");
  titles = nights.next("one is changed, and begins to count anew");
  CHECK(titles["c.csv#1"] == "上海市との経済協定");
  CHECK(titles["c.csv#1#3"] == "上海市との学術協定");

  for (const char* const gone : {"docs/a.csv", "docs/c.csv", "docs/d.zip"}) {
    fs::remove(folder / gone);
  }
  CHECK(nights.next("one is left")["1"] == "大連市との経済協定");
  CHECK(nights.next("nothing has changed").size() == 2);
}

TEST_CASE("ids that say documents stay theirs whatever counts its rows", "[cli][update]") {
  for (const std::string name : {"a.csv", "z.csv"}) {
    CAPTURE(name);
    Nights nights;
    const TemporaryFolder& folder = nights.folder();
    folder.write("docs/m.csv", keyed_table());
    nights.next("the keys alone");
    folder.write("docs/" + name, table_of("大連市"));
    auto titles = nights.next("beside one that counts");
    CHECK(titles.size() == 5);
    CHECK(titles["2"] == "福州市との協定");
    CHECK(titles[name + "#2"] == "大連市との友好協定");

    folder.write("docs/m.csv", "ID,協定名\n7,釜山広域市との協定\n19,台中市との協定\n");
    titles = nights.next("what they shared is gone");
    CHECK(titles.size() == 4);
    CHECK(titles["2"] == "大連市との友好協定");

    folder.write("docs/n.jsonl", "{\"id\": \"1\", \"title\": \"ハルビン市との協定\"}\n");
    titles = nights.next("a line that states an id");
    CHECK(titles.size() == 5);
    CHECK(titles["1"] == "ハルビン市との協定");
    CHECK(titles[name + "#1"] == "大連市との経済協定");
  }
}

TEST_CASE("a key that two tables state makes two documents, one stated twice in a table one",
          "[cli][update]") {
  Nights nights;
  const TemporaryFolder& folder = nights.folder();
  folder.write("docs/b.csv", keyed_table());
  folder.write("docs/c.csv", "ID,協定名\n19,台南市との協定\n");
  auto titles = nights.next("two tables");
  CHECK(titles["19"] == "台中市との協定");
  CHECK(titles["c.csv#19"] == "台南市との協定");
  folder.write("docs/b.csv", keyed_table() + "19,高雄市との協定\n");
  CHECK(nights.next("twice in one", 1)["19"] == "台中市との協定");
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
  CHECK(titles["b.csv#1"] == "大連市との経済協定");
  CHECK(titles["c.csv#1"] == "瀋陽市との経済協定");
}
