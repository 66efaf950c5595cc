// What the indexer says, in the user's language.
#include <regex>

#include "common/messages.h"
#include "tests/catch.h"
#include "tests/cli/program.h"
#include "tests/sources/source_tree.h"

using namespace musubi::test;
using Catch::Matchers::ContainsSubstring;

TEST_CASE("each reason that the indexer states has its Japanese", "[messages][sources]") {
  static const std::regex kReason(
      R"r((?:fail|warn|refuse|skip)\(\s*(?:fmt::format\(\s*)?"([^"]+)"(?:\s*"([^"]*)")?)r");
  static const std::regex kWords("[a-z]+ [a-z]+ ");
  for (const std::string& file : sources_below("indexer")) {
    const std::string text = text_of(source_tree() / file);
    for (std::sregex_iterator each(text.begin(), text.end(), kReason), end; each != end; ++each) {
      const std::string english = (*each)[1].str() + (*each)[2].str();
      const bool is_of_parts = english.starts_with("{} {} ") || file.ends_with("output_place.cpp");
      if (is_of_parts || !std::regex_search(english, kWords)) continue;
      INFO(file << ": " << english);
      const bool is_beginning = english.ends_with(": ") || english.ends_with(' ');
      CHECK((is_beginning || musubi::translated(english, musubi::Language::Japanese) != english));
    }
  }
}

TEST_CASE("an administrator with a Japanese locale reads Japanese", "[cli][messages]") {
  const TemporaryFolder folder;
  folder.write("docs/a.csv", "title\n大連市との協定\nb,c,d\n");
  folder.write("docs/empty.txt", " \n");
  folder.write("docs/photo.png", "x");
  const std::vector<std::string> arguments = {"--index", folder / "index", folder / "docs"};
  const Outcome first = run("indexer", arguments, {{"LANG", "ja_JP.UTF-8"}});
  INFO(first.err);
  CHECK(first.status == 1);
  CHECK_THAT(first.err, ContainsSubstring("a.csv:3: この行の欄は 3 個で、見出しは 1 個です\n"));
  CHECK_THAT(first.err, ContainsSubstring("empty.txt: 文字がありません\n"));
  CHECK_THAT(first.err, ContainsSubstring("photo.png: 読める種類の拡張子ではありません\n"));
  CHECK(std::regex_search(
      first.err, std::regex("indexer: 公開しました: 全 1 件（追加 1、変更 0、削除 0、変更なし 0）"
                            "、[^\n]*秒。受け付けなかったもの 2 件、読まなかったもの 1 件\n")));
  const Outcome checked =
      run("indexer", {"--index", folder / "index", "--check"}, {{"LANG", "ja_JP.UTF-8"}});
  CHECK_THAT(checked.out, ContainsSubstring("世代 000001 に問題はありません: 1 件、"));
  const Outcome listed =
      run("indexer", {"--index", folder / "index", "--list"}, {{"LANG", "ja_JP.UTF-8"}});
  CHECK_THAT(listed.out, ContainsSubstring("世代    状態    作成（UTC）") &&
                             ContainsSubstring("000001  公開中  20"));
  const Outcome wrong =
      run("indexer", {"--index", folder / "none", "--only"}, {{"LANG", "ja_JP.UTF-8"}});
  CHECK(wrong.status == 2);
  CHECK_THAT(wrong.err, ContainsSubstring("--only には、残す SOURCE の指定が必要です"));

  // Scripts, which have the C locale, read what they always did, and so do programs.
  const Outcome night = run("indexer", arguments, {{"LANG", "C"}});
  CHECK_THAT(night.err, ContainsSubstring("indexer: nothing changed: 1 document (0 added, "));
  const Outcome json =
      run("indexer",
          {"--index", folder / "index", "--rebuild", "--log-format", "json", folder / "docs"},
          {{"LANG", "ja_JP.UTF-8"}});
  CHECK_THAT(json.err, ContainsSubstring("\"reason\":\"holds no text\""));
}

TEST_CASE("what a file lacks is told in Japanese, whichever library finds it", "[cli][messages]") {
  const TemporaryFolder folder;
  folder.write("docs/a.jsonl", "{\"title\": \"大連市との協定\"}\n{\"title\": broken}\n");
  folder.write("docs/head.csv", "題名,国,本文\n");
  folder.write("docs/korean.txt",
               "\xB4\xEB\xC7\xD1\xB9\xCE\xB1\xB9\xB0\xFA\xC0\xC7 "
               "\xC7\xF9\xC1\xA4\xBC\xAD\xBF\xA1 \xB4\xEB\xC7\xCF\xBF\xA9\n");
  const Outcome outcome =
      run("indexer", {"--index", folder / "index", folder / "docs"}, {{"LANG", "ja_JP.UTF-8"}});
  INFO(outcome.err);
  CHECK_THAT(outcome.err, ContainsSubstring("a.jsonl:2: JSON として正しくありません: "));
  CHECK_THAT(outcome.err, !ContainsSubstring("document"));
  CHECK_THAT(outcome.err, ContainsSubstring("head.csv: 見出しだけで、データの行がありません"));
  CHECK_THAT(outcome.err, ContainsSubstring("EUC-KR (韓国語)"));
}

TEST_CASE("a source that is not there is told before those that are not named", "[cli][messages]") {
  const TemporaryFolder folder;
  folder.write("docs/a.txt", "大連市との協定\n");
  const std::string index = folder / "index";
  REQUIRE(run("indexer", {"--index", index, folder / "docs"}).status == 0);
  for (const std::vector<std::string>& words :
       std::vector<std::vector<std::string>>{{"--index", index, folder / "nowhere"},
                                             {"--index", index, "--add", folder / "nowhere"}}) {
    const Outcome outcome = run("indexer", words, {{"LANG", "ja_JP.UTF-8"}});
    INFO(outcome.err);
    CHECK(outcome.status == 2);
    CHECK_THAT(outcome.err, ContainsSubstring("nowhere がありません。何もしませんでした"));
  }
  std::filesystem::create_directory(folder.path() / "empty");
  const Outcome empty =
      run("indexer", {"--index", folder / "other", folder / "empty"}, {{"LANG", "ja_JP.UTF-8"}});
  CHECK(empty.status == 2);
  CHECK_THAT(empty.err, ContainsSubstring("ファイルがありません"));
}
