// What was likely meant: searched where it is a slip, offered where it is another word.
#include "tests/cli/letters/batch_answers.h"

using musubi::test::ManyTexts;

namespace {

void add_texts(ManyTexts& texts) {
  for (const char* text :
       {"交流の場", "友好の会", "国際交流の集い", "環境を守る", "会議を開く", "健康診断を受ける",
        "行政の窓口", "ハルビンの冬", "どうねんの話", "機会がある", "瓶に生けた花びん", "経済政策",
        "東海道新幹線", "艦船の話", "緊張した。きんちょう", "協定を結ぶ", "姉妹都市と観光"}) {
    texts.add(text, text);
  }
}

}  // namespace

TEST_CASE("kanji typed by a wrong homophone, and words typed half, are searched as meant",
          "[cli][letters][correction]") {
  struct Row {
    std::string typed, meant, found;
  };
  const std::vector<Row> rows = {
      {"交龍", "交流", "交流の場"},
      {"友交", "友好", "友好の会"},
      {"国際交龍", "国際交流", "国際交流の集い"},
      {"会義", "会議", "会議を開く"},
      {"環協", "環境", "環境を守る"},
      {"健康診段", "健康診断", "健康診断を受ける"},
      {"教定", "協定", "協定を結ぶ"},
      {"東海道新幹船", "東海道新幹線", "東海道新幹線"},
      {"経剤政策", "経済政策", "経済政策"},
      {"行せい", "行政", "行政の窓口"},
      {"ぎょうせi", "ぎょうせい", "行政の窓口"},
      {"kおうりゅう", "こうりゅう", "交流の場"},
      {"はるびむ", "ハルビン", "ハルビンの冬"},
  };
  std::vector<std::string> queries;
  for (const Row& row : rows) queries.push_back(row.typed);
  ManyTexts texts;
  add_texts(texts);
  const auto answers = texts.answers(queries);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    INFO(rows[i].typed);
    CHECK(answers[i]["suggestion"] == rows[i].meant);
    CHECK(answers[i]["notes"].size() == 1);
    std::set<std::string> ids;
    for (const auto& hit : answers[i]["hits"]) ids.insert(hit["id"]);
    CHECK(ids.contains(rows[i].found));
  }
}

TEST_CASE("another word is offered, and nothing where no word is near",
          "[cli][letters][correction]") {
  ManyTexts texts;
  add_texts(texts);
  const auto answers = texts.answers(
      {"どうみん", "機械", "ODA", "家電製品", "きんむひょう", "国:EU", "都道府県:XY"});
  CHECK(answers[0]["suggestion"] == "どうねん");
  CHECK(answers[0]["total"] == 0);
  CHECK(answers[1]["suggestion"] == "機会");
  CHECK(answers[1]["total"] == 0);
  for (std::size_t i = 2; i < answers.size(); ++i) {
    INFO(answers[i].dump());
    CHECK((!answers[i].contains("suggestion") || answers[i]["suggestion"].is_null()));
    CHECK(answers[i].dump().find("ドイツ") == std::string::npos);
  }
}

TEST_CASE("kana that only looks like a particle and a word is none", "[cli][letters][correction]") {
  ManyTexts texts;
  add_texts(texts);
  const auto answers = texts.answers({"はーびん", "ハービン", "がめら"});
  for (std::size_t i = 0; i < 2; ++i) {
    REQUIRE(answers[i]["hits"].size() == 1);
    CHECK(answers[i]["hits"][0]["id"] == "ハルビンの冬");
  }
  CHECK(answers[2]["total"] == 0);
}
