// What other programs get of an answer, in each format.
#include <algorithm>
#include <chrono>
#include <set>
#include <sstream>

#include "tests/catch.h"
#include "tests/cli/json_schema.h"
#include "tests/cli/officer.h"

using namespace musubi::test;
using Catch::Matchers::ContainsSubstring;
using nlohmann::json;

namespace {

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

std::string first_line(const std::string& text) {
  return text.substr(0, text.find('\n'));
}

std::vector<std::string> lines_of(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

// Documents that try what a spreadsheet and a table can be tried with.
class OddDocuments {
 public:
  OddDocuments() {
    folder_.write("docs/a.jsonl",
                  R"j({"id": "formula", "title": "=1+1 の覚書", "body": "+甲, \"乙\"\n二行目"}
{"id": "page", "title": "大連との覚書", "body": "同じ本文です。"}
)j");
    folder_.write("docs/b.jsonl",
                  R"j({"id": "copy", "title": "大連との覚書", "body": "同じ本文です。"}
{"id": "other", "title": "大連との覚書", "body": "ちがう本文です。"}
)j");
    index_ = (folder_ / "index").string();
    built_ = run("indexer", {"--index", index_, (folder_ / "docs").string()});
  }
  const Outcome& built() const { return built_; }
  Outcome search(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), {"--index", index_});
    return run("searcher", arguments);
  }

 private:
  TemporaryFolder folder_;
  std::string index_;
  Outcome built_;
};

}  // namespace

TEST_CASE("answers keep to the schema of their form", "[cli][formats]") {
  const std::string top = std::string(MUSUBI_TEST_CORPUS) + "/..";
  const json schema = json::parse(read_file(top + "/docs/answer.schema.json"));
  for (const std::vector<std::string>& query :
       std::vector<std::vector<std::string>>{{"大連", "経済"},
                                             {"協定", "--explain"},
                                             {"ヌクレオチド"},
                                             {"--country", "中国"},
                                             {"大連", "--no-facets"},
                                             {"大連", "--with", "body"},
                                             {"大連", "--limit", "0"}}) {
    const json answer = search_json(query);
    INFO(query.front());
    CHECK(faults_by(schema, answer).empty());
    CHECK(answer["version"] == 1);
  }
  // It is strict enough to tell what is wrong.
  json wrong = search_json({"大連"});
  wrong["total"] = "5";
  CHECK(!faults_by(schema, wrong).empty());
  wrong = search_json({"大連"});
  wrong["hits"][0].erase("title");
  CHECK(!faults_by(schema, wrong).empty());
}

TEST_CASE("the fields of a hit are chosen by name", "[cli][formats]") {
  const json answer = search_json({"大連", "--fields", "title, url"});
  for (const auto& hit : answer["hits"]) {
    CHECK(hit.size() == 2);
    CHECK(hit.contains("title"));
    CHECK(hit.contains("url"));
  }
  CHECK(search_json({"大連", "--fields", "id,snippet", "--limit", "1"})["hits"][0]["snippet"] !=
        "");
  const auto table = lines_of(search({"大連", "--format", "tsv", "--fields", "date,title"}).out);
  CHECK(table.front() == "date\ttitle");
  CHECK(table.size() == 6);
  const Outcome unknown = search({"大連", "--fields", "colour", "--format", "json"});
  CHECK(unknown.status == 2);
  CHECK(contains(unknown.err, "colour"));
  CHECK(contains(unknown.err, "title"));
}

TEST_CASE("JSON lines have a hit each, and the whole text on request", "[cli][formats]") {
  const auto lines = lines_of(search({"大連", "--format", "jsonl"}).out);
  CHECK(lines.size() == 5);
  for (const std::string& line : lines) CHECK(json::parse(line).contains("title"));
  const json hit = json::parse(
      first_line(search({"大連", "アカシア", "--format", "jsonl", "--with", "body"}).out));
  CHECK(hit["body"].get<std::string>().size() >= hit["snippet"].get<std::string>().size());
  const json alone = json::parse(
      first_line(search({"大連", "--format", "jsonl", "--with", "body", "--fields", "id"}).out));
  CHECK(alone.size() == 2);
  CHECK(search({"大連", "--with", "soul", "--format", "json"}).status == 2);
}

TEST_CASE("CSV opens in a spreadsheet, and no cell becomes a formula", "[cli][formats]") {
  const OddDocuments documents;
  REQUIRE(documents.built().status == 0);
  const Outcome plain =
      documents.search({"覚書", "甲", "--format", "csv", "--fields", "id,title,body"});
  INFO(plain.err);
  CHECK(plain.out.starts_with(
      "id,title,body\r\nformula,'=1+1 の覚書,\"'+甲, \"\"乙\"\"\n二行目\"\r\n"));
  const Outcome marked = documents.search({"覚書", "--format", "csv", "--bom"});
  CHECK(marked.out.starts_with("\xEF\xBB\xBFrank,score,id,title,"));
}

TEST_CASE("a table of a part of the hits says so", "[cli][formats]") {
  for (const char* format :
       {"--format=csv", "--format=tsv", "--format=jsonl", "--template={title}"}) {
    INFO(format);
    CHECK(contains(search({"大連", format, "--limit", "2"}).err,
                   "全5件中 2件だけを出力しました。すべて出力するには --limit 5"));
    CHECK_FALSE(contains(search({"大連", format, "--limit", "1000"}).err, "出力しました"));
  }
  const Outcome second = search({"大連", "--format", "tsv", "--limit", "2", "--page", "2"});
  CHECK(contains(second.err, "3〜4件だけを出力しました。続きは --limit 2 --offset 4"));
  CHECK(search({"大連", "--format", "json", "--limit", "2"}).err.empty());
}

TEST_CASE("a template makes a line of each hit", "[cli][formats]") {
  const Outcome lines = search({"大連", "経済", "--template", "{rank}\\t{date} {{x}} {title}"});
  const auto all = lines_of(lines.out);
  REQUIRE(all.size() == 4);
  CHECK(all[1] == "2\t2004-12-24 {x} 青森県・大連市友好経済交流委員会協定");
  CHECK(search({"大連", "--template", "{colour}"}).status == 2);
  CHECK(search({"大連", "--template", "{title"}).status == 2);
  CHECK(search({"大連", "--format", "template"}).status == 2);
  CHECK(search({"ヌクレオチド", "--template", "{title}"}).status == 1);
}

TEST_CASE("the same content twice is shown once, and each where that is asked for",
          "[cli][formats]") {
  const OddDocuments documents;
  REQUIRE(documents.built().status == 0);
  const std::string once = documents.search({"大連"}).out;
  CHECK(contains(once, "全2件中 1〜2件、ほかに同じ文書が1件"));
  CHECK(contains(once, "ほか 1 か所に同じ文書"));
  CHECK(contains(once, "ちがう本文"));
  CHECK(contains(documents.search({"大連", "--brief"}).out, "（ほか 1 か所に同じ文書）"));
  const std::string english = documents.search({"大連", "--lang", "en"}).out;
  CHECK(contains(english, "hits 1 to 2 of 2, and 1 copy ("));
  CHECK(contains(english, "the same document elsewhere: 1 (--all-copies shows each)"));
  const std::string all = documents.search({"大連", "--all-copies"}).out;
  CHECK(contains(all, "全3件中 1〜3件 ("));
  CHECK_FALSE(contains(all, "同じ文書"));
  // An empty answer counts as a full one does.
  CHECK(contains(documents.search({"大連", "--domain", "鉱業"}).out, "絞り込みを外せば 2 件"));
  CHECK(contains(documents.search({"大連", "--domain", "鉱業", "--all-copies"}).out,
                 "絞り込みを外せば 3 件"));
  // Programs are told of every document.
  const json whole = json::parse(documents.search({"大連", "--format", "json"}).out);
  CHECK(whole["hits"].size() == 3);
  CHECK(whole["total"] == 3);
}

TEST_CASE("agreements of one title and text are shown each, their copies once", "[cli][formats]") {
  const TemporaryFolder folder;
  const std::string rows =
      "題名,締結日,国,担当課\n友好交流に関する覚書,2001-04-01,中国,国際課\n"
      "友好交流に関する覚書,2003-04-01,韓国,国際課\n友好交流に関する覚書,2005-04-01,ベトナム,"
      "国際課\n";
  folder.write("docs/list.csv", rows);
  folder.write("docs/old/copy.csv", rows);
  // The folders tell the tagger of different prefectures.
  const std::string page = "留学生の集い\n\n県の会館で留学生の集いを開いた。\n";
  folder.write("docs/青森県/page.txt", page);
  folder.write("docs/岩手県/page.txt", page);
  for (const char* shards : {"1", "3"}) {
    INFO(shards);
    const std::string index = folder / (std::string("index") + shards);
    REQUIRE(
        run("indexer", {"--index", index, "--shards", shards, (folder / "docs").string()}).status ==
        0);
    const auto count_of = [&](const char* query) {
      return first_line(run("searcher", {"--index", index, "--full", query}).out);
    };
    CHECK_THAT(count_of("覚書"), ContainsSubstring("全3件中 1〜3件、ほかに同じ文書が3件"));
    CHECK_THAT(count_of("留学生"), ContainsSubstring("全1件中 1〜1件、ほかに同じ文書が1件"));
  }
}

TEST_CASE("of copies the one that is named like its title is shown", "[cli][formats]") {
  const TemporaryFolder folder;
  const std::string page = "大連市との友好交流協定\n\n県と市は交流を続ける。\n";
  folder.write("docs/a/浜松市の会議録.txt", page);
  folder.write("docs/old/copies/大連市との友好交流協定.txt", page);
  folder.write("docs/old/大連市との友好交流協定.txt", page);
  folder.write("docs/scan0001.txt", page);
  for (const char* shards : {"1", "2", "3"}) {
    INFO(shards);
    const std::string index = folder / (std::string("index") + shards);
    REQUIRE(
        run("indexer", {"--index", index, "--shards", shards, (folder / "docs").string()}).status ==
        0);
    for (const char* order : {"relevance", "date", "-date"}) {
      const std::string shown =
          run("searcher", {"--index", index, "--full", "--sort", order, "友好交流"}).out;
      CHECK_THAT(shown, ContainsSubstring("docs/old/大連市との友好交流協定.txt"));
      CHECK_THAT(shown, ContainsSubstring("ほか 3 か所に同じ文書"));
      CHECK_THAT(shown, !ContainsSubstring("会議録"));
    }
  }
}

TEST_CASE("each content stands on one page alone, in shards as in one index", "[cli][formats]") {
  const TemporaryFolder folder;
  std::string lines;
  for (int i = 0; i < 12; ++i) {
    for (int copy = 0; copy < (i % 3 == 0 ? 3 : 1); ++copy) {
      lines += "{\"id\": \"" + std::to_string(100 * copy + i) +
               "\", \"title\": \"大連市との覚書 第" + std::to_string(i) +
               "号\", \"body\": \"交流する。\"}\n";
    }
  }
  const std::string list = folder.write("list.jsonl", lines);
  for (const char* shards : {"1", "3"}) {
    const std::string index = folder / (std::string("index") + shards);
    REQUIRE(run("indexer", {"--index", index, "--shards", shards, list}).status == 0);
    for (const char* order : {"relevance", "-changed"}) {
      INFO(shards << " " << order);
      std::vector<std::string> titles;
      for (const char* page : {"1", "2", "3"}) {
        const Outcome answer = run("searcher", {"--index", index, "--sort", order, "--limit", "5",
                                                "--page", page, "--full", "大連"});
        CHECK(contains(answer.out, "全12件中"));
        CHECK(contains(answer.out, "、ほかに同じ文書が8件 ("));
        for (const std::string& line : lines_of(answer.out)) {
          const std::size_t title = line.find(". 大連市との覚書");
          if (title != line.npos) titles.push_back(line.substr(title));
        }
      }
      CHECK(titles.size() == 12);
      CHECK(std::set<std::string>(titles.begin(), titles.end()).size() == 12);
    }
  }
}

TEST_CASE("a snippet does not end with the domains that stand above it", "[cli][formats]") {
  const json answer = search_json({"広島県", "四川省"});
  for (const auto& hit : answer["hits"]) {
    CHECK_FALSE(contains(hit["snippet"].get<std::string>(), "（分野："));
  }
}
