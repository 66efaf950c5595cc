// Signs that are part of a name, letters of every script, and names in capitals.
#include "tests/cli/letters/batch_answers.h"

using musubi::test::ids_as_typed;
using musubi::test::ManyTexts;

namespace {

// What a query finds, and what it does not.
struct Row {
  std::string query, found, other = "";
};

void check(const std::vector<Row>& rows) {
  ManyTexts texts;
  std::vector<std::string> queries;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    texts.add("found" + std::to_string(i), rows[i].found);
    if (!rows[i].other.empty()) texts.add("other" + std::to_string(i), rows[i].other);
    queries.push_back(rows[i].query);
  }
  const auto answers = texts.answers(queries);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    INFO(rows[i].query << " in " << rows[i].found << ", not in " << rows[i].other);
    const auto ids = ids_as_typed(answers[i]);
    CHECK(ids.contains("found" + std::to_string(i)));
    CHECK_FALSE(ids.contains("other" + std::to_string(i)));
  }
}

}  // namespace

TEST_CASE("signs that are part of a name count", "[cli][letters]") {
  check({
      {"eth_send_transaction", "関数 eth_send_transaction を呼ぶ", "transaction と eth の send"},
      {"send_transaction", "関数 eth_send_transaction を呼ぶと言う"},
      {"snake_case", "変数は snake_case で書く", "case と snake"},
      {"SNAKE_CASE", "定数は SNAKE_CASE である"},
      {"3.11.2", "Python 3.11.2 を使う", "3.12.1 と 11.2.3"},
      {"192.168.0.1", "宛先は192.168.0.1です", "192.168.0.10"},
      {"v2.0.1", "版はv2.0.1である", "v2.0.10"},
      {"1.5", "比は1.5である", "1 と 5"},
      {"2004.12.24", "2004年12月24日に調印"},
      {"PM2.5", "PM 2.5 の濃度"},
      {"report_2024.pdf", "資料は report_2024.pdf を見る", "pdf の report は 2024 年"},
      {"report-final.docx", "report-final.docxに保存"},
      {"議事録.docx", "別紙「議事録.docx」のとおり"},
      {"tar.gz", "archive.tar.gz を展開"},
      {"C++", "C++で書く", "C言語"},
      {"c++", "Ｃ＋＋を学ぶ", "Cの話"},
      {"C#", "C#で書く", "C の本"},
      {"G++", "g++で訳す", "gの値"},
      {"2+2", "2+2協議", "2と2"},
      {".NET", ".NETで書く", "net"},
      {"Node.js", "NodeJSで動く"},
      {"AT&T", "AT&Tの社員"},
      {"Wi-Fi", "WiFiの電波"},
  });
}

TEST_CASE("a dash between katakana is the long vowel it was typed for", "[cli][letters]") {
  std::vector<Row> rows = {{"ユーザー", "ユ－ザ－登録"},
                           {"コーヒー", "コ―ヒ―の輸入"},
                           {"フランス", "フランス-ドイツの会"},
                           {"ドイツ", "フランス－ドイツ戦"}};
  for (const char* dash : {"－", "―", "‐", "−", "-", "─", "–", "—"}) {
    const std::string in_text = dash;
    rows.push_back({"データ", "デ" + in_text + "タの保存"});
    rows.push_back({"サービス", "サ" + in_text + "ビスの向上"});
    rows.push_back({"メ" + in_text + "ル", "メールの送信"});
    rows.push_back({"フォ" + in_text + "ラム", "フォーラムを開く"});
  }
  check(rows);
}

TEST_CASE("a name in capitals is no romaji", "[cli][letters]") {
  check({
      {"ODA", "ODAによる支援", "小田の町"},
      {"MOU", "MOUを結ぶ", "猛を振るう"},
      {"SEO", "SEO対策", "荷を背負う"},
      {"USA", "アメリカとの協定", "宇佐市の話"},
      {"AI", "AIの活用", "愛の話"},
      {"oda", "小田の市場"},
      {"KOURYU", "交流の会"},
      {"KOBE", "神戸の港"},
      {"NARA", "奈良の寺"},
  });
}

TEST_CASE("every script is searched alone, in words and phrases, under OR and NOT",
          "[cli][letters]") {
  const std::vector<std::pair<std::string, std::string>> words = {
      {"부산", "부산광역시와의"},   {"서울", "서울 시장"},   {"เชียงใหม่", "เมืองเชียงใหม่"},
      {"القاهرة", "مدينة القاهرة"}, {"ירושלים", "בירושלים"}, {"दिल्ली", "नई दिल्ली"},
      {"𩸽", "𩸽の一夜干し"},       {"🍐", "🍐の出荷"},        {"Москва", "город Москва"},
      {"Αθήνα", "πόλη Αθήνα"},
  };
  ManyTexts texts;
  std::vector<std::string> queries;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto& [word, text] = words[i];
    texts.add("text" + std::to_string(i), "記録 " + text);
    texts.add("both" + std::to_string(i), "港湾" + word + "港湾");
    for (const std::string& query :
         {word, "\"" + word + "\"", "農業 OR " + word, "記録 -" + word, "港湾" + word}) {
      queries.push_back(query);
    }
  }
  texts.add("neither", "港湾の話");
  const auto answers = texts.answers(queries);
  for (std::size_t i = 0; i < queries.size(); ++i) {
    INFO(queries[i]);
    const auto ids = ids_as_typed(answers[i]);
    const std::string number = std::to_string(i / 5);
    CHECK(ids.contains("text" + number) == (i % 5 < 3));
    if (i % 5 == 4) CHECK(ids == std::set<std::string>{"both" + number});
    CHECK_FALSE(ids.contains(i % 5 < 3 ? "neither" : "other"));
  }
}
