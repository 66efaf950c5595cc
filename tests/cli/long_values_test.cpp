// Ids, URLs and names that are longer than a term of the index may be.
#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "tests/catch.h"
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

  // The ids that each query finds.
  std::vector<std::set<std::string>> found(const std::vector<std::string>& queries) const {
    std::string lines;
    for (const std::string& query : queries) lines += query + "\n";
    const std::string file = folder_.write("queries", lines);
    const Outcome outcome =
        run("/bin/sh", {"-c", musubi::test::tested_program("searcher") +
                                  " --batch --limit 100 --index " + index() + " < " + file});
    INFO(outcome.err);
    REQUIRE(outcome.status < 2);
    std::vector<std::set<std::string>> result;
    std::istringstream answers(outcome.out);
    for (std::string line; std::getline(answers, line);) {
      auto& of_query = result.emplace_back();
      const json answer = json::parse(line);
      for (const json& hit : answer["hits"]) of_query.insert(hit["id"].get<std::string>());
    }
    REQUIRE(result.size() == queries.size());
    return result;
  }

  // The same with options in place of a query.
  std::set<std::string> found_by(const std::string& option, const std::string& value) const {
    const Outcome outcome =
        run("searcher", {"--index", index(), "--format", "json", "--limit", "100", option, value});
    INFO(outcome.err);
    REQUIRE(outcome.status < 2);
    std::set<std::string> result;
    const json answer = json::parse(outcome.out);
    for (const json& hit : answer["hits"]) result.insert(hit["id"].get<std::string>());
    return result;
  }

  std::string index() const { return (folder_ / "index").string(); }

  std::vector<std::string> ids;

 private:
  TemporaryFolder folder_;
};

}  // namespace

TEST_CASE("long values that begin alike are values of their own", "[cli][values]") {
  const LongValues values;
  std::vector<std::string> queries;
  for (const std::string& id : values.ids) {
    queries.push_back("id:" + id);
    queries.push_back("url:\"https://example.jp/" + id + "\"");
    queries.push_back("organization:財団法人" + id);
  }
  const auto found = values.found(queries);
  for (std::size_t i = 0; i < queries.size(); ++i) {
    CAPTURE(queries[i]);
    CHECK(found[i] == std::set<std::string>{values.ids[i / 3]});
  }
  for (const std::size_t number : {0U, 5U, 8U, 11U}) {
    const std::string& id = values.ids[number];
    CAPTURE(id.size(), id.back());
    CHECK(values.found_by("--organization", "財団法人" + id) == std::set<std::string>{id});
    const auto like = values.found_by("--like", id);
    CHECK(like.count(id) == 0);
    CHECK(like.size() == values.ids.size() - 1);
  }
  CHECK(run("indexer", {"--index", values.index(), "--check"}).status == 0);
}

TEST_CASE("the beginning of a long value finds those that begin so", "[cli][values]") {
  const LongValues values;
  std::vector<std::string> beginnings = {values.ids.back()};
  for (const std::size_t bytes : {3U, 180U, 183U, 184U, 198U, 199U, 200U, 230U, 244U, 999U}) {
    beginnings.emplace_back(bytes, 'x');
  }
  std::vector<std::string> queries;
  for (const std::string& beginning : beginnings) queries.push_back("id:" + beginning + "*");
  for (const std::string& beginning : beginnings) queries.push_back("友好 -id:" + beginning + "*");
  const auto found = values.found(queries);
  for (std::size_t i = 0; i < beginnings.size(); ++i) {
    CAPTURE(beginnings[i].size());
    std::set<std::string> with, without;
    for (const std::string& id : values.ids) {
      (id.starts_with(beginnings[i]) ? with : without).insert(id);
    }
    CHECK(found[i] == with);
    CHECK(found[beginnings.size() + i] == without);
  }
}

TEST_CASE("an organization that is not known is answered with whole long names", "[cli][values]") {
  const LongValues values;
  const std::string part = std::string(990, 'x');
  const Outcome outcome = run("searcher", {"--index", values.index(), "--organization", part});
  CHECK(outcome.status == 2);
  CHECK_THAT(outcome.err,
             Catch::Matchers::ContainsSubstring("財団法人" + std::string(999, 'x') + "a"));
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
