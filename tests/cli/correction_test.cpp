// Misspelt words, through the real programs.
#include <nlohmann/json.hpp>

#include "tests/catch.h"
#include "tests/cli/program.h"
#include "tests/cli/texts.h"

using musubi::test::Outcome;
using musubi::test::run;
using musubi::test::Texts;
using nlohmann::json;

TEST_CASE("a slip of the fingers is searched as it was meant, saying so", "[cli][correction]") {
  struct Row {
    const char* text;
    const char* typed;
    const char* meant;
  };
  const auto row = GENERATE(values<Row>({
      {"シンポジウムを開く", "シンポジュム", "シンポジウム"},
      {"コミュニケーション", "コミニュケーション", "コミュニケーション"},
      {"アカシアとプロジェクト", "プロジクト", "プロジェクト"},
      {"the agreement", "agreemnet", "agreement"},
      {"memorandum", "memorandam", "memorandum"},
      {"北海道", "ほかいどう", "ほっかいどう"},
      {"大連との交流", "dairne", "dairen"},
      {"大連との交流", "diaren", "dairen"},
      {"経済の交流", "kiezai", "keizai"},
      {"北海道", "hokaido", "hokkaido"},
      {"福島", "fukushmia", "fukushima"},
  }));
  const Texts texts({row.text, "別の文書"});
  const json answer = texts.search(row.typed);
  INFO(row.typed);
  CHECK(answer["suggestion"] == row.meant);
  REQUIRE(answer["hits"].size() == 1);
  CHECK(answer["hits"][0]["id"] == "0");
  CHECK_FALSE(answer["notes"].empty());
}

TEST_CASE("a correction that was searched is told once", "[cli][correction]") {
  const Texts texts({"シンポジウムを開く", "別の文書"});
  const std::string index = (texts.folder() / "index").string();
  const Outcome shown = run("searcher", {"--index", index, "シンポジュム"});
  CHECK(shown.out.find("「シンポジウム」で検索しました") != std::string::npos);
  CHECK(shown.out.find("もしかして") == std::string::npos);
}

TEST_CASE("what is written as in the documents brings no suggestion", "[cli][correction]") {
  const Texts texts({"シンポジウムを開く", "プロジェクト"});
  CHECK(texts.search("シンポジウム")["suggestion"].is_null());
  CHECK(texts.search("しんぽじうむ")["suggestion"].is_null());
}
