// Every class of spelling, through the real programs: each row is one document and
// one query that finds it or does not.
#include <catch2/catch.hpp>

#include "tests/cli/program.h"
#include "tests/cli/texts.h"

using musubi::test::Outcome;
using musubi::test::run;
using musubi::test::Texts;

namespace {

// Document, query.
using Pair = std::pair<const char*, const char*>;

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
      {"ギャラリー", "ギャラリ"},
      {"メイン", "メーン"},
      {"ゲーム", "ゲイム"},
      {"レーザー", "レイザー"},
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
      {"チーム", "ティーム"},
      {"ツール", "トゥール"},
      {"プラスティック", "プラスチック"},
      {"ヴェネツィア", "ベネチア"},
      {"ウォーター", "ウオーター"},
      {"グァテマラ", "グアテマラ"},
      {"シェパード", "セパード"},
      {"クォーツ", "クオーツ"},
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
      {"市ヶ谷", "市谷"},
      {"八ヶ岳", "八が岳"},
      {"阿佐ヶ谷", "阿佐谷"},
      {"虎ノ門", "虎の門"},
      {"丸の内", "丸ノ内"},
      {"御茶ノ水", "お茶の水"},
      {"三ノ宮", "三宮"},
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
      {"邨", "村"},
      {"涌", "湧"},
      {"脉", "脈"},
      {"糺弾", "糾弾"},
      {"寳物", "宝物"},
      {"會社", "会社"},
      {"峯", "峰"},
      {"舘", "館"},
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
      {"廻る", "回る"},         {"廻った", "回った"},     {"見廻る", "見回る"},
      {"附ける", "付ける"},     {"撰んだ", "選んだ"},     {"拡がった", "広がった"},
      {"坐った", "座った"},     {"想い", "思い"},         {"訊いた", "聞いた"},
      {"讃える", "称える"},     {"淋しい", "寂しい"},     {"活かした", "生かした"},
      {"国際聯盟", "国際連盟"}, {"車輛", "車両"},         {"附属学校", "付属学校"},
      {"寄附", "寄付"},         {"綜合計画", "総合計画"}, {"稀少な資源", "希少な資源"},
      {"編輯", "編集"},         {"障がい者", "障害者"},   {"招へい", "招聘"},
      {"祗園", "祇園"},
  });
}

TEST_CASE("the iteration mark stands for the kanji before it", "[cli][spelling]") {
  check_found_both_ways({
      {"別々", "別別"},
      {"益々", "益益"},
      {"様々", "様様"},
      {"時々", "時時"},
      {"国々", "国国"},
      {"個々", "個個"},
      {"堂々", "堂堂"},
      {"次々", "次次"},
      {"佐々木", "佐佐木"},
      {"人々", "人人"},
      {"代々木", "代代木"},
  });
}

TEST_CASE("inflected words find each other", "[cli][spelling]") {
  check_found_both_ways({
      {"行った", "行なった"},
      {"集った", "集まった"},
      {"走った", "走る"},
      {"結んだ", "結ぶ"},
      {"深めました", "深める"},
      {"美しかった", "美しい"},
      {"訪れている", "訪れた"},
  });
}

TEST_CASE("okurigana may be written or left out", "[cli][spelling]") {
  check_found_both_ways({
      {"打ち合せ", "打合せ"}, {"打ち合わせ", "打合せ"},   {"問合せ", "問い合わせ"},
      {"組み合せ", "組合せ"}, {"繰返し", "繰り返し"},     {"取り扱", "取扱い"},
      {"見積書", "見積り書"}, {"払戻し", "払い戻し"},     {"引継ぎ", "引き継ぎ"},
      {"貸出", "貸し出し"},   {"積立金", "積み立て金"},   {"割り当", "割当"},
      {"乗換え", "乗り換え"}, {"値上げ", "値上"},         {"見直し", "見直"},
      {"建物", "建て物"},     {"植木", "植え木"},         {"漬け物", "漬物"},
      {"置場", "置き場"},     {"船着場", "船着き場"},     {"話し合い", "話合い"},
      {"後払い", "後払"},     {"決まり", "決り"},         {"終わり", "終り"},
      {"向かい", "向い"},     {"盛り上がり", "盛上り"},   {"行う", "行なう"},
      {"現す", "現わす"},     {"表れる", "表われる"},     {"断る", "断わる"},
      {"伴って", "伴なって"}, {"生まれた", "生れた"},     {"当たった", "当った"},
      {"終わった", "終った"}, {"変わった", "変った"},     {"集まる", "集る"},
      {"始まった", "始った"}, {"異なる", "異る"},         {"分かれる", "分れる"},
      {"落とした", "落した"}, {"暮らした", "暮した"},     {"果たした", "果した"},
      {"聞こえた", "聞えた"}, {"捕らえる", "捕える"},     {"起こる", "起る"},
      {"読込む", "読み込む"}, {"引上げる", "引き上げる"}, {"話合う", "話し合う"},
      {"危ない", "危い"},     {"少ない", "少い"},         {"難しい", "難かしい"},
      {"新しい", "新らしい"}, {"明らかに", "明かに"},     {"速やかに", "速かに"},
      {"必ず", "必らず"},     {"引越し", "引っ越し"},     {"引越", "引っ越し"},
      {"取組", "取り組み"},   {"取組み", "取組"},         {"申込", "申し込み"},
      {"申込み", "申し込み"}, {"申込書", "申し込み書"},   {"打合せ", "打ち合わせ"},
      {"手続", "手続き"},     {"締切", "締め切り"},       {"売上", "売り上げ"},
      {"受付", "受け付け"},   {"申込む", "申し込む"},     {"取組む", "取り組む"},
      {"立入", "立ち入り"},   {"繰返す", "繰り返す"},     {"落着く", "落ち着く"},
      {"受取る", "受け取る"}, {"夏祭", "夏祭り"},
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
      {"まちづくり", "街づくり"}, {"ものづくり", "物作り"}, {"ひとり", "一人"},
      {"ふたり", "二人"},         {"はたち", "二十歳"},     {"ひっこし", "引っ越し"},
      {"さくら祭り", "桜祭り"},   {"ふれあい", "触れ合い"}, {"おちゃ", "お茶"},
      {"お茶", "御茶"},           {"ごはん", "ご飯"},       {"御案内", "ご案内"},
      {"お祭り", "祭り"},         {"ダメ", "だめ"},         {"だめ", "駄目"},
      {"ダメ", "駄目"},           {"ネコ", "猫"},           {"ねこ", "猫"},
      {"ねこ", "ネコ"},           {"りんご", "リンゴ"},     {"さくら", "桜"},
      {"サクラ", "桜"},           {"ことば", "言葉"},       {"わかる", "分かる"},
      {"イカ", "いか"},
  });
}

TEST_CASE("numbers are one in any numerals", "[cli][spelling]") {
  check_found_both_ways({
      {"一番", "1番"},
      {"五十音", "50音"},
      {"十五夜", "15夜"},
      {"三角", "3角"},
      {"一等", "1等"},
      {"四半期", "4半期"},
      {"廿日", "20日"},
      {"壱万円", "1万円"},
      {"弐千円", "2000円"},
      {"参拾円", "30円"},
      {"12.5億円", "1250000000円"},
      {"30％", "三十パーセント"},
      {"はつか", "二十日"},
      {"ふつか", "2日"},
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
      {"豪州", "オーストラリア"},
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
  check_found({{"ホーチミン市との交流", "Ho Chi Minh"}, {"ニューヨークの港", "New York"}});
}

TEST_CASE("a compound is found by its parts", "[cli][spelling]") {
  check_found({
      {"三菱重工業の工場", "重工"},
      {"三菱重工業の工場", "重工業"},
      {"水族館", "水族"},
      {"ホームステイの受け入れ", "ステイ"},
      {"新幹線", "幹線"},
      {"下水道", "水道"},
      {"伊藤忠商事", "商事"},
      {"街づくり", "街"},
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
      {"PM2.5", "PM25"},
      {"ISO-9001", "ISO9001"},
      {"H5N1", "H5-N1"},
      {"Tシャツ", "T-シャツ"},
      {"COVID-19", "COVID19"},
      {"COVID-19", "covid 19"},
      {"Wi-Fi", "WiFi"},
      {"e-mail", "email"},
      {"B to B", "b to b"},
  });
}

TEST_CASE("addresses and phone numbers are found whole and by their parts", "[cli][spelling]") {
  check_found({
      {"TEL:03-1234-5678", "0312345678"},
      {"(022)214-8019", "0222148019"},
      {"022（214）8019", "022-214-8019"},
      {"https://www.city.example.jp/", "http://www.city.example.jp/"},
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
      {"東京都庁", "京都"},
      {"会議", "懐疑"},
      {"保証", "保障"},
      {"主人", "囚人"},
      {"病院", "美容院"},
      {"ビール", "ビル"},
      {"対象", "対照"},
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
      {"國", {"國の話です", "国の話です"}},
      {"国", {"国の話です", "國の話です"}},
      {"渡邊", {"渡邊さんの話です", "渡辺さんの話です"}},
      {"コンピュータ", {"コンピュータの話です", "コンピューターの話です"}},
      {"コンピューター", {"コンピューターの話です", "コンピュータの話です"}},
      {"廻った", {"市内を廻った話です", "市内を回った話です"}},
      {"行った", {"会議を行った話です", "会議を行なった話です"}},
      {"十周年", {"十周年の式です", "10周年の式です"}},
      {"まちづくり", {"まちづくりの話です", "街づくりの話です"}},
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

TEST_CASE("the analysis shows which terms a text gives", "[cli][spelling]") {
  const Outcome shown = run("searcher", {"--analyze", "關西電力とWi-Fi"});
  CHECK(shown.status == 0);
  for (const char* part : {"関西電力とwi-fi", "+電力", "カンサイデンリョク", "=wifi", "(なし)"}) {
    INFO(part);
    CHECK(shown.out.find(part) != std::string::npos);
  }
  CHECK(run("searcher", {"--analyze", "\x1b[31m\xFF"}).out.find('\x1b') == std::string::npos);
}
