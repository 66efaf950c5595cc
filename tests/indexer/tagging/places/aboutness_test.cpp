#include "indexer/tagging/places/aboutness.h"

#include "tests/catch.h"
#include "tests/indexer/tagging/tagging_fixture.h"

using namespace musubi;
using musubi::test::sorted;
using musubi::test::tagged;

using Values = std::vector<std::string>;

TEST_CASE("a text is about the places that carry it, not those it mentions", "[tagging]") {
  struct Row {
    std::string why, title, body;
    Values prefectures, countries;
  };
  const auto row = GENERATE(values<Row>({
      {"the title says it",
       "秋田県と沿海地方の交流",
       "ロシアとの往来は古い。新潟県や富山県にも航路がある。",
       {"秋田県"},
       {"ロシア"}},
      {"cities count for their prefecture and their country",
       "仙台市とダラス市の国際姉妹都市",
       "ダラス市の代表団が仙台市を訪れた。",
       {"宮城県"},
       {"米国"}},
      {"a comparison in passing is no subject",
       "岩手県と雲南省の友好協力",
       "岩手県は雲南省と協力している。緯度はエジプトやメキシコに近く、気候は台湾に似る。"
       "雲南省の人口は韓国と同じほどである。岩手県の使節が雲南省を訪れた。",
       {"岩手県"},
       {"中国"}},
      {"a notice of one sentence",
       "覚書の締結について",
       "新潟県は、ベトナム・ハイフォン市と覚書を結んだ。",
       {"新潟県"},
       {"ベトナム"}},
      {"two partners of one weight",
       "福岡県とバンコク都、ハノイ市",
       "福岡県はバンコク都ともハノイ市とも友好提携を結ぶ。",
       {"福岡県"},
       {"タイ", "ベトナム"}},
      {"partners without number",
       "姉妹州の紹介",
       "長野県は、アメリカ合衆国ミズーリ州、中華人民共和国河北省、大韓民国江原道、ブラジルのパラナ"
       "州、"
       "フランスのアルザス地方と結んでいる。",
       {"長野県"},
       {"フランス", "ブラジル", "中国", "米国", "韓国"}},
      {"a list of other towns' partners beside one's own is no tie of one's own",
       "鶴岡市と沿海地方の友好交流",
       "鶴岡市は沿海地方の都市と友好都市である。鶴岡市の使節団がロシアを訪れた。"
       "2009年には宮崎市が韓国の報恩郡と友好都市となった。",
       {"山形県"},
       {"ロシア"}},
      {"stops of a route",
       "ロシア・沿海地方との友好提携",
       "富山県はロシアの沿海地方と友好提携を結んだ。空港からは定期便がソウル、大連、上海、台北、"
       "ホノルルへ就航している。",
       {"富山県"},
       {"ロシア"}},
      {"neighbours of the partner",
       "鳥取県とモンゴル中央県の友好交流",
       "鳥取県は中央県と友好交流の覚書を結んだ。モンゴルは中国とロシアに囲まれ、海から遠い。",
       {"鳥取県"},
       {"モンゴル"}},
      {"named again and again without a title",
       "交流の記録",
       "山口県の使節が山東省へ。山口県の学生も山東省へ。山口県と山東省の交流は続く。"
       "中国の経済が伸び、中国を訪れる人も増えた。",
       {"山口県"},
       {"中国"}},
      {"those who were first elsewhere",
       "桃園市と千葉県が友好交流協定",
       "桃園市の市長は千葉県の知事と協定に署名した。日本では香川県、宮崎県、加賀市、成田市に続いて5"
       "件目。",
       {"千葉県"},
       {"台湾"}},
      {"a neighbour to compare with",
       "山東省との友好協定",
       "本県は山東省と友好協定を結ぶ。隣の広島県は四川省と交流する。",
       {},
       {"中国"}},
      {"those who act together",
       "山口県と韓国南部の友好交流会議",
       "福岡県、佐賀県、長崎県、山口県の知事が韓国の知事と交流の共同声明を出した。",
       {"山口県", "佐賀県", "福岡県", "長崎県"},
       {"韓国"}},
      {"who came along", "交流の記録", "会議には長野県からも出席があった。", {}, {}},
      {"home is the subject of no text", "日本と中国", "日本の各地。", {}, {"中国"}},
      {"nothing", "", "", {}, {}},
      {"ill-formed bytes", "\xff\xe9\x9d", "\x92\xbc", {}, {}},
  }));
  INFO(row.why);
  const Document document = tagged(row.title, row.body);
  CHECK(document.prefecture == row.prefectures);
  CHECK(sorted(document.country) == sorted(row.countries));
}

TEST_CASE("a text is about the domains that carry it", "[tagging]") {
  struct Row {
    std::string why, title, body;
    Values domains;
  };
  const auto row = GENERATE(values<Row>({
      {"the title says it", "農業協力の覚書", "畑を見て回り、観光もした。", {"農業"}},
      {"the body comes back to it",
       "覚書",
       "病院の視察があった。医師が往来し、看護の研修も開かれた。食事は和やかであった。",
       {"医療"}},
      {"the fields of a memorandum",
       "覚書",
       "産業、観光、文化、教育などの分野で協力を進める。",
       {"産業振興", "観光", "文化", "教育"}},
      {"mentioned once only", "覚書", "帰りに博物館へ寄った。", {}},
      {"what an agreement says",
       "協定を結ぶ",
       "協定には、観光や農業で互いの特色を生かすことが盛り込まれています。",
       {"観光", "農業"}},
      {"offices that bear a domain in their name",
       "覚書",
       "文化・スポーツ・観光省の副大臣が出席した。文化・スポーツ・観光省と国際交流課が進める。観光"
       "課も加わる。",
       {}},
      {"buildings, and what a briefing was about",
       "覚書",
       "福祉会館と文化ホールで式を開き、大使館で政治・経済情勢の説明を聞いた。行政院の院長も出た。"
       "行政院の会議。台北駐日経済文化代表"
       "処も"
       "同席した。",
       {}},
      {"beside the label of fields", "覚書", "分野：観光・教育\n本文。", {"観光", "教育"}},
      {"below a heading that could go on",
       "交流の協定について",
       "交流の協定について\n分野：観光・教育\n本文。",
       {"観光", "教育"}},
      {"hydrogen",
       "覚書",
       "水素社会の実現に向け、グリーン水素の利用を話し合った。\n水素社会の宣言。",
       {"エネルギー"}},
      {"below that label", "覚書", "【主な交流分野】\n農業、環境\n本文。", {"農業", "環境"}},
      {"fields to look for", "覚書", "分野から探す\n観光\n他の分野では、教育を見る。\n本文。", {}},
      {"what the partner lives by",
       "概要",
       "人口は50万人で、農業と鉱業が盛んである。\n主要産業\n石炭、漁業、農業、林業\n農業では小麦が"
       "栽培されている。",
       {}},
      {"a menu",
       "覚書",
       "• くらし・環境\n• 健康・福祉\n• 教育・文化\n• 産業・観光\n• "
       "農業・水産\n本文です。\nこの頁は覚書の写しを載せる。",
       {}},
      {"the tie in the name of a body, in the title",
       "日中友好協会10周年のつどい",
       "市内で開いた。",
       {"友好交流"}},
      {"no domain at all", "お知らせ", "本日は晴天なり。", {}},
      {"nothing", "", "", {}},
  }));
  INFO(row.why);
  CHECK(sorted(tagged(row.title, row.body).domain) == sorted(row.domains));
}

TEST_CASE("a list of the ties of several towns is about all of them", "[tagging]") {
  const Document list =
      tagged("北海の港と姉妹港",
             "1985.5.24 横浜港 と ハンブルク港\n1983.4.19 鳴門市 と リューネブルク市\n"
             "1974.10.9 川崎市 と リューベック市\n1994.4.27 福井県 と ハールブルク郡\n"
             "2011.6.30 豊橋市 と ヴォルフスブルク市\n"
             "鳴門市と同市の姉妹都市の交流は長い。鳴門市の使節団が毎年訪れる。"
             "鳴門市は記念の式を開いた。");
  CHECK(sorted(list.prefecture) == sorted({"神奈川県", "徳島県", "福井県", "愛知県"}));
  CHECK(list.country == Values{"ドイツ"});
  // A town that tells of others in its text is no such list.
  const Document page =
      tagged("鳴門市とリューネブルク市",
             "鳴門市は姉妹都市のリューネブルク市と交流している。\n"
             "ドイツとの交流では、広島市とハノーファー市、大阪市とハンブルク市の例もある。\n"
             "鳴門市の使節団がリューネブルク市を訪れた。鳴門市長が挨拶した。");
  CHECK(page.prefecture == Values{"徳島県"});
}

TEST_CASE("of a list of one town's ties each row counts", "[tagging]") {
  const std::string rows =
      "ブルーミントン市（アメリカ合衆国イリノイ州）\nバトルクリーク市（アメリカ合衆国ミシガン州）\n"
      "スプリングフィールド市（アメリカ合衆国ミズーリ州）\nバーバンク市（アメリカ合衆国カリフォル"
      "ニア州）\n"
      "コロンバス市（アメリカ合衆国ジョージア州）\nデモイン市（アメリカ合衆国アイオワ州）\n"
      "レイクコモ市（アメリカ合衆国）\nフュッセン市（ドイツ連邦共和国）";
  CHECK(sorted(tagged("姉妹都市提携状況一覧表", rows).country) == sorted({"ドイツ", "米国"}));
}

TEST_CASE("cells that ran into each other are rows too", "[tagging]") {
  const Document list =
      tagged("ホストタウンの登録",
             "登録団体名 相手国 釧路市 ベトナム ・合宿をする。 網走市 オーストラリア "
             "・選手を迎える。 青森市 タジキスタン "
             "・りんごの縁。 釧路市と網走市は北海道が支える。北海道の事業。北海道の交流。");
  CHECK(sorted(list.prefecture) == sorted({"北海道", "青森県"}));
  CHECK(sorted(list.country) == sorted({"ベトナム", "オーストラリア", "タジキスタン"}));
}

TEST_CASE("a place is weighed by what it is there for", "[tagging]") {
  struct Row {
    std::string why, title, body;
    Values prefectures, countries;
  };
  const auto row = GENERATE(values<Row>({
      {"who writes, alone in a line, and an office somewhere else",
       "草屯鎮と協定を締結しました",
       "山形県新庄市\n台湾の草屯鎮と友好交流協定を締結しました。\n東京都港区に代表処があり、交流の"
       "際には"
       "代表処と本市でやり取りを行います。",
       {"山形県"},
       {"台湾"}},
      {"a partner's partners",
       "市長が姉妹都市を訪問",
       "本市の姉妹都市であるドイツのバート・クロツィンゲン市を市長が訪れた。\n"
       "バート・クロツィンゲン市の友好都市であるフランスのグレウ市の市長も祭りに加わった。\n"
       "フランスのグレウ市の市長とは二度目の交流である。",
       {},
       {"ドイツ"}},
      {"a port by the name of its city",
       "神戸港と天津港が覚書",
       "神戸港と天津港が交流の覚書を結んだ。",
       {"兵庫県"},
       {"中国"}},
      {"a city abroad of the name of one in Japan",
       "札幌市と韓国・大田市の姉妹都市",
       "大田市は札幌市の姉妹都市である。大田市の訪問団が札幌市を訪れた。",
       {"北海道"},
       {"韓国"}},
      {"the city in Japan",
       "大田市の国際交流",
       "島根県大田市は姉妹都市と交流している。大田市の訪問団が出発した。",
       {"島根県"},
       {}},
      {"where one changes planes",
       "中学生の海外交流",
       "昭島市の中学生を派遣し、オーストラリアのパースで交流した。\n香港を経由してパースに着いた。"
       "\n"
       "香港国際空港から経由地香港を出た。",
       {"東京都"},
       {"オーストラリア"}},
      {"a school whose name holds that of a city",
       "海外派遣",
       "日高市は生徒をオーストラリアへ派遣し交流した。武蔵台中学校と高根中学校の生徒である。",
       {"埼玉県"},
       {"オーストラリア"}},
      {"what an earlier report told",
       "友好交流協定の締結",
       "先月号でも、大分県佐伯市と台中市の友好協定をお伝えしたように、交流は広がる。\n"
       "実は、大阪府貝塚市は昨年、台中市と友好交流協定を締結していた。",
       {"大阪府"},
       {"台湾"}},
      {"a city that two countries have, in a list of many",
       "姉妹都市",
       "横浜市は、サンディエゴ、リヨン、ムンバイ、バンクーバーと姉妹都市の関係にある。",
       {"神奈川県"},
       {"インド", "カナダ", "フランス", "米国"}},
      {"that city, where the text names the other state",
       "姉妹都市",
       "横浜市は、米国ワシントン州のバンクーバー市と姉妹都市の関係にある。",
       {"神奈川県"},
       {"米国"}},
      {"where one met",
       "中国・山梨友好交流会が東京で開催",
       "大使館は13日、山梨県と友好交流会を開いた。山梨県知事が挨拶した。",
       {"山梨県"},
       {"中国"}},
      {"where the page is at home, and met",
       "国際交流の集い",
       "新潟市で開催された友好都市の会議に、ロシアのハバロフスク市の代表団が出席した。",
       {"新潟県"},
       {"ロシア"}},
      {"beside a label of who takes part",
       "知事会議が開かれました",
       "福岡市で日韓交流の知事会議が開かれた。知事は友好協力を進めると述べた。\n"
       "※日本側：福岡県、佐賀県、長崎県\n韓国側：釜山広域市、済州特別自治道",
       {"福岡県", "佐賀県", "長崎県"},
       {"韓国"}},
      {"who come to a meeting of governors",
       "全羅南道で知事の会議",
       "全羅南道は、韓日の知事交流会議を開くと明らかにした。日本側からは福岡県、佐賀県、長崎県の知"
       "事が出"
       "席する。福岡県は交流のシンボルを提案する。",
       {"福岡県", "佐賀県", "長崎県"},
       {"韓国"}},
      {"where news were written",
       "町長がモンゴルで会談",
       "（北京、2025年10月21日、ある通信社）モンゴルの外相は、北海道美瑛町の町長と友好の会談をした"
       "。",
       {"北海道"},
       {"モンゴル"}},
      {"castles in both spellings",
       "姉妹友好州省との交流",
       "埼玉県は、山西省、オハイオ州、ブランデンブルグ州と姉妹友好提携を結び交流している。",
       {"埼玉県"},
       {"ドイツ", "中国", "米国"}},
  }));
  INFO(row.why);
  const Document document = tagged(row.title, row.body);
  CHECK(document.prefecture == row.prefectures);
  CHECK(sorted(document.country) == sorted(row.countries));
}

TEST_CASE("the beginning of a text that lends it a title is no title", "[tagging]") {
  const std::string text =
      "県では昭和35年に米国アイオワ州と姉妹締結を行い、その後ブラジルのミナス・ジェライス州、中国の"
      "四川省、韓国の忠清北道、フランスのソーヌ・エ・ロワール県とも締結を行いました。";
  const Document document = tagged(text.substr(0, text.find("、中国")) + "…", text,
                                   "https://www.pref.yamanashi.jp/a.html");
  CHECK(sorted(document.country) == sorted({"米国", "ブラジル", "中国", "韓国", "フランス"}));
}

TEST_CASE("a list of fields stays beside the fields of the title", "[tagging]") {
  const auto page =
      tagged("嬉野市と魚池郷が友好交流協定 産業や観光などで協力へ",
             "台湾の魚池郷は佐賀県嬉野市と友好交流協定を結んだ。今後は産業や観光、教育、文化、"
             "スポーツなどの分野で協力を進める。");
  CHECK(sorted(page.domain) ==
        sorted({"友好交流", "産業振興", "観光", "教育", "文化", "スポーツ"}));
  const auto aside =
      tagged("嬉野市と魚池郷が友好交流協定 産業や観光などで協力へ",
             "台湾の魚池郷は佐賀県嬉野市と友好交流協定を結んだ。一行は学校で教育を視察した。");
  CHECK(sorted(aside.domain) == sorted({"友好交流", "産業振興", "観光"}));
}
