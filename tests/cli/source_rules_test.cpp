#include <filesystem>

#include "tests/catch.h"
#include "tests/cli/corpus_index.h"
#include "tests/indexer/readers/reading.h"

using musubi::test::encode;
using musubi::test::Outcome;
using musubi::test::run;
using musubi::test::TemporaryFolder;
using nlohmann::json;

namespace {

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

json first_hit(const std::string& index, const std::string& query) {
  const auto answer = run("searcher", {"--index", index, "--format", "json", query});
  return json::parse(answer.out)["hits"].at(0);
}

}  // namespace

TEST_CASE("the config says what holds for the files of a source", "[cli][rules]") {
  const TemporaryFolder folder;
  const std::string docs = (folder / "docs").string();
  const std::string index = (folder / "index").string();
  folder.write("docs/ページ 1.txt", "大連市の会議\n本文です。\n");
  folder.write("docs/inner/表.csv", encode("協定名,要点\n第一号,瀋陽市との約束\n", "Shift_JIS"));
  folder.write("docs/inner/draft.txt", "ハルビン市\n");
  const auto config = [&](const std::string& prefecture) {
    return folder.write("musubi.conf", "[indexer]\nthreads = 1\n[source " + docs +
                                           "]\nprefecture = " + prefecture +
                                           "  # of all\nurl_prefix = https://www.example.jp/\n"
                                           "[source " +
                                           docs +
                                           "/inner]\ncolumns.title = 要点\nexclude = draft*\n"
                                           "encoding = cp932\n[searcher]\nlimit = 5\n");
  };
  const Outcome first = run("indexer", {"--config", config("青森県"), "--index", index});
  INFO(first.err);
  CHECK(first.status == 0);
  CHECK(contains(first.err, "draft.txt: left out by the config"));
  const json page = first_hit(index, "会議");
  CHECK(page["prefecture"] == json{"青森県"});
  CHECK(page["url"] == "https://www.example.jp/%E3%83%9A%E3%83%BC%E3%82%B8%201.txt");
  const json row = first_hit(index, "第一号");
  CHECK(row["title"] == "瀋陽市との約束");
  CHECK(row["prefecture"] == json::array());

  // What is said otherwise now is read anew; what is not stays.
  const Outcome second = run("indexer", {"--config", config("秋田県"), "--index", index});
  INFO(second.err);
  CHECK(contains(second.err, "1 changed, 0 removed, 1 unchanged"));
  CHECK(first_hit(index, "会議")["prefecture"] == json{"秋田県"});
}

TEST_CASE("a converter of the config reads what nothing else does, and writes nothing",
          "[cli][rules]") {
  const TemporaryFolder folder;
  const std::string docs = (folder / "docs").string();
  const std::string index = (folder / "index").string();
  folder.write("docs/page.jtd", "大連市");
  folder.write("docs/rows.jtd", "{\"title\":\"瀋陽市の記録\"}\n{\"title\":\"長春市の記録\"}\n");
  folder.write("docs/text.jtd", "天津市の記録\n");
  folder.write("docs/broken.jtd", "");
  const std::string escaped = (folder / "escaped").string();
  const std::string tool =
      folder.write("tool", "#!/bin/sh\n(echo x > " + escaped +
                               ") 2>/dev/null\n"
                               "case $2 in *broken*) echo unlesbar >&2; exit 3;;\n"
                               "*page*) echo '<html><title>頁</title><p>'; cat \"$2\";;\n"
                               "*) cat \"$2\";; esac\n");
  std::filesystem::permissions(tool, std::filesystem::perms::owner_all);
  const std::string config =
      folder.write("musubi.conf", "[converters]\n.jtd = " + tool + " -x %f\n");
  const Outcome outcome = run("indexer", {"--config", config, "--index", index, docs});
  INFO(outcome.err);
  CHECK(outcome.status == 1);
  CHECK(
      contains(outcome.err, "broken.jtd: its converter " + tool + " failed (status 3): unlesbar"));
  CHECK(contains(outcome.err, "4 documents"));
  CHECK(first_hit(index, "大連市")["title"] == "頁");
  CHECK(first_hit(index, "長春市")["id"] == docs + "/rows.jtd#2");
  CHECK(first_hit(index, "天津市")["title"] == "天津市の記録");
  CHECK(!std::filesystem::exists(escaped));
}

TEST_CASE("a rule of the config that cannot be understood is an error with its line",
          "[cli][rules]") {
  struct Row {
    std::string config, message;
  };
  const auto row = GENERATE(values<Row>({
      {"[source /a]\nprefecture\n", ":2: is no line of the form"},
      {"[source /a]\nprefecture =\n", ":2: prefecture has no value"},
      {"[source /a]\ncolour = red\n", ":2: unknown key colour"},
      {"[source /a]\ntitle = red\n", ":2: unknown key title"},
      {"[source /a]\ncolumns.colour = 色\n", ":2: unknown field columns.colour"},
      {"[source /a]\nencoding = klingon\n", ":2: unknown encoding klingon"},
      {"\n[source]\n", ":2: [source] names no file or folder"},
      {"[converters]\njtd = /bin/cat %f\n", ":2: jtd is no ending"},
      {"[converters]\n.jtd = cat %f\n", ":2: a converter is named by its whole path"},
      {"[converters]\n.jtd = /bin/cat\n", ":2: a converter has to be given the file"},
      {"[source /a]\nurl_prefix = javascript:alert(1)//\n", ":2: javascript:alert(1)// begins no"},
      {"[source /a]\nurl_prefix = www.example.jp/\n", ":2: www.example.jp/ begins no address"},
      {"[source /a]\nurl_prefix = https://\n", ":2: https:// begins no address"},
      {"[source /a]\nurl_prefix = http://a/\nurl_prefix = http://b/\n", ":3: url_prefix is given"},
      {"[source /a]\nencoding = cp932\nencoding = utf-8\n", ":3: encoding is given twice"},
      {"[source /a]\ncolumns.title = 名\ncolumns.body = 名\n", ":3: the column 名 is given twice"},
      {"[source /a]\npartner = 大連\npartner = 瀋陽\n", ":3: partner is given twice"},
      {"[source /a]\ndate = いつか\n", ":2: いつか is no date"},
      {"[source /a]\n[source /b/../a/]\n", ":2: a second section for /b/../a/"},
      {"[source /a]\ncountry = 中国\ncountry = 火星\n", ":3: unknown country: 火星"},
      {"[source /a]\nprefecture = 青林県\n", ":2: unknown prefecture: 青林県"},
      {"[source /a]\ndomain = 観光、魔術\n", ":2: unknown domain: 観光、魔術"},
      {"[converters]\n.jtd = /bin/cat %f\n.JTD = /bin/cat %f\n", ":3: .JTD is given twice"},
      {"[sources]\n", "no source is named"},
      {"[sources]\na = b\n", "unknown section [sources]"},
  }));
  INFO(row.config);
  const TemporaryFolder folder;
  const std::string config = folder.write("musubi.conf", row.config);
  const Outcome outcome =
      run("indexer", {"--config", config, "--index", (folder / "index").string()});
  INFO(outcome.err);
  CHECK(outcome.status == 2);
  CHECK(contains(outcome.err, row.message));
}

TEST_CASE("a default that no facet has is refused in the language of the terminal",
          "[cli][sources]") {
  const TemporaryFolder folder;
  const std::string config = folder.write("musubi.conf", "[source /a]\nprefecture = 青林県\n");
  const Outcome outcome =
      run("indexer", {"--config", config, "--index", (folder / "index").string()},
          {{"LANG", "ja_JP.UTF-8"}});
  CHECK(contains(outcome.err, ":2: prefecture の値「青林県」は用語集にありません"));
  CHECK(contains(outcome.err, "もしかして: 青森県"));
}
