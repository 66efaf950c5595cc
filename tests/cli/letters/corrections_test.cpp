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
      {"緊ちょ", "緊張", "緊張した。きんちょう"},
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

TEST_CASE("romaji that breaks off brings an offer of the word that it begins",
          "[cli][letters][correction]") {
  ManyTexts texts;
  for (const char* id : {"first", "second"}) texts.add(id, "大連の港");
  texts.add("other", "The dai of Vietnam");
  const auto answers = texts.answers({"dair", "dair*", "contrac"});
  CHECK(answers[0]["suggestion"] == "dairen");
  CHECK(answers[0]["total"] == 0);
  CHECK(answers[1]["total"] == 2);
  CHECK(answers[2]["suggestion"].is_null());
}

TEST_CASE("a compound with a wrong kanji at its end brings an offer of the one that texts have",
          "[cli][letters][correction]") {
  ManyTexts texts;
  texts.add("minutes", "議事録を読む。記録がある");
  texts.add("section", "国際課の話");
  texts.add("pieces", "科を設け、国際的な会である");
  const auto answers = texts.answers({"議事禄", "国際科", "議事", "国際会"});
  CHECK(answers[0]["suggestion"] == "議事録");
  CHECK(answers[1]["suggestion"] == "国際課");
  CHECK(answers[1]["total"] == 1);  // it is offered, and not searched
  for (std::size_t i = 2; i < 4; ++i) CHECK(answers[i]["suggestion"].is_null());
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

TEST_CASE("a word that is left half in kana is found as the word that it is",
          "[cli][letters][correction]") {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"行せい", "行政の窓口"}, {"ぎょう政", "行政の窓口"}, {"交りゅう", "交流の場"},
      {"こう流", "交流の場"},   {"環きょう", "環境を守る"}, {"かい議", "会議を開く"}};
  ManyTexts texts;
  add_texts(texts);
  // Texts that only have the kanji, and kana that are read so: they are not what is meant.
  texts.add("scattered", "政を行い、人が交わり、流れる。議は会。環。書せい");
  std::vector<std::string> queries;
  for (const auto& [typed, found] : rows) queries.push_back(typed);
  queries.insert(queries.end(), {"会から", "市との", "行った", "話し合い"});
  const auto answers = texts.answers(queries);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    INFO(rows[i].first);
    std::set<std::string> ids;
    for (const auto& hit : answers[i]["hits"]) ids.insert(hit["id"]);
    CHECK(ids.contains(rows[i].second));
    CHECK_FALSE(ids.contains("scattered"));
    CHECK(answers[i]["notes"].empty());
  }
  for (std::size_t i = rows.size(); i < answers.size(); ++i) {
    INFO(answers[i].dump());
    CHECK((!answers[i].contains("suggestion") || answers[i]["suggestion"].is_null()));
  }
}

TEST_CASE("kanji that stand nowhere together bring an offer of what is likely meant",
          "[cli][letters][correction]") {
  ManyTexts texts;
  for (const char* place : {"大連", "瀋陽", "仙台", "釜山", "青森", "富山"}) {
    texts.add(place, std::string(place) + "の大学");
  }
  texts.add("stage", "この台は古く、その学は深い");
  const auto answers = texts.answers({"台学", "大学", "台 学"});
  CHECK(answers[0]["suggestion"] == "大学");
  CHECK(answers[0]["total"] == 1);  // it is offered, and not searched
  for (std::size_t i = 1; i < answers.size(); ++i) {
    INFO(answers[i].dump());
    CHECK((!answers[i].contains("suggestion") || answers[i]["suggestion"].is_null()));
  }
}

TEST_CASE("a katakana word of known pieces that no text has together is mended as a whole",
          "[cli][letters][correction]") {
  ManyTexts texts;
  texts.add("bag", "ショルダーバッグを買う");
  texts.add("shoulder", "ショルダーの幅");
  texts.add("bug", "バグを直す");
  texts.add("shop", "オンラインの話とショップ");
  const auto answers = texts.answers({"ショルダーバグ", "オンラインショップ"});
  CHECK(answers[0]["suggestion"] == "ショルダーバッグ");
  CHECK(answers[0]["hits"][0]["id"] == "bag");
  CHECK(answers[1]["hits"][0]["id"] == "shop");
}
