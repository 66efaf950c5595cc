// A document that is asked for by the name of its file.
#include <nlohmann/json.hpp>

#include "tests/catch.h"
#include "tests/cli/program.h"

using Catch::Matchers::ContainsSubstring;
using musubi::test::Outcome;
using musubi::test::run;
using musubi::test::TemporaryFolder;
using nlohmann::json;

TEST_CASE("a document is shown by a name that no other file has", "[cli][terminal]") {
  const TemporaryFolder folder;
  folder.write("docs/a/議事録.txt", "国際課の議事録\n大連市を訪れた。\n");
  folder.write("docs/b/協定.txt", "大連市との協定\n交流する。\n");
  folder.write("docs/b/old/協定.txt", "瀋陽市との協定\n交流する。\n");
  folder.write("docs/list.csv", "id,title\nx,一つ目\ny,二つ目\n");
  const std::string index = folder / "index";
  const std::string shards = GENERATE("1", "3");
  INFO(shards);
  REQUIRE(run("indexer", {"--index", index, "--shards", shards, folder / "docs"}).status == 0);
  const auto shown = [&](const std::string& name) {
    return run("searcher", {"--index", index, "--format", "json", "--show", name},
               {{"LANG", "ja_JP.UTF-8"}});
  };
  const auto title_of = [&](const std::string& name) {
    const Outcome outcome = shown(name);
    INFO(name << outcome.err);
    REQUIRE(outcome.status == 0);
    return json::parse(outcome.out)["title"].get<std::string>();
  };
  CHECK(title_of("議事録.txt") == "国際課の議事録");
  CHECK(title_of("議事録.txt#1") == "国際課の議事録");
  CHECK(title_of("a/議事録.ＴＸＴ") == "国際課の議事録");
  CHECK(title_of("old/協定.txt") == "瀋陽市との協定");
  CHECK(title_of("list.csv") == "一つ目");
  CHECK(title_of("list.csv#2") == "二つ目");

  const Outcome several = shown("協定.txt");
  CHECK(several.status == 2);
  CHECK(several.out.empty());
  CHECK_THAT(several.err, ContainsSubstring("「協定.txt」という名前のファイルが複数あります: ") &&
                              ContainsSubstring("docs/b/協定.txt") &&
                              ContainsSubstring("docs/b/old/協定.txt"));
  for (const char* none : {"録.txt", "c/議事録.txt", "議事録.txt#2", "list.csv#3", "/"}) {
    INFO(none);
    CHECK_THAT(shown(none).err, ContainsSubstring("の文書はありません"));
  }
}
