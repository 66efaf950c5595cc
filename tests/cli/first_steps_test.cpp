// What somebody types who has not read the manual.
#include <unicode/unistr.h>

#include "tests/catch.h"
#include "tests/cli/officer.h"

using namespace musubi::test;
using Catch::Matchers::ContainsSubstring;

namespace {

std::string in_cp932(const std::string& text) {
  const auto units = icu::UnicodeString::fromUTF8(text);
  std::string bytes(3 * text.size(), '\0');
  bytes.resize(static_cast<std::size_t>(units.extract(
      0, units.length(), bytes.data(), static_cast<std::uint32_t>(bytes.size()), "windows-31j")));
  return bytes;
}

Outcome in_japanese(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), {"--index", corpus_index()});
  return run("searcher", arguments, {{"LANG", "ja_JP.UTF-8"}});
}

}  // namespace

TEST_CASE("the name of a file finds its documents", "[cli][first]") {
  for (const char* name :
       {"aomori-dalian.md", "ＡＯＭＯＲＩ-Dalian.MD", "corpus/aomori-dalian.md"}) {
    INFO(name);
    const Outcome found = in_japanese({name});
    CHECK_THAT(found.out, ContainsSubstring("全1件中"));
    CHECK_THAT(found.out, ContainsSubstring("青森県と大連市（中国遼寧省）の友好経済交流"));
    CHECK_THAT(found.out, ContainsSubstring("この名前のファイルの文書を表示しています"));
  }
  // The rows of a table, narrowed as ever; in quotes the name is words.
  CHECK(search_json({"agreements.csv"})["total"] == 40);
  CHECK(search_json({"agreements.csv", "--country", "台湾"})["total"] == 4);
  CHECK(in_japanese({"\"agreements.csv\""}).status == 1);
  CHECK(in_japanese({"no-such-file.csv"}).status == 1);
}

TEST_CASE("a pasted address finds the document of that page", "[cli][first]") {
  const std::string page = "www.pref.aomori.lg.jp/sangyo/shoko/dairen_kyotei.html";
  for (const std::string& address :
       {"http://" + page, "https://" + page, "http://" + page + "#top", "http://" + page + "/"}) {
    INFO(address);
    const auto answer = search_json({address});
    CHECK(answer["total"] == 2);
    CHECK(answer["hits"][0]["url"] == "http://" + page);
    CHECK(answer["notes"] == nlohmann::json({"この URL の文書を表示しています。"}));
  }
}

TEST_CASE("digits of an input method are digits", "[cli][first]") {
  CHECK(search_json({"覚書", "--limit", "３"})["hits"].size() == 3);
  CHECK(search_json({"覚書", "--limit", "3", "--page", "２"})["offset"] == 3);
  CHECK(search_json({"覚書", "--offset", "１０"})["offset"] == 10);
  CHECK(search_json({"--year", "２００４"})["total"] == search_json({"--year", "2004"})["total"]);
  const Officer officer;
  REQUIRE(officer.search({"大連", "経済"}).status == 0);
  CHECK(officer.search({"--show", "２"}).out == officer.search({"--show", "2"}).out);
  CHECK_THAT(in_japanese({"覚書", "--limit", "３件"}).err, ContainsSubstring("--limit には"));
}

TEST_CASE("what is like a hit of the last answer is asked for by its number", "[cli][first]") {
  const Officer officer;
  const std::map<std::string, std::string> japanese = {{"LANG", "ja_JP.UTF-8"}};
  REQUIRE(officer.search({"大連", "経済"}).status == 0);
  const Outcome like = officer.search({"--like", "１"}, japanese);
  CHECK(like.status == 0);
  CHECK_THAT(like.out, ContainsSubstring("似た文書:iwate-dalian"));
  CHECK_THAT(like.out, ContainsSubstring("前回の検索結果の番号とみなしました"));
  CHECK_THAT(officer.search({"--like", "99"}, japanese).err,
             ContainsSubstring("99 番はありません"));
  CHECK(officer.search({"--like", "id:aomori-dalian-2004"}).status == 0);
  // An id goes first.
  const TemporaryFolder folder;
  const std::string list = folder.write(
      "list.jsonl",
      "{\"id\": \"1\", \"title\": \"大連との覚書\"}\n{\"id\": \"2\", \"title\": \"大連の港\"}\n");
  const std::string index = folder / "index";
  REQUIRE(run("indexer", {"--index", index, list}).status == 0);
  const Outcome by_id = run("searcher", {"--index", index, "--like", "2"}, japanese);
  CHECK_THAT(by_id.out, ContainsSubstring("文書の ID とみなしました"));
  CHECK_THAT(by_id.out, ContainsSubstring("大連との覚書"));
}

TEST_CASE("a file in any charset is opened at its line, and linked to it", "[cli][first]") {
  const Officer officer;
  const TemporaryFolder folder;
  const std::string text =
      "国際交流の覚え\n\n県の担当者は会議の記録を読み返した。\n大連市との覚書はここで交わされた。"
      "\n";
  const std::string file = folder.write("docs/old.txt", in_cp932(text));
  const std::string recorder = folder.write(
      "record", "#!/bin/sh\nprintf '%s\\n' \"$@\" > " + (folder / "recorded").string() + "\n");
  std::filesystem::permissions(recorder, std::filesystem::perms::owner_all);
  const std::string index = folder / "index";
  REQUIRE(run("indexer", {"--index", index, (folder / "docs").string()}).status == 0);
  const Outcome opened = run("searcher", {"--index", index, "--open", file + "#1", "覚書"},
                             officer.environment({{"EDITOR", recorder}}));
  INFO(opened.err);
  CHECK(opened.status == 0);
  CHECK(read_file(folder / "recorded") == "+4\n" + file + "\n");
  const Outcome linked = run("searcher", {"--index", index, "--links", "always", "覚書"});
  CHECK_THAT(linked.out, ContainsSubstring("file://" + file + "#4\x1b\\"));
}

TEST_CASE("a folder of documents in the place of an index is told as such", "[cli][first]") {
  const TemporaryFolder folder;
  folder.write("docs/a.txt", "大連市の覚書。\n");
  const std::string docs = folder / "docs";
  const Outcome wrong = run("searcher", {"--index", docs, "大連"}, {{"LANG", "ja_JP.UTF-8"}});
  CHECK(wrong.status == 2);
  CHECK_THAT(wrong.err, ContainsSubstring("indexer --index 索引 " + docs + " で索引を作り"));
  const std::string none = folder / "none";
  CHECK_THAT(run("searcher", {"--index", none, "大連"}).err,
             ContainsSubstring("run: indexer --index " + none + " SOURCE…"));
}

TEST_CASE("a wrong value in the configuration is told with its line", "[cli][first]") {
  const TemporaryFolder folder;
  struct Row {
    std::string config, query, place, why;
  };
  for (const Row& row : std::vector<Row>{
           {"[search.china]\nquery = 交流\ncountry = 中囯\n", "@china",
            ":3:", "「中囯」という国・地域はありません"},
           {"[search.china]\nregion = 東奥\n", "@china", ":2:", "「東奥」という地方はありません"},
           {"[search.china]\nyear = 20x4\n", "@china", ":2:", "日付として読めません"},
           {"[searcher]\ncountry = 中囯\n", "大連", ":2:", "「中囯」という国・地域はありません"},
           {in_cp932("[search.a]\nquery = 交流\n"), "@a",
            ":2:", "query の値が UTF-8 ではありません"},
           {in_cp932("[search.中国]\nquery = a\n"), "大連", ":1:", "名前が UTF-8 ではありません"},
           {in_cp932("[searcher]\ncountry = 中国\n"), "大連",
            ":2:", "--country の値が UTF-8 ではありません"}}) {
    const std::string config = folder.write("own.conf", row.config);
    const Outcome outcome = in_japanese({"--config", config, row.query});
    INFO(row.config << outcome.err);
    CHECK(outcome.status == 2);
    CHECK_THAT(outcome.err, ContainsSubstring("own.conf" + row.place));
    CHECK_THAT(outcome.err, ContainsSubstring(row.why));
  }
  // What is typed is not blamed on the file, and takes its place.
  const std::string config = folder.write("own.conf", "[search.china]\ncountry = 中囯\n");
  const Outcome typed = in_japanese({"--config", config, "--country", "中囗", "@china"});
  CHECK_THAT(typed.err, !ContainsSubstring("own.conf"));
}

TEST_CASE("a saved search is called with the sign of an input method, too", "[cli][first]") {
  const TemporaryFolder folder;
  const std::string config = folder.write("own.conf", "[search.china]\nquery = 大連\n");
  for (const char* name : {"@china", "＠china", "＠china　経済"}) {
    INFO(name);
    CHECK_THAT(in_japanese({"--config", config, name}).out, ContainsSubstring("「大連"));
  }
}
