// Searches that the configuration holds under a name.
#include "tests/catch.h"
#include "tests/cli/corpus_index.h"

using namespace musubi::test;
using nlohmann::json;

TEST_CASE("a saved search is named, narrowed further and overruled", "[cli][saved]") {
  const TemporaryFolder folder;
  const std::string config =
      folder.write("musubi.conf", "index = " + corpus_index() +
                                      "\n[search.china]\nquery = 交流\ncountry = 中国\n"
                                      "no-facets = true\nexplain = false\n"
                                      "[search.newest]\nsort = -date\n"
                                      "[searcher]\nlimit = 3\n");
  const auto answer = [&](std::vector<std::string> words) {
    words.insert(words.begin(), {"--config", config, "--format", "json"});
    const Outcome outcome = run("searcher", words);
    INFO(outcome.err);
    REQUIRE(outcome.status == 0);
    json parsed = json::parse(outcome.out);
    parsed.erase("took_ms");
    return parsed;
  };
  const json saved = answer({"@china"});
  CHECK(saved == answer({"交流", "--country", "中国", "--no-facets"}));
  CHECK(saved["hits"].size() == 3);
  CHECK(answer({"@china", "大連"})["query"] == "交流 大連");
  CHECK(!answer({"@china", "--facets"})["facets"]["country"].empty());
  // A blank of an input method parts no words for a shell.
  CHECK(answer({"@china　大連"})["query"] == "交流 大連");
  CHECK(answer({"@china　"}) == saved);
  CHECK(answer({"@newest"})["total"] == 48);
  // What is saved can be taken back.
  CHECK(answer({"@china", "--no-country"}) == answer({"交流", "--no-facets"}));
  // An option that is typed takes the place of the saved one.
  CHECK(answer({"@china", "--country", "韓国"}) ==
        answer({"交流", "--country", "韓国", "--no-facets"}));
  CHECK(answer({"@newest", "--sort", "date"}) == answer({"--sort", "date"}));
  CHECK(answer({"@newest", "--sort=date"}) == answer({"--sort", "date"}));
  const Outcome unknown = run("searcher", {"--config", config, "@korea"});
  CHECK(unknown.status == 2);
  CHECK(unknown.err.find("@china, @newest") != std::string::npos);
  for (const char* wrong : {"[search.]", "[search.a b]", "[search.a]\nquery = x\n[search.a]"}) {
    const std::string file = folder.write("wrong.conf", std::string(wrong) + "\nquery = 交流\n");
    const Outcome refused = run("searcher", {"--config", file, "--index", corpus_index(), "大連"});
    INFO(wrong << refused.err);
    CHECK(refused.status == 2);
    CHECK(refused.err.find("wrong.conf:") != std::string::npos);
  }
  // Where nothing is saved it is a word; and the indexer does not mind.
  CHECK(search({"@大連"}).status == 0);
  const std::string source = folder.write("a.txt", "大連市の覚書。\n");
  CHECK(
      run("indexer", {"--config", config, "--index", (folder / "index").string(), source}).status ==
      0);
}

TEST_CASE("a name that calls no saved search is told to be a word", "[cli][saved]") {
  const TemporaryFolder folder;
  const std::string config = folder.write("musubi.conf", "[search.china]\nquery = 交流\n");
  const auto notes = [](const Outcome& outcome) {
    return json::parse(outcome.out.substr(0, outcome.out.find('\n')))["notes"].dump();
  };
  const auto typed = [&](const std::vector<std::string>& words) {
    std::vector<std::string> all = {"--index", corpus_index(), "--format", "json"};
    all.insert(all.end(), words.begin(), words.end());
    return notes(run("searcher", all));
  };
  CHECK(typed({"@china", "大連"}).find("この名前で保存した検索はありません") != std::string::npos);
  CHECK(typed({"＠china"}).find("「＠china」は検索語として扱いました") != std::string::npos);
  CHECK(typed({"--config", config, "大連 @china"}).find("引用符で囲まずに") != std::string::npos);
  CHECK(typed({"--config", config, "@china"}).find("検索語として") == std::string::npos);
  CHECK(typed({"\"@china\" 大連"}).find("保存した") == std::string::npos);
  const Outcome batch = run_batch(corpus_index(), "@china\n", " --config '" + config + "'");
  INFO(batch.out);
  CHECK(notes(batch).find("--batch では保存した検索を呼び出せません") != std::string::npos);
}

TEST_CASE("what is typed goes before the environment, and that before the file", "[cli][config]") {
  const TemporaryFolder folder;
  const std::string config =
      folder.write("musubi.conf",
                   "index = /nowhere\n[searcher]\ncountry = 中国\nexplain = true\n"
                   "[indexer]\nquiet = true\n");
  const auto total = [&](std::vector<std::string> words) {
    words.insert(words.begin(), {"--config", config, "--format", "json"});
    const Outcome outcome = run("searcher", words, {{"MUSUBI_INDEX", corpus_index()}});
    INFO(outcome.err);
    REQUIRE(outcome.status == 0);
    return json::parse(outcome.out)["total"].get<int>();
  };
  CHECK(total({"--no-country"}) == 48);
  CHECK(total({}) < 48);
  CHECK(total({"--no-country", "--country", "韓国", "--no-explain"}) < 20);
  CHECK(run("searcher", {"--config", config, "--index", "/nowhere/else", "大連"},
            {{"MUSUBI_INDEX", corpus_index()}})
            .err.find("/nowhere/else") != std::string::npos);
  const std::string source = folder.write("a.txt", "大連市の覚書。\n");
  const std::vector<std::string> words = {"--config", config, "--index",
                                          (folder / "index").string(), source};
  CHECK(run("indexer", words).err.empty());
  std::vector<std::string> aloud = words;
  aloud.insert(aloud.end(), {"--rebuild", "--no-quiet"});
  CHECK(run("indexer", aloud).err.find("published") != std::string::npos);
}
