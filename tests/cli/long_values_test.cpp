// Ids, URLs and names that are longer than a term of the index may be.
#include <catch2/catch.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>

#include "tests/cli/program.h"

using musubi::test::Outcome;
using musubi::test::run;
using musubi::test::TemporaryFolder;
using nlohmann::json;

namespace {

// Records that share all of their values but for the last characters.
class LongValues {
 public:
  LongValues() {
    std::string lines;
    for (const std::size_t bytes : {199U, 200U, 245U, 1000U}) {
      for (const char last : {'a', 'b', 'c'}) {
        const std::string value = std::string(bytes - 1, 'x') + last;
        ids.push_back(value);
        lines += json{{"id", value},
                      {"title", "友好交流の記録"},
                      {"organization", "財団法人" + value},
                      {"url", "https://example.jp/" + value}}
                     .dump() +
                 "\n";
      }
    }
    const std::string source = folder_.write("long.jsonl", lines);
    const Outcome built = run("indexer", {"--index", index(), source});
    INFO(built.err);
    REQUIRE(built.status == 0);
  }

  json answer(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(),
                     {"--index", index(), "--format", "json", "--limit", "100"});
    const Outcome outcome = run("searcher", arguments);
    INFO(outcome.err);
    REQUIRE(outcome.status < 2);
    return json::parse(outcome.out);
  }

  std::set<std::string> found(const std::vector<std::string>& arguments) const {
    std::set<std::string> ids;
    const json answered = answer(arguments);
    for (const json& hit : answered["hits"]) ids.insert(hit["id"].get<std::string>());
    return ids;
  }

  std::string index() const { return (folder_ / "index").string(); }

  std::vector<std::string> ids;

 private:
  TemporaryFolder folder_;
};

}  // namespace

TEST_CASE("long values that begin alike are values of their own", "[cli][values]") {
  const LongValues values;
  for (const std::string& id : values.ids) {
    CAPTURE(id.size(), id.back());
    const std::set<std::string> itself = {id};
    CHECK(values.found({"id:" + id}) == itself);
    CHECK(values.found({"url:\"https://example.jp/" + id + "\""}) == itself);
    CHECK(values.found({"--organization", "財団法人" + id}) == itself);
    CHECK(values.found({"--like", id}).count(id) == 0);
    CHECK(values.found({"--like", id}).size() == values.ids.size() - 1);
  }
  CHECK(run("indexer", {"--index", values.index(), "--check"}).status == 0);
}

TEST_CASE("the beginning of a long value finds those that begin so", "[cli][values]") {
  const LongValues values;
  for (const std::size_t bytes : {3U, 180U, 183U, 184U, 198U, 199U, 200U, 230U, 244U, 999U}) {
    CAPTURE(bytes);
    const std::string beginning(bytes, 'x');
    std::set<std::string> expected;
    for (const std::string& id : values.ids) {
      if (id.starts_with(beginning)) expected.insert(id);
    }
    CHECK(values.found({"id:" + beginning + "*"}) == expected);
  }
  CHECK(values.found({"id:" + values.ids.back() + "*"}) ==
        std::set<std::string>{values.ids.back()});
  CHECK(values.answer({"友好 -id:" + std::string(230, 'x') + "*"})["total"] == 6);
}

TEST_CASE("an organization that is not known is answered with whole long names", "[cli][values]") {
  const LongValues values;
  const std::string part = std::string(990, 'x');
  const Outcome outcome = run("searcher", {"--index", values.index(), "--organization", part});
  CHECK(outcome.status == 2);
  CHECK_THAT(outcome.err, Catch::Contains("財団法人" + std::string(999, 'x') + "a"));
}

TEST_CASE("texts in a folder with a long path have ids of their own", "[cli][values]") {
  const TemporaryFolder folder;
  const std::string long_path = "資料/" + std::string(240, 'd') + "/" + std::string(200, 'e') + "/";
  for (const char* name : {"a.txt", "b.txt"}) folder.write(long_path + name, "大連の記録\n");
  const std::string index = (folder / "index").string();
  REQUIRE(run("indexer", {"--index", index, (folder / "資料").string()}).status == 0);
  for (const char* name : {"a.txt", "b.txt"}) {
    const std::string id = (folder / (long_path + name)).string() + "#1";
    const Outcome outcome =
        run("searcher", {"--index", index, "--format", "json", "id:\"" + id + "\""});
    const json answer = json::parse(outcome.out);
    REQUIRE(answer["total"] == 1);
    CHECK(answer["hits"][0]["id"] == id);
  }
}
