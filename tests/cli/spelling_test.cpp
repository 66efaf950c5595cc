// Every class of spelling, through the real programs: each row is one document and
// one query that finds it or does not.
#include <algorithm>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/cli/program.h"

using musubi::test::Outcome;
using musubi::test::run;
using musubi::test::TemporaryFolder;
using nlohmann::json;

namespace {

// Document, query.
using Pair = std::pair<const char*, const char*>;

class Texts {
 public:
  explicit Texts(const std::vector<const char*>& texts) {
    std::string lines;
    for (std::size_t i = 0; i < texts.size(); ++i) {
      lines += json{{"id", std::to_string(i)}, {"title", "記録"}, {"body", texts[i]}}.dump() + "\n";
    }
    const std::string source = folder_.write("texts.jsonl", lines);
    const Outcome built = run("indexer", {"--index", index(), source});
    if (built.status != 0) throw std::runtime_error("not indexed: " + built.err);
  }

  json search(const std::string& query, std::vector<std::string> options = {}) const {
    options.insert(options.end(),
                   {"--index", index(), "--format", "json", "--limit", "100", query});
    const Outcome outcome = run("searcher", options);
    if (outcome.out.empty()) throw std::runtime_error("no answer: " + outcome.err);
    return json::parse(outcome.out);
  }

  std::vector<std::string> ids(const std::string& query) const {
    std::vector<std::string> found;
    const json answer = search(query);
    for (const auto& hit : answer["hits"]) found.push_back(hit["id"]);
    return found;
  }

  bool finds(const std::string& query, std::size_t number) const {
    const auto found = ids(query);
    return std::find(found.begin(), found.end(), std::to_string(number)) != found.end();
  }

  const TemporaryFolder& folder() const { return folder_; }

 private:
  std::string index() const { return (folder_ / "index").string(); }

  TemporaryFolder folder_;
};

std::vector<const char*> texts_of(const std::vector<Pair>& pairs) {
  std::vector<const char*> texts;
  for (const auto& [text, query] : pairs) texts.push_back(text);
  return texts;
}

void check_found(const std::vector<Pair>& pairs) {
  const Texts texts(texts_of(pairs));
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    INFO(pairs[i].second << " in " << pairs[i].first);
    CHECK(texts.finds(pairs[i].second, i));
  }
}

void check_not_found(const std::vector<Pair>& pairs) {
  const Texts texts(texts_of(pairs));
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    INFO(pairs[i].second << " in " << pairs[i].first);
    CHECK_FALSE(texts.finds(pairs[i].second, i));
  }
}

// Each pair both ways: the query's word as the document, the document as the query.
void check_found_both_ways(const std::vector<Pair>& pairs) {
  check_found(pairs);
  std::vector<Pair> turned;
  for (const auto& [text, query] : pairs) turned.emplace_back(query, text);
  check_found(turned);
}

}  // namespace

TEST_CASE("width, case and compatibility forms make no difference", "[cli][spelling]") {
  check_found_both_ways({
      {"ﾃﾞｰﾀ連携", "データ連携"},
      {"ＰＤＦ", "pdf"},
      {"㈱北都物産", "(株)北都物産"},
      {"㍻", "平成"},
      {"①", "1"},
      {"㌔", "キロ"},
      {"ＡＰＥＣ", "Apec"},
      {"ﾊﾞﾝｺｸ", "バンコク"},
      {"㈲", "(有)"},
      {"½", "1/2"},
  });
}

TEST_CASE("decomposed kana and Latin accents make no difference", "[cli][spelling]") {
  check_found_both_ways({
      {"フ\xE3\x82\x9A\xE3\x83\xADシ\xE3\x82\x99ェクト", "プロジェクト"},
      {"か\xE3\x82\x99くせい", "がくせい"},
      {"café", "cafe"},
      {"Île-de-France", "ile de france"},
      {"Hà Nội", "ha noi"},
      {"Düsseldorf", "dusseldorf"},
      {"Ōsaka", "osaka"},
      {"Tromsø", "tromso"},
      {"Łódź", "lodz"},
      {"Đà Nẵng", "da nang"},
      {"Ærø", "aero"},
  });
}

TEST_CASE("long vowels of katakana waver", "[cli][spelling]") {
  check_found_both_ways({
      {"コンピュータ", "コンピューター"},
      {"インターフェース", "インタフェース"},
      {"プリンター", "プリンタ"},
      {"セキュリティー", "セキュリティ"},
      {"ユーザーインターフェイス", "ユーザインタフェース"},
      {"オペレーター", "オペレータ"},
      {"マネージャー", "マネジャー"},
  });
}

TEST_CASE("the ヴ row and its kin are spelt in several ways", "[cli][spelling]") {
  check_found_both_ways({
      {"ヴェトナム", "ベトナム"},
      {"ヴィンフック省", "ビンフック省"},
      {"ヴァイオリン", "バイオリン"},
      {"レヴュー", "レビュー"},
      {"ヴラジオストク", "ブラジオストク"},
      {"ディジタル", "デジタル"},
      {"ダイヤモンド", "ダイアモンド"},
      {"イタリヤ", "イタリア"},
      {"ペルシャ", "ペルシア"},
  });
}

TEST_CASE("ヶ, ケ and が of place names are one", "[cli][spelling]") {
  check_found_both_ways({
      {"霞ヶ関", "霞が関"},
      {"霞ケ関", "霞ヶ関"},
      {"関ヶ原", "関ケ原"},
      {"袖ケ浦市", "袖ヶ浦市"},
      {"茅ヶ崎", "茅ケ崎"},
      {"龍ケ崎", "竜ヶ崎"},
      {"自由ヶ丘", "自由が丘"},
      {"賤ヶ岳", "賤ケ岳"},
  });
}

TEST_CASE("marks inside foreign names may be there or not", "[cli][spelling]") {
  check_found_both_ways({
      {"ラインラント・プファルツ州", "ラインラントプファルツ州"},
      {"ジャン＝ピエール", "ジャンピエール"},
      {"ジャン・ピエール", "ジャン ピエール"},
      {"ニュー・サウス・ウェールズ", "ニューサウスウェールズ"},
      {"サン フランシスコ", "サンフランシスコ"},
  });
}

TEST_CASE("old and variant kanji are today's kanji", "[cli][spelling]") {
  check_found_both_ways({
      {"中國", "中国"},
      {"髙橋", "高橋"},
      {"宮﨑", "宮崎"},
      {"廣島", "広島"},
      {"金澤", "金沢"},
      {"渡邊", "渡辺"},
      {"渡邉", "渡辺"},
      {"大學", "大学"},
      {"櫻井", "桜井"},
      {"齋藤", "斎藤"},
      {"眞鍋", "真鍋"},
      {"濵田", "浜田"},
      {"龍野", "竜野"},
      {"中嶋", "中島"},
      {"𠮷野家", "吉野家"},
      {"會議", "会議"},
      {"經濟", "経済"},
      {"舊縣廳", "旧県庁"},
      {"圖書館", "図書館"},
      {"辻\xF3\xA0\x84\x80", "辻"},
      {"芦\xF3\xA0\x84\x81屋", "芦屋"},
      {"藝術", "芸術"},
      {"檜", "桧"},
  });
}

TEST_CASE("words whose kanji were replaced are one with today's", "[cli][spelling]") {
  check_found_both_ways({
      {"国際聯盟", "国際連盟"},
      {"車輛", "車両"},
      {"附属学校", "付属学校"},
      {"寄附", "寄付"},
      {"綜合計画", "総合計画"},
      {"稀少な資源", "希少な資源"},
      {"編輯", "編集"},
      {"障がい者", "障害者"},
      {"招へい", "招聘"},
      {"祗園", "祇園"},
  });
}

TEST_CASE("the iteration mark stands for the kanji before it", "[cli][spelling]") {
  check_found_both_ways({
      {"佐々木", "佐佐木"},
      {"人々", "人人"},
      {"代々木", "代代木"},
  });
}

TEST_CASE("inflected words find each other", "[cli][spelling]") {
  check_found_both_ways({
      {"市長が走った", "走る"},
      {"協定を結んだ", "結ぶ"},
      {"交流を深めました", "深める"},
      {"美しかった", "美しい"},
      {"訪れている", "訪れた"},
  });
}

TEST_CASE("okurigana may be written or left out", "[cli][spelling]") {
  check_found_both_ways({
      {"引越し", "引っ越し"},   {"引越", "引っ越し"},     {"取組", "取り組み"},
      {"取組み", "取組"},       {"申込", "申し込み"},     {"申込み", "申し込み"},
      {"申込書", "申し込み書"}, {"打合せ", "打ち合わせ"}, {"手続", "手続き"},
      {"締切", "締め切り"},     {"売上", "売り上げ"},     {"受付", "受け付け"},
      {"申込む", "申し込む"},   {"取組む", "取り組む"},   {"立入", "立ち入り"},
      {"繰返す", "繰り返す"},   {"落着く", "落ち着く"},   {"受取る", "受け取る"},
      {"夏祭", "夏祭り"},
  });
}

TEST_CASE("hiragana, katakana and romaji find the kanji", "[cli][spelling]") {
  check_found({
      {"大連との交流", "だいれん"},
      {"大連との交流", "ダイレン"},
      {"大連との交流", "dairen"},
      {"大連との交流", "Dairen"},
      {"北海道の会議", "ほっかいどう"},
      {"北海道の会議", "ホッカイドウ"},
      {"北海道の会議", "Hokkaidō"},
      {"北海道の会議", "hokkaidou"},
      {"北海道の会議", "hokkaido"},
      {"福島の会議", "hukusima"},
      {"福島の会議", "Fukushima"},
      {"経済の交流", "けいざい"},
      {"経済の交流", "keizai"},
      {"群馬の会", "gunma"},
      {"群馬の会", "gumma"},
      {"新潟の港", "niigata"},
      {"東京の港", "とうきょう"},
      {"東京の港", "tôkyô"},
      {"経済交流", "けいざいこうりゅう"},
      {"観光の振興", "かんこう"},
      {"友好都市", "ゆうこうとし"},
      {"京都の寺", "kyouto"},
      {"港湾の整備", "kowan"},
      {"青森県", "あおもりけん"},
      {"新潟県", "niigata-ken"},
      {"姉妹都市", "しまいとし"},
      {"国際交流", "kokusai koryu"},
  });
}

TEST_CASE("kanji find the kana", "[cli][spelling]") {
  check_found({
      {"ここからだいれんまで行く", "大連"},
      {"だいれんとの交流", "大連"},
      {"ダイレン市", "大連"},
      {"ほっかいどうの海", "北海道"},
      {"けいざいの話", "経済"},
      {"とうきょうの港", "東京"},
      {"しんぶんを読む", "新聞"},
  });
}

TEST_CASE("kana and kanji spellings of one word find each other", "[cli][spelling]") {
  check_found_both_ways({
      {"ダメ", "だめ"},
      {"だめ", "駄目"},
      {"ダメ", "駄目"},
      {"ネコ", "猫"},
      {"ねこ", "猫"},
      {"ねこ", "ネコ"},
      {"りんご", "リンゴ"},
      {"さくら", "桜"},
      {"サクラ", "桜"},
      {"ことば", "言葉"},
      {"わかる", "分かる"},
      {"イカ", "いか"},
  });
}

TEST_CASE("numbers are one in any numerals", "[cli][spelling]") {
  check_found_both_ways({
      {"十周年", "10周年"},
      {"１０周年", "十周年"},
      {"12,573人", "12573人"},
      {"１２，５７３", "12573"},
      {"二〇〇四年", "2004年"},
      {"百二十社", "120社"},
      {"第三回", "第3回"},
      {"1万2千円", "12000円"},
      {"五つ", "5つ"},
      {"二十五名", "25名"},
      {"十二月", "12月"},
      {"三億円", "3億円"},
  });
}

TEST_CASE("years of Japanese eras and of the Gregorian calendar are one", "[cli][spelling]") {
  check_found_both_ways({
      {"平成16年", "2004年"},
      {"平成十六年", "2004年"},
      {"昭和六十年", "1985年"},
      {"令和元年", "2019年"},
      {"㍻16年", "2004年"},
      {"平成16年12月24日", "2004年12月24日"},
      {"2004/12/24", "平成16年12月24日"},
      {"2004-12-24", "2004年12月24日"},
      {"H16.12.24", "2004年12月24日"},
  });
  check_found({
      {"平成16年12月24日に締結", "2004年"},
      {"平成16年12月24日に締結", "2004"},
      {"2004年12月24日に締結", "平成16年12月"},
      {"二〇〇四年十二月二十四日", "2004-12"},
  });
  check_not_found({{"平成16年12月24日", "2005年"}, {"2004年", "昭和16年"}});
}

TEST_CASE("countries are found by any of their names", "[cli][spelling]") {
  check_found_both_ways({
      {"米国", "アメリカ"},
      {"米国", "アメリカ合衆国"},
      {"アメリカ", "USA"},
      {"韓国", "大韓民国"},
      {"中国", "中華人民共和国"},
      {"英国", "イギリス"},
      {"ドイツ", "Germany"},
      {"NZ", "ニュージーランド"},
      {"比国", "フィリピン"},
      {"アメリカ", "United States"},
      {"露国", "ロシア"},
      {"ベトナム", "ベトナム社会主義共和国"},
  });
}

TEST_CASE("prefectures and cities are found with and without 県 and 市", "[cli][spelling]") {
  check_found_both_ways({
      {"青森県", "青森"},
      {"仙台市", "仙台"},
      {"京都府", "京都"},
      {"東京都", "東京"},
      {"大連市", "大連"},
      {"青森県", "Aomori"},
      {"仙台市", "Sendai"},
      {"遼寧省", "遼寧"},
  });
}

TEST_CASE("a compound is found by its parts", "[cli][spelling]") {
  check_found({
      {"大規模展示商談会", "商談会"},
      {"大規模展示商談会", "展示"},
      {"県議会が議決した", "議会"},
      {"市役所の窓口", "役所"},
      {"関西電力株式会社", "電力"},
      {"関西電力株式会社", "関西"},
      {"岩手医科大学", "大学"},
      {"岩手医科大学", "医科"},
      {"定期コンテナ船航路", "コンテナ"},
      {"ビジネスサポートセンター", "サポート"},
      {"ビジネスサポートセンター", "センター"},
      {"ラインラント・プファルツ州", "プファルツ"},
      {"ラインラント・プファルツ州", "ラインラント"},
      {"国際交流員", "交流"},
      {"データベース", "データ"},
      {"日本語教育", "日本"},
      {"図書館", "図書"},
  });
}

TEST_CASE("a single kanji is found inside words", "[cli][spelling]") {
  check_found({{"新しい港湾", "港"}, {"観光の振興", "観"}, {"電力会社", "電"}, {"橋梁", "橋"}});
}

TEST_CASE("mixed tokens are found with and without their marks", "[cli][spelling]") {
  check_found_both_ways({
      {"COVID-19", "COVID19"},
      {"COVID-19", "covid 19"},
      {"Wi-Fi", "WiFi"},
      {"e-mail", "email"},
      {"B to B", "b to b"},
  });
}

TEST_CASE("addresses and phone numbers are found whole and by their parts", "[cli][spelling]") {
  check_found({
      {"https://www.minato.example.jp/kokusai/index.html",
       "https://www.minato.example.jp/kokusai/index.html"},
      {"https://www.minato.example.jp/kokusai/index.html", "www.minato.example.jp"},
      {"https://www.minato.example.jp/kokusai/index.html", "kokusai"},
      {"連絡先 koryu@minato.example.jp", "koryu@minato.example.jp"},
      {"連絡先 koryu@minato.example.jp", "koryu"},
      {"電話 017-700-1234", "017-700-1234"},
      {"電話 017-700-1234", "0177001234"},
      {"電話 017-700-1234", "1234"},
      {"電話 ０１７－７００－１２３４", "017-700-1234"},
  });
}

TEST_CASE("English words are found inflected, inside Japanese text too", "[cli][spelling]") {
  check_found_both_ways({
      {"本agreementsの締結", "agreement"},
      {"sister cities", "sister city"},
      {"exchanged", "exchanges"},
      {"memoranda", "memorandum"},
      {"children", "child"},
      {"women", "woman"},
  });
}

TEST_CASE("what is another word is not found", "[cli][spelling]") {
  check_not_found({
      {"東京都の港", "京都"},
      {"東京都観光課", "\"京都観光\""},
      {"東京都立大学", "京都"},
      {"意見を見る", "健"},
      {"健康な人", "見"},
      {"講演を聞く", "公園"},
      {"公演を見る", "後援"},
      {"橋を渡る", "箸"},
      {"サバの缶詰", "サーバー"},
      {"ビルの屋上", "ビール"},
      {"友好都市の交流", "\"交流都市\""},
      {"経済と観光の交流", "\"経済観光\""},
      {"北の海の道", "\"北海道\""},
  });
}

TEST_CASE("a nearer form ranks above a looser one", "[cli][spelling]") {
  struct Row {
    const char* query;
    std::vector<const char*> nearest_first;
  };
  const auto row = GENERATE(values<Row>({
      {"引越し", {"引越しの案内です", "引っ越しの案内です"}},
      {"猫", {"猫の話です", "ねこの話です"}},
      {"大連", {"大連の話です", "だいれんの話です"}},
      {"電力", {"電力の話です", "関西電力の話です"}},
      {"中国", {"中国の話をした", "中国地方の話をした"}},
      {"だいれん", {"だいれんの話です", "大連の話です"}},
      {"agreement", {"agreement の話です", "agreements の話です"}},
      {"子供", {"子供の話です", "子どもの話です", "こどもの話です"}},
      {"米国", {"米国の話をした", "アメリカ合衆国の話をした"}},
      {"大学",
       {"長い会議では参加した人々が意見を交わし、今後の方針を話し合い、大学の話もした",
        "岩手医科大学、岩手医科大学、岩手医科大学"}},
      {"引越し",
       {"長い会議では参加した人々が意見を交わし、今後の方針を話し合い、引越しの話もした",
        "引っ越し、引っ越し、引っ越し"}},
  }));
  std::vector<const char*> texts(row.nearest_first.rbegin(), row.nearest_first.rend());
  const auto found = Texts(texts).ids(row.query);
  INFO(row.query);
  REQUIRE(found.size() == texts.size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    CHECK(found[i] == std::to_string(texts.size() - 1 - i));
  }
}

TEST_CASE("a slip of the fingers is searched as it was meant, saying so", "[cli][spelling]") {
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

TEST_CASE("a correction that was searched is told once", "[cli][spelling]") {
  const Texts texts({"シンポジウムを開く", "別の文書"});
  const std::string index = (texts.folder() / "index").string();
  const Outcome shown = run("searcher", {"--index", index, "シンポジュム"});
  CHECK(shown.out.find("「シンポジウム」で検索しました") != std::string::npos);
  CHECK(shown.out.find("もしかして") == std::string::npos);
}

TEST_CASE("a phrase alone is never loosened", "[cli][spelling]") {
  const Texts texts({"青森市と大連市の交流が続いている"});
  CHECK(texts.ids("「青森市と大連市の交流」").size() == 1);
  CHECK(texts.ids("「大連市と青森市の交流」").empty());
}

TEST_CASE("a question with a word that no document has is answered by the others",
          "[cli][spelling]") {
  const Texts texts({"経済交流の協定を結んだ", "別の文書"});
  CHECK(texts.finds("経済交流の協定を結んだ漁師はだれですか", 0));
}

TEST_CASE("what is written as in the documents brings no suggestion", "[cli][spelling]") {
  const Texts texts({"シンポジウムを開く", "プロジェクト"});
  CHECK(texts.search("シンポジウム")["suggestion"].is_null());
  CHECK(texts.search("しんぽじうむ")["suggestion"].is_null());
}

TEST_CASE("a user's synonyms are searched too", "[cli][spelling]") {
  const Texts texts({"了解覚書を交わす", "自治体の会議", "地方公共団体の会議", "MOUを結ぶ"});
  const std::string file = texts.folder().write("synonyms.txt",
                                                "# ours\n"
                                                "自治体, 地方公共団体\n"
                                                "MOU => 了解覚書\n");
  const auto ids = [&](const std::string& query) {
    std::vector<std::string> found;
    const json answer = texts.search(query, {"--synonyms", file});
    for (const auto& hit : answer["hits"]) found.push_back(hit["id"]);
    std::sort(found.begin(), found.end());
    return found;
  };
  CHECK(ids("自治体") == std::vector<std::string>{"1", "2"});
  CHECK(ids("地方公共団体") == std::vector<std::string>{"1", "2"});
  CHECK(ids("mou") == std::vector<std::string>{"0"});
}

TEST_CASE("a user's own words are taken from a CSV file", "[cli][spelling]") {
  const TemporaryFolder folder;
  const std::string words =
      folder.write("words.csv",
                   "めんちょこ祭,1288,1288,1000,名詞,固有名詞,一般,*,*,*,めんちょこ祭,"
                   "メンチョコサイ,メンチョコサイ\n");
  const std::string index = (folder / "index").string();
  const std::string text = folder.write("a.txt", "夏のめんちょこ祭のようす");
  REQUIRE(run("indexer", {"--index", index, "--user-dictionary", words, text}).status == 0);
  CHECK(run("searcher", {"--index", index, "--user-dictionary", words, "メンチョコサイ"}).status ==
        0);
  const Outcome without = run("searcher", {"--index", index, "めんちょこ祭"});
  CHECK(without.status == 2);
  folder.write("words.csv", "not,a,dictionary\n");
  CHECK(run("indexer", {"--index", index, "--user-dictionary", words, text}).status == 2);
}

TEST_CASE("the analysis shows which terms a text gives", "[cli][spelling]") {
  const Outcome shown = run("searcher", {"--analyze", "關西電力とWi-Fi"});
  CHECK(shown.status == 0);
  for (const char* part : {"関西電力とwi-fi", "+電力", "カンサイデンリョク", "=wifi", "(なし)"}) {
    INFO(part);
    CHECK(shown.out.find(part) != std::string::npos);
  }
  CHECK(run("searcher", {"--analyze", "\x1b[31m\xFF"}).out.find('\x1b') == std::string::npos);
}
