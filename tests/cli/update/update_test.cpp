// What an indexer run does to an index that is there already.
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "common/index/layout.h"
#include "tests/catch.h"
#include "tests/cli/program.h"

using musubi::IndexLayout;
using musubi::test::Outcome;
using musubi::test::read_file;
using musubi::test::run;
using musubi::test::TemporaryFolder;
using nlohmann::json;

namespace fs = std::filesystem;

namespace {

std::string record(const std::string& id, const std::string& body) {
  return json({{"id", id}, {"title", "記録" + id}, {"body", body}}).dump() + "\n";
}

// An index with the sources in docs/.
class Workshop {
 public:
  std::string write(const std::string& name, const std::string& content) {
    return folder_.write("docs/" + name, content);
  }
  void remove(const std::string& name) { fs::remove_all(folder_ / "docs" / name); }

  Outcome index(std::vector<std::string> more = {}) {
    std::vector<std::string> arguments = {"--index", root(), "--report", report_path(), docs()};
    arguments.insert(arguments.begin(), more.begin(), more.end());
    return run("indexer", arguments);
  }
  json report() const { return json::parse(read_file(report_path())); }
  json changes() const { return report()["changes"]; }

  json answer(const std::string& query) const {
    json answer = json::parse(run("searcher", {"--index", root(), "--format", "json", query}).out);
    answer.erase("took_ms");
    return answer;
  }
  std::set<std::string> ids(const std::string& query) const {
    std::set<std::string> ids;
    const json found = answer(query);
    for (const json& hit : found["hits"]) ids.insert(hit["id"]);
    return ids;
  }
  std::string live() const { return IndexLayout(root()).live_generation().value_or(""); }

  std::string root() const { return (folder_ / "index").string(); }
  std::string docs() const { return (folder_ / "docs").string(); }
  fs::path path(std::string_view name) const { return folder_ / name; }

 private:
  std::string report_path() const { return (folder_ / "report.json").string(); }
  TemporaryFolder folder_;
};

using Ids = std::set<std::string>;

}  // namespace

TEST_CASE("a run without changes publishes nothing and says so", "[cli][update]") {
  Workshop shop;
  shop.write("a.jsonl", record("1", "大連市との交流") + record("2", "天津市との交流"));
  REQUIRE(shop.index().status == 0);
  const std::string live = shop.live();
  const Outcome again = shop.index();
  CHECK(again.status == 0);
  CHECK_THAT(again.err, Catch::Matchers::ContainsSubstring("nothing changed"));
  CHECK(shop.live() == live);
  CHECK(shop.report()["outcome"] == "nothing changed");
  CHECK(shop.changes()["unchanged"] == 2);

  SECTION("nor where a file was only touched") {
    fs::last_write_time(shop.path("docs/a.jsonl"), fs::file_time_type::clock::now());
    CHECK(shop.index().status == 0);
    CHECK(shop.live() == live);
  }
  SECTION("but --rebuild always publishes") {
    CHECK(shop.index({"--rebuild"}).status == 0);
    CHECK(shop.live() != live);
  }
}

TEST_CASE("what was changed, added and removed is found as it is now", "[cli][update]") {
  Workshop shop;
  shop.write("a.jsonl", record("1", "大連市との交流") + record("2", "天津市との交流") +
                            record("3", "上海市との交流"));
  shop.write("b.txt", "北京市との交流\n");
  REQUIRE(shop.index().status == 0);
  shop.write("a.jsonl", record("1", "大連市との交流") + record("3", "釜山広域市との交流") +
                            record("4", "香港との交流"));
  const Outcome outcome = shop.index({"--max-shrink", "50%"});
  INFO(outcome.err);
  CHECK(outcome.status == 0);
  CHECK(shop.changes() ==
        json({{"added", 1}, {"changed", 1}, {"removed", 1}, {"unchanged", 2}, {"kept", 0}}));
  CHECK(shop.ids("大連") == Ids{"1"});
  CHECK(shop.ids("天津").empty());
  CHECK(shop.ids("上海").empty());
  CHECK(shop.ids("釜山") == Ids{"3"});
  CHECK(shop.ids("香港") == Ids{"4"});
  CHECK(shop.answer("北京")["total"] == 1);
  CHECK(run("indexer", {"--check", "--index", shop.root()}).status == 0);
}

TEST_CASE("a file that is gone takes its documents along and a renamed one brings them back",
          "[cli][update]") {
  Workshop shop;
  shop.write("keep.txt", "大連市との交流\n");
  shop.write("old.txt", "天津市との交流\n");
  REQUIRE(shop.index().status == 0);
  fs::rename(shop.path("docs/old.txt"), shop.path("docs/new.txt"));
  REQUIRE(shop.index({"--max-shrink", "50%"}).status == 0);
  CHECK(shop.answer("天津")["hits"][0]["path"] == (shop.path("docs/new.txt")).string());
  CHECK(shop.answer("天津")["total"] == 1);
  shop.remove("new.txt");
  REQUIRE(shop.index({"--max-shrink", "50%"}).status == 0);
  CHECK(shop.answer("天津")["total"] == 0);
  CHECK(shop.answer("大連")["total"] == 1);
}

TEST_CASE("an updated index answers as one built anew", "[cli][update]") {
  Workshop shop;
  std::string before, after;
  for (int i = 0; i < 60; ++i) {
    const std::string text = i % 3 == 0 ? "経済交流の覚書を結んだ。" : "文化と観光の協定である。";
    before += record(std::to_string(i), text + "第" + std::to_string(i) + "回の会議。");
    if (i % 10 == 4) continue;
    after +=
        record(std::to_string(i), i % 10 == 7 ? "ダイレン市の電力会社"
                                              : text + "第" + std::to_string(i) + "回の会議。");
  }
  after += record("100", "仙台市の経済交流と商談会");
  shop.write("a.jsonl", before);
  shop.write("b.md", "# 観光\n青森県の観光\n");
  REQUIRE(shop.index().status == 0);
  shop.write("a.jsonl", after);
  shop.write("c.csv", "id,題名,本文\nx,協定,経済交流の協定\n");
  REQUIRE(shop.index().status == 0);

  const std::vector<std::string> queries = {"経済交流", "協定 会議", "「文化と観光」",
                                            "観*",      "だいれん",  "けいざい",
                                            "会義",     "第5回",     "電力会社の交流"};
  std::map<std::string, json> updated;
  for (const std::string& query : queries) updated[query] = shop.answer(query);
  REQUIRE(shop.index({"--rebuild"}).status == 0);
  for (const std::string& query : queries) {
    CAPTURE(query);
    CHECK(shop.answer(query) == updated[query]);
  }
}

TEST_CASE("where the live generation is damaged, last good versions come from the one before",
          "[cli][update]") {
  Workshop shop;
  const auto write = [&](const std::string& first, const std::string& second) {
    shop.write("a.jsonl", record("1", first) + second + record("3", "上海市"));
  };
  write("大連市", record("2", "天津市"));
  REQUIRE(shop.index().status == 0);
  write("大連市と瀋陽市", record("2", "天津市"));
  REQUIRE(shop.index().status == 0);
  const fs::path generations = IndexLayout(shop.root()).generations();
  fs::resize_file(generations / "000002/facets.bin", 100);
  write("大連市と瀋陽市", "{\"id\": \"2\", \"title\": \n");

  SECTION("which is whole") {
    const Outcome outcome = shop.index();
    INFO(outcome.err);
    CHECK(outcome.status == 1);
    CHECK(shop.ids("天津") == Ids{"2"});
    CHECK(shop.ids("瀋陽") == Ids{"1"});
    CHECK(shop.changes()["kept"] == 1);
    CHECK_THAT(outcome.err, Catch::Matchers::ContainsSubstring("last good versions are taken"));
  }
  SECTION("and where that is damaged too, it is said that they are gone") {
    fs::resize_file(generations / "000001/facets.bin", 100);
    const Outcome outcome = shop.index({"--force"});
    INFO(outcome.err);
    CHECK(outcome.status == 1);
    CHECK(shop.ids("天津").empty());
    CHECK(shop.ids("瀋陽") == Ids{"1"});
    CHECK_THAT(outcome.err, Catch::Matchers::ContainsSubstring("no last good version"));
  }
}

TEST_CASE("a record that cannot be read now stays as it was read last", "[cli][update]") {
  Workshop shop;
  const auto write = [&](const std::string& second) {
    shop.write("a.jsonl", record("1", "大連市") + second + record("3", "上海市"));
  };
  write(record("2", "天津市"));
  REQUIRE(shop.index().status == 0);
  const auto rebuild = GENERATE(false, true);
  const std::vector<std::string> how =
      rebuild ? std::vector<std::string>{"--rebuild"} : std::vector<std::string>{};
  CAPTURE(rebuild);

  write("{\"id\": \"2\", \"title\": \n");
  Outcome outcome = shop.index(how);
  INFO(outcome.err);
  CHECK(outcome.status == 1);
  CHECK(shop.ids("天津") == Ids{"2"});
  CHECK(shop.changes()["kept"] == 1);
  CHECK(shop.report()["refused"].size() == 1);
  CHECK_THAT(outcome.err, Catch::Matchers::ContainsSubstring("last good version"));

  SECTION("and the night after too, which lists it and has nothing to publish") {
    const std::string live = shop.live();
    outcome = shop.index(how);
    CHECK(outcome.status == 1);
    CHECK_THAT(outcome.err, Catch::Matchers::ContainsSubstring("refused: " +
                                                               shop.path("docs/a.jsonl").string()));
    CHECK((shop.live() == live) == !rebuild);
    CHECK(shop.report()["refused"].size() == 1);
    CHECK(shop.ids("天津") == Ids{"2"});
  }
  SECTION("until it can be read again") {
    write(record("2", "釜山広域市"));
    CHECK(shop.index(how).status == 0);
    CHECK(shop.ids("天津").empty());
    CHECK(shop.ids("釜山") == Ids{"2"});
  }
  SECTION("or is gone") {
    write("");
    std::vector<std::string> shrinking = {"--max-shrink", "50%"};
    shrinking.insert(shrinking.end(), how.begin(), how.end());
    CHECK(shop.index(shrinking).status == 0);
    CHECK(shop.ids("天津").empty());
    CHECK(shop.ids("上海") == Ids{"3"});
  }
}

TEST_CASE("a file that cannot be read now keeps its documents in the index", "[cli][update]") {
  Workshop shop;
  shop.write("a.txt", "大連市との交流\n");
  shop.write("b.csv", "id,題名,本文\nx,協定,天津市\ny,覚書,上海市\n");
  REQUIRE(shop.index().status == 0);
  SECTION("for it is no text any more") {
    shop.write("b.csv", std::string("\x89PNG\r\n\x1a\n\0\0\0\0", 12));
    const auto night = shop.index();
    CHECK(night.status == 1);
    CHECK_THAT(night.err, Catch::Matchers::ContainsSubstring("2 documents cannot be read now"));
    CHECK_THAT(night.err, Catch::Matchers::ContainsSubstring("1 warning"));
  }
  SECTION("for its end is lost within a quote") {
    shop.write("b.csv", "id,題名,本文\nx,協定,天津市\ny,\"覚書,上海市\n");
    CHECK(shop.index().status == 1);
  }
  SECTION("for a link leads nowhere") {
    shop.remove("b.csv");
    fs::create_symlink("nowhere", shop.path("docs/b.csv"));
    CHECK(shop.index().status == 1);
  }
  CHECK(shop.ids("天津") == Ids{"x"});
  CHECK(shop.ids("上海") == Ids{"y"});
  CHECK(shop.answer("大連")["total"] == 1);
}

TEST_CASE("a missing source that was named keeps its documents in the index", "[cli][update]") {
  const TemporaryFolder folder;
  const std::string first = folder.write("first/a.txt", "大連市との交流\n");
  folder.write("second/b.txt", "天津市との交流\n");
  const std::string index = (folder / "index").string();
  const auto build = [&] {
    return run("indexer", {"--index", index, first, (folder / "second").string()}).status;
  };
  REQUIRE(build() == 0);
  fs::rename(folder / "second", folder / "elsewhere");
  CHECK(build() == 1);
  CHECK(run("searcher", {"--index", index, "天津"}).status == 0);
  SECTION("and the night after") {
    CHECK(build() == 1);
    CHECK(run("searcher", {"--index", index, "天津"}).status == 0);
  }
  SECTION("until it is there again") {
    folder.write("second/b.txt", "上海市との交流\n");
    CHECK(build() == 0);
    CHECK(run("searcher", {"--index", index, "天津"}).status == 1);
    CHECK(run("searcher", {"--index", index, "上海"}).status == 0);
  }
}

TEST_CASE("a source that was never read is told every night", "[cli][update]") {
  Workshop shop;
  shop.write("a.txt", "大連市との交流\n");
  shop.write("b.jsonl", "[1, 2]\n");
  CHECK(shop.index().status == 1);
  CHECK(shop.index().status == 1);
  CHECK(shop.report()["refused"].size() == 1);
  fs::rename(shop.path("docs/b.jsonl"), shop.path("docs/c.jsonl"));
  CHECK(shop.index().status == 1);
  CHECK(shop.report()["refused"][0]["path"] == shop.path("docs/c.jsonl").string());
}

TEST_CASE("where a source changes and none of its documents, the live files are shared",
          "[cli][update]") {
  Workshop shop;
  const std::string records = record("1", "大連市との交流") + record("2", "天津市との交流");
  shop.write("a.jsonl", records);
  REQUIRE(shop.index().status == 0);
  const IndexLayout layout(shop.root());
  const fs::path before = layout.generations() / shop.live();
  shop.write("a.jsonl", "\n" + records);
  REQUIRE(shop.index().status == 0);
  const fs::path after = layout.generations() / shop.live();
  CHECK(after != before);
  CHECK(fs::equivalent(after / "docdata.glass", before / "docdata.glass"));
  CHECK(run("indexer", {"--check", "--index", shop.root()}).status == 0);
  CHECK_THAT(shop.index().err, Catch::Matchers::ContainsSubstring("nothing changed"));

  shop.write("a.jsonl", record("1", "釜山広域市との交流"));
  REQUIRE(shop.index({"--max-shrink", "50%"}).status == 0);
  CHECK(run("indexer", {"--check", "--index", shop.root()}).status == 0);
  CHECK(run("indexer", {"--rollback", "--index", shop.root()}).status == 0);
  CHECK(shop.ids("天津") == Ids{"2"});
}

TEST_CASE("the first of two documents with one id wins, whichever was read last time",
          "[cli][update]") {
  Workshop shop;
  shop.write("b.jsonl", record("1", "天津市") + record("2", "上海市"));
  REQUIRE(shop.index().status == 0);
  shop.write("a.jsonl", record("1", "大連市"));
  CHECK(shop.index().status == 1);
  CHECK(shop.ids("大連") == Ids{"1"});
  CHECK(shop.ids("天津").empty());
  shop.remove("a.jsonl");
  CHECK(shop.index().status == 0);
  CHECK(shop.ids("大連").empty());
  CHECK(shop.ids("天津") == Ids{"1"});
  CHECK(shop.ids("上海") == Ids{"2"});
}

TEST_CASE("everything is read anew where the tools have changed, and the run says why",
          "[cli][update]") {
  Workshop shop;
  shop.write("a.txt", "月面基地との交流\n");
  REQUIRE(shop.index().status == 0);
  const std::string live = shop.live();
  const fs::path dictionary = shop.path("words.csv");
  std::ofstream(dictionary)
      << "月面基地,1288,1288,1000,名詞,固有名詞,一般,*,*,*,月面基地,ゲツメンキチ,ゲツメンキチ\n";
  const Outcome outcome = shop.index({"--user-dictionary", dictionary.string()});
  INFO(outcome.err);
  CHECK(outcome.status == 0);
  CHECK_THAT(outcome.err,
             Catch::Matchers::ContainsSubstring("everything is read anew: the dictionary"));
  CHECK(shop.live() != live);
}

TEST_CASE("everything is read anew where the gazetteer has changed, and the run says why",
          "[cli][update]") {
  Workshop shop;
  shop.write("a.txt", "ムスビンゲン市との交流\n");
  REQUIRE(shop.index().status == 0);
  const auto in_germany = [&] {
    return run("searcher", {"--index", shop.root(), "--country", "ドイツ"}).status == 0;
  };
  CHECK(!in_germany());
  const std::string places = shop.path("places.tsv").string();
  std::ofstream(places) << "code\tcountry\tname\tkind\tkana\tromaji\taliases\n"
                           "\tドイツ\tムスビンゲン\tcity\t\t\t\n";
  const Outcome outcome = shop.index({"--gazetteer", places});
  INFO(outcome.err);
  CHECK(outcome.status == 0);
  CHECK_THAT(outcome.err,
             Catch::Matchers::ContainsSubstring("everything is read anew: the gazetteer"));
  CHECK(shop.report()["read_anew_because"].get<std::string>().starts_with("the gazetteer"));
  CHECK(in_germany());

  CHECK_THAT(shop.index({"--gazetteer", places}).err,
             Catch::Matchers::ContainsSubstring("nothing changed"));
  CHECK_THAT(shop.index().err,
             Catch::Matchers::ContainsSubstring("everything is read anew: the gazetteer"));
  CHECK(!in_germany());
}

TEST_CASE("a damaged live index is replaced by the next run", "[cli][update]") {
  Workshop shop;
  shop.write("a.txt", "大連市との交流\n");
  REQUIRE(shop.index().status == 0);
  for (const char* file : {"postlist.glass", "docdata.glass", "documents.bin", "bigrams.bin",
                           "manifest.json", "iamglass", "checksums"}) {
    CAPTURE(file);
    const std::string live = shop.live();
    const fs::path path = IndexLayout(shop.root()).generations() / live / file;
    std::string content = read_file(path);
    content[content.size() / 2] = static_cast<char>(content[content.size() / 2] ^ 0x20);
    std::ofstream(path, std::ios::binary) << content;
    const Outcome outcome = shop.index();
    INFO(outcome.err);
    CHECK(outcome.status == 0);
    CHECK_THAT(outcome.err, Catch::Matchers::ContainsSubstring("everything is read anew: "));
    CHECK(shop.live() != live);
    CHECK(shop.answer("大連")["total"] == 1);
  }
}
