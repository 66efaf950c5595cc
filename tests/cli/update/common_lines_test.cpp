#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <string>

#include "tests/catch.h"
#include "tests/cli/corpus_index.h"

using musubi::test::Outcome;
using musubi::test::run;
using musubi::test::TemporaryFolder;
using nlohmann::json;

namespace {

namespace fs = std::filesystem;

std::string page_of(const std::string& city, const std::string& notice) {
  return "<title>" + city + "</title><p>" + notice + "</p><p>" + city +
         "との交流の歩みは長い。</p><p>このサイトの無断転載を禁じます。</p>"
         "<p>架空市役所 〒123-4567 架空市中央1-2-3</p>";
}

// The text of each document by its title.
std::map<std::string, std::string> texts_of(const std::string& index) {
  const json answer = json::parse(run("searcher", {"--index", index, "--format", "json", "--with",
                                                   "body", "--no-facets", "交流"})
                                      .out);
  std::map<std::string, std::string> texts;
  for (const json& hit : answer["hits"]) texts[hit["title"]] = hit["body"];
  return texts;
}

}  // namespace

TEST_CASE("what the pages of a folder have in common is left out, night after night",
          "[cli][update]") {
  const TemporaryFolder folder;
  const std::string docs = (folder / "docs").string();
  const std::string index = (folder / "index").string();
  const std::string notice = "台風のため窓口を閉じます。";
  const auto check = [&](const std::string& what) {
    INFO(what);
    const Outcome outcome = run("indexer", {"--index", index, docs});
    INFO(outcome.err);
    CHECK(outcome.status == 0);
    const std::string anew = (folder / "anew").string();
    fs::remove_all(anew);
    CHECK(run("indexer", {"--index", anew, docs}).status == 0);
    auto texts = texts_of(index);
    CHECK(texts == texts_of(anew));
    return texts;
  };

  folder.write("docs/b.html", page_of("大連市", notice));
  folder.write("docs/c.html", page_of("福州市", notice));
  CHECK(check("two pages")["大連市"].starts_with(notice));

  folder.write("docs/d.html", page_of("台中市", notice));
  for (const auto& [title, text] : check("a third, which changes how the others are read")) {
    CHECK(text == title + "との交流の歩みは長い。\n架空市役所 〒123-4567 架空市中央1-2-3");
  }
  CHECK(run("searcher", {"--index", index, "「台風のため窓口」"}).status == 0);  // though not shown

  folder.write("docs/e.html", page_of("長春市", notice));
  CHECK(check("one more")["長春市"].starts_with("長春市との"));

  for (const char* const name : {"docs/b.html", "docs/c.html"}) {
    folder.write(name, page_of("瀋陽市", std::string("展示室を開きます。") + name));
  }
  CHECK(check("half of them say something else")["長春市"].starts_with(notice));

  folder.write("docs/below/a.html", page_of("天津市", notice));
  CHECK(check("another folder")["天津市"].starts_with(notice));
}

TEST_CASE("what pages have in common is looked for again where no extractor could read them",
          "[cli][update]") {
  const TemporaryFolder folder;
  const std::string docs = (folder / "docs").string();
  const std::string index = (folder / "index").string();
  folder.write("docs/a.txt", "交流の歩み\n");
  for (const std::string name : {"b", "c", "d"}) {
    folder.write("docs/" + name + ".html", page_of("架空" + name + "市", "窓口を閉じます。"));
  }
  CHECK(run("indexer", {"--index", index, "--extractor", "/nowhere", docs}).status == 1);
  const Outcome outcome = run("indexer", {"--index", index, docs});
  INFO(outcome.err);
  CHECK(outcome.status == 0);
  CHECK(texts_of(index)["架空b市"].starts_with("架空b市との"));
}
