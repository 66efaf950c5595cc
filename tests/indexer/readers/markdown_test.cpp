#include "indexer/readers/markdown.h"

#include <chrono>

#include "indexer/readers/front_matter.h"
#include "indexer/readers/markdown_inline.h"
#include "tests/indexer/readers/reading.h"

namespace musubi::test {

TEST_CASE("Markdown's markup is no text", "[readers]") {
  struct Row {
    std::string why, raw, body;
  };
  const auto row = GENERATE(values<Row>({
      {"headings", "# 交流 #\n\n歩み\n====\n本文", "交流\n\n歩み\n本文\n"},
      {"emphasis", "**協定**を*結ぶ*、__港__の~~古い~~利用", "協定を結ぶ、港の古い利用\n"},
      {"emphasis beside Japanese marks", "**「協定」**を**結ぶ。**続く", "「協定」を結ぶ。続く\n"},
      {"what is no emphasis", "3 * 4 = 12, snake_case, 2*3, \\*星\\*",
       "3 * 4 = 12, snake_case, 2*3, *星*\n"},
      {"links", "[大連市](https://a.jp/x_(y) \"題\")と[瀋陽][1]、<https://b.jp>",
       "大連市と瀋陽、https://b.jp\n"},
      {"an image in a link", "[![港の写真](a.png)](b.html)", "港の写真\n"},
      {"brackets of the text", "[仮称] 協定 [1]", "[仮称] 協定 [1]\n"},
      {"definitions", "[1]: https://a.jp\n[^1]: 注です", "注です\n"},
      {"a word in brackets", "[注意]: 会場は 二階です", "[注意]: 会場は 二階です\n"},
      {"code", "`make` と\n```sh\n# make *all*\n```\n終わり", "make と\n# make *all*\n終わり\n"},
      {"lists", "- 一\n  * 二\n+ [x] 三\n1. 四", "・一\n・二\n・三\n1. 四\n"},
      {"a quotation", "> > 引いた文", "引いた文\n"},
      {"a table", "| 国 | 市 |\n|:--|---|\n| 中国 | **大連** |", "国 | 市\n中国 | 大連\n"},
      {"rules", "前\n\n---\n* * *\n後", "前\n\n後\n"},
      {"comments and tags", "<!-- 隠す -->港<br><b>の</b>利用\n<!-- 一\n二 -->三",
       "港の利用\n\n三\n"},
      {"entities", "A&amp;B &lt;国&gt;", "A&B <国>\n"},
      {"characters by their number", "&#22823;&#x9023;市&hellip;&nbsp;&#0; R&D; &無;",
       "大連市… &#0; R&D; &無;\n"},
      {"a line that is broken by hand", "青森県と\\\n大連市  \nの協定",
       "青森県と\n大連市\nの協定\n"},
      {"numbers above the line",
       "協定<sup>1</sup>と覚書<sup>注2</sup>、<sup>[3](#n)</sup>10m<sup>2</sup>、1<sup>st</sup>",
       "協定¹と覚書（注2）、³10m²、1st\n"},
      {"marks of footnotes", "協定[^1]を[^a](b)結ぶ[^2][^3]。", "協定を(b)結ぶ。\n"},
  }));
  INFO(row.why);
  CHECK(read_markdown(row.raw).body == row.body);
}

TEST_CASE("Markdown of brackets and ticks without end is read in a moment", "[readers][hostile]") {
  const std::string brackets(1'000'000, '['), ticks(1'000'000, '`');
  std::vector<std::string> links;
  const auto begin = std::chrono::steady_clock::now();
  CHECK(without_inline_markup("港" + brackets, links) == "港" + brackets);
  CHECK(without_inline_markup("港" + ticks, links) == "港" + ticks);
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(5));
  CHECK(links.empty());
}

TEST_CASE("an address that a link leads to is found, though not shown", "[readers]") {
  const Reading reading =
      read_file_of("a.md",
                   "# 交流\n[大連市](https://a.jp/x_(y) "
                   "\"題\")、[瀋陽][1]、[上](#top)、[![図](m/a.png)](<b c.html>)\n\n"
                   "[1]: https://b.jp/z '題'\n");
  REQUIRE(reading.documents.size() == 1);
  CHECK(reading.documents[0].body == "交流\n大連市、瀋陽、上、図");
  CHECK(reading.documents[0].also == "https://a.jp/x_(y)\nm/a.png\nb c.html\nhttps://b.jp/z");
}

TEST_CASE("front matter states fields, and what it states besides can be found", "[readers]") {
  const Reading reading = read_file_of(
      "a.md",
      "---\ntitle: '交流の歩み'\ntags: [港, \"商談\"]\nauthor:\n  - 山田\n  - 鈴木\nlayout: page\n"
      "seo:\n  deep: x\n---\n# 別の題\n本文です\n");
  REQUIRE(reading.documents.size() == 1);
  CHECK(reading.documents[0].title == "交流の歩み");
  CHECK(reading.documents[0].body ==
        "tags: 港; 商談\nauthor: 山田; 鈴木\nseo: deep: x\n別の題\n本文です");

  const Reading toml =
      read_file_of("a.md", "+++\ntitle = \"交流\"\nauthor = \"山田\"\n+++\n本文です\n");
  REQUIRE(toml.documents.size() == 1);
  CHECK(toml.documents[0].title == "交流");
  CHECK(toml.documents[0].body == "author: 山田\n本文です");
}

TEST_CASE("a text of the library Aozora is read without its notation", "[readers]") {
  const std::string rule(40, '-');
  const Reading reading = read_file_of(
      "a.txt", "旅人\n山田太郎\n\n" + rule +
                   "\n【テキスト中に現れる記号について】\n\n《》：ルビ\n" + rule +
                   "\n\n［＃３字下げ］一［＃「一」は中見出し］\n　弘前《ひろさき》を出た。\n");
  REQUIRE(reading.documents.size() == 1);
  CHECK(reading.documents[0].title == "旅人");
  CHECK(reading.documents[0].body == "旅人\n山田太郎\n\n\n一\n　弘前を出た。");
  CHECK(reading.documents[0].also == "ひろさき");
}

TEST_CASE("what stands between two rules is text where it states nothing", "[readers]") {
  for (const std::string between : {"横線の間の本文である。", "# 見出し", "鍵: 値\n値のない行"}) {
    const std::string raw = "---\n\n" + between + "\n\n---\n\n後の本文\n";
    std::string_view text = raw;
    CHECK(take_front_matter(text).empty());
    CHECK(text == raw);
  }
}

TEST_CASE("a value of front matter may go on in the lines below", "[readers]") {
  const std::string raw = "---\nlong: >\n  一行目\n  二行目\nnest:\n  key: 値\n---\n本文\n";
  std::string_view text = raw;
  const auto entries = take_front_matter(text);
  REQUIRE(entries.size() == 2);
  CHECK(entries[0].value == "一行目; 二行目");
  CHECK(entries[1].value == "key: 値");
  CHECK(text == "本文\n");
}

}  // namespace musubi::test
