#include "indexer/readers/text_reader.h"

#include "tests/indexer/readers/reading.h"

namespace musubi::test {

TEST_CASE("a text's title is what a reader would call it", "[readers]") {
  const std::string long_line(90, 'x');
  struct Row {
    std::string why, name, content, title;
  };
  const auto row = GENERATE_COPY(values<Row>({
      {"first line that is not blank", "a.txt", "\n　\n 弘前市と太原市 \n本文", "弘前市と太原市"},
      {"marks before it go", "a.txt", "■ 弘前市と太原市\n本文", "弘前市と太原市"},
      {"a line of marks is no title", "a.txt", "=====\n弘前市と太原市\n=====\n", "弘前市と太原市"},
      {"a long first line: the name of the file", "交流.2004.txt", long_line + "\n本文",
       "交流.2004"},
      {"Markdown heading behind other text", "a.md", "前書き\n\n## 交流の歩み ##\n本文",
       "交流の歩み"},
      {"no heading inside code", "a.md", "```\n# make\n```\n# 交流\n", "交流"},
      {"a hash tag is no heading", "a.md", "#交流 の話\n\n# 歩み\n", "歩み"},
      {"no heading at all", "a.markdown", "交流の話\n\n本文", "交流の話"},
      {"front matter before the heading", "a.md", "---\ntitle: \"交流：歩み\"\n---\n# 別の題\n",
       "交流：歩み"},
      {"# in plain text is a mark", "a.txt", "前書き\n# 歩み\n", "前書き"},
  }));
  INFO(row.why);
  const Reading reading = read_file_of(row.name, row.content);
  REQUIRE(reading.documents.size() == 1);
  CHECK(reading.documents[0].title == row.title);
}

TEST_CASE("front matter states fields and is no part of the body", "[readers]") {
  const Reading reading = read_file_of("a.md",
                                       "---\nid: tie-1\nタイトル: 交流\n国: 中国; 韓国\ndate: "
                                       "H16.12.24\nlayout: page\n---\n本文です\n");
  REQUIRE(reading.documents.size() == 1);
  const Document& document = reading.documents[0];
  CHECK(document.id == "tie-1");
  CHECK(document.title == "交流");
  CHECK(document.country == std::vector<std::string>{"中国", "韓国"});
  CHECK(document.signed_on == std::vector<Date>{{2004, 12, 24}});
  CHECK(document.body == "本文です");
}

TEST_CASE("a rule at the top that nothing closes is no front matter", "[readers]") {
  const Reading reading = read_file_of("a.md", "---\ntitle: 交流\n本文です\n");
  REQUIRE(reading.documents.size() == 1);
  CHECK(reading.documents[0].body == "title: 交流\n本文です");
}

TEST_CASE("a text is one document with its kind and its numbered id", "[readers]") {
  const TemporaryFolder folder;
  const std::string text = folder.write("交流.txt", "交流\f次の頁");
  const std::string page = folder.write("歩み.MD", "# 歩み\n");
  const Reading reading = read({text, page});
  REQUIRE(reading.documents.size() == 2);
  CHECK(reading.documents[0].id == text + "#1");
  CHECK(reading.documents[0].path == text);
  CHECK(reading.documents[0].body == "交流\n次の頁");
  CHECK(reading.sources.at(0).kind == "text");
  CHECK(reading.sources.at(1).kind == "markdown");
}

TEST_CASE("a flattened list of agreements gives a document for each, numbered", "[readers]") {
  const TemporaryFolder folder;
  const std::string path = folder.write(
      "list.txt",
      encode("青森県 友好交流に関する覚書 中国/大連市 経済交流\n\n港の利用と企業の商談を進める。\n"
             "[2004年締結]\n\nhttp://www.example.jp/a.html\n\n"
             "宮城県 観光交流協定書 韓国/釜山広域市 観光\n\n修学旅行の行き来をふやす。\n"
             "[2009年締結]\n\nhttp://www.example.jp/b.html\n\n"
             "北海道 学術協力に関する合意書 ドイツ/バイエルン州 学術\n\n研究者を招く。\n"
             "[2012年締結]\n\nhttp://www.example.jp/c.html\n",
             "windows-31j"));
  const Reading reading = read({path});
  REQUIRE(reading.documents.size() == 3);
  CHECK(reading.sources.at(0).kind == "agreement list");
  CHECK(reading.sources.at(0).encoding == "Shift_JIS");
  for (std::size_t n = 0; n < 3; ++n) {
    CHECK(reading.documents[n].id == path + "#" + std::to_string(n + 1));
    CHECK(reading.documents[n].path == path);
  }
  CHECK(reading.documents[1].title == "観光交流協定書");
}

TEST_CASE("a text over the limit is refused", "[readers]") {
  ReaderOptions options;
  options.max_text_bytes = 1 << 20;
  const std::string content((1 << 20) + 1, 'x');
  const Reading reading = read_file_of("a.txt", content, options);
  CHECK(reading.documents.empty());
  REQUIRE(reading.refusals.size() == 1);
  CHECK(reading.refusals[0].reason == "is larger than 1 MB");
}

}  // namespace musubi::test
