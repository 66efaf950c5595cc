#include "indexer/tagging/parties/parties.h"

#include "tests/catch.h"
#include "tests/indexer/tagging/tagging_fixture.h"

using namespace musubi;
using musubi::test::sorted;
using musubi::test::tagged;

using Values = std::vector<std::string>;

TEST_CASE("who acts is told from the text", "[tagging]") {
  struct Row {
    std::string why, title, body, url;
    Values organizations;
  };
  const auto row = GENERATE(values<Row>({
      {"the signer",
       "岐阜県とバクニン省が覚書",
       "岐阜県はベトナムのバクニン省と覚書を結んだ。愛知県も交流が盛んである。",
       "",
       {"岐阜県"}},
      {"a city, and not the prefecture that it lies in",
       "覚書の締結",
       "熊本県菊陽町は台湾の新竹県と覚書を結んだ。",
       "",
       {"菊陽町"}},
      {"both where both sign",
       "青森県と平川市が台中市と協定",
       "青森県と平川市は台中市と友好交流協定を結んだ。",
       "",
       {"青森県", "平川市"}},
      {"whose page it is",
       "友好都市",
       "本市は中国の大連市と友好都市の提携をしています。",
       "https://www.city.kitakyushu.lg.jp/a.html",
       {"北九州市"}},
      {"neighbours who come along",
       "大武郷との交流",
       "府中市は台湾の大武郷と協定を結んだ。福山市や尾道市などとともに生徒を受け入れる。",
       "https://www.city.fuchu.hiroshima.jp/",
       {"府中市"}},
      {"a sheet with the prefecture above",
       "当該提携の概要",
       "都道府県名 北海道\n自治体名称 鷹栖町\n提携相手先 ゴールドコースト市\n提携年月日 1995/10/26",
       "",
       {"鷹栖町"}},
      {"a town that another name ends with",
       "姉妹提携",
       "戦後、土佐山田町の医師の縁で、高知県はフィリピンのベンゲット州と姉妹提携を結んだ。",
       "",
       {"高知県"}},
      {"a town behind the bare name of its prefecture",
       "ホノルル市と山形・庄内町が友好都市協定",
       "ホノルル市と山形県庄内町が友好都市の協定を結んだ。庄内町の町長が署名した。",
       "",
       {"庄内町"}},
      {"a prefecture that speaks, its capital named",
       "宮崎と台湾・桃園市の交流",
       "知事は、本県と協定を結んだ桃園市の市長を表敬する。宮崎市で式があり、知事は県民に語った。",
       "",
       {"宮崎県"}},
      {"a ward of a city abroad that bears the name of one at home",
       "貝塚市と台中市北区",
       "大阪府貝塚市は台中市北区と友好交流の協定を結んだ。大阪で台中市北区の催しがあった。",
       "",
       {"貝塚市"}},
      {"people with the names of prefectures",
       "訪問団名簿",
       "倉敷市はオーストリアのサンクト・ペルテン市と姉妹都市の交流をしている。\n"
       "団員 山口 蓮、石川 美咲、宮城 あおい、福島一郎さん",
       "",
       {"倉敷市"}},
      {"a bare name that is the city's",
       "武漢から大分へ",
       "大分市に、友好都市の中国・武漢市からマスクが届いた。",
       "",
       {"大分市"}},
      {"none where no partner is told", "国際交流", "長野県の国際交流の集い。", "", {}},
  }));
  INFO(row.why);
  CHECK(test::sorted(tagged(row.title, row.body, row.url).organization) ==
        test::sorted(row.organizations));
}

TEST_CASE("with whom is told from the text", "[tagging]") {
  struct Row {
    std::string why, body, partner;
  };
  const auto row = GENERATE(values<Row>({
      {"a place that the tables know", "長崎県は韓国の釜山広域市と友好交流の協定を結んだ。",
       "韓国/釜山広域市"},
      {"in the spelling of the text", "秋田県はベトナム・ヴィンフック省と覚書を結んだ。",
       "ベトナム/ヴィンフック省"},
      {"a town of a state that no table knows",
       "美郷町は秋田県にあり、中国広西チワン族自治区の霊川県と友好の覚書を結んだ。", "中国/霊川県"},
      {"a town beside its country in brackets",
       "横須賀市の姉妹都市\nメッドウェイ市(英国・ケント州)\n1998年11月26日提携",
       "英国/メッドウェイ市"},
      {"a state in brackets only says where the town is",
       "横須賀市の姉妹都市\nコーパスクリスティ市(アメリカ合衆国・テキサス州)\n1962年提携",
       "米国/コーパスクリスティ市"},
      {"a stop on the way",
       "豊川市は米国カリフォルニア州キュパティーノ市と姉妹都市である。使節団は同市を訪ね、途中"
       "サンフランシスコにも立ち寄った。",
       "米国/キュパティーノ市"},
      {"those who were first elsewhere",
       "秋田県とヴィンフック省の覚書。同省が結ぶのはラオスのルアンナムター県、韓国の忠清北道に続い"
       "て"
       "3例目である。",
       "ベトナム/ヴィンフック省"},
      {"the partners of other towns of the prefecture",
       "兵庫県はブラジルのパラナ州と姉妹州県の提携を結んだ。州内では加古川市とマリンガ、西宮市とロ"
       "ンドリーナ"
       "も結ぶ。",
       "ブラジル/パラナ州"},
      {"what other towns do",
       "萩市と蔚山広域市は姉妹都市である。萩市の代表団が蔚山広域市を訪れた。下関市は釜山広域市と姉"
       "妹都市である。",
       "韓国/蔚山広域市"},
      {"a state in the cell beside",
       "旭川市の姉妹都市\nブルーミントン市 | アメリカ合衆国イリノイ州 | 昭和37年10月11日提携",
       "米国/ブルーミントン市"},
      {"where the ceremony was held",
       "宮城県の知事は吉林省長春市で、宮城県と吉林省の友好提携を祝う式に出た。長春市のホテルで交流"
       "会を開いた。",
       "中国/吉林省"},
      {"the town, where the state acts nowhere",
       "米子市は中国の吉林省長春市と友好都市の協定を結んだ。長春市の使節団が米子市を訪れた。",
       "中国/長春市"},
      {"without a Japanese side that is named",
       "県は韓国の済州特別自治道と友好都市協定を結びました。", "韓国/済州特別自治道"},
      {"a reading between a county and its town",
       "新庄市は台湾の南投県(なんとうけん) "
       "草屯鎮(そうとんちん)と友好交流の協定を結んだ。草屯鎮は高原にある。",
       "台湾/草屯鎮"},
      {"a country, a state and a town that run into each other",
       "成田市はアメリカカリフォルニア州サンブルーノ市と姉妹都市である。サンブルーノ市長が成田市を"
       "訪れた。",
       "米国/サンブルーノ市"},
      {"letters that the text has", "平取町と台湾の花蓮県萬栄郷が友好交流の協定を締結しました。",
       "台湾/萬栄郷"},
      {"where it was signed",
       "茨城県は中国の陝西省と友好交流の覚書を結んだ。石家荘市において調印した。", "中国/陝西省"},
      {"an old name of the same place",
       "長崎県は釜山広域市と友好交流の関係を結んだ。釜山直轄市のころから行き来があった。",
       "韓国/釜山広域市"},
      {"stated beside its label, without its country",
       "湯沢町は友好都市の協定を結んだ。\n締結先：イタリア共和国　セルバ・ディ・バルガルデナ",
       "イタリア/セルバ・ディ・バルガルデナ"},
      {"a county whose province has its reading behind its name",
       "八頭町は韓国・江原(カンウォン)特別自治道の横城郡(フェンソングン)と友好交流の協定を結んだ。",
       "韓国/横城郡"},
      {"a city that only tells what a partner has",
       "和歌山県は金融経済都市ムンバイなどを擁するインドのマハラシュトラ州と観光の覚書を結んだ。知"
       "事"
       "はデリーも訪問した。",
       "インド/マハラシュトラ州"},
      {"the people from home who live there",
       "新潟県はベトナムのビンロン省と覚書を結んだ。知事はホーチミン県人会とも話した。",
       "ベトナム/ビンロン省"},
      {"a state that tells where the town is",
       "沼田市の姉妹都市フュッセン市はドイツ南部のバイエルン州にあり、沼田市とフュッセン市は毎年行"
       "き"
       "来する。",
       "ドイツ/フュッセン市"},
      {"a city that the governor came to, and the region that he leads",
       "新潟県知事がウラジオストクを訪れ、沿海地方知事と会談した。新潟県と沿海地方は経済の交流を深"
       "め"
       "る。",
       "ロシア/沿海地方"},
      {"a region and a city of it that both sign",
       "新潟県は沿海地方と、新潟市はウラジオストク市と友好交流の協定を結んだ。",
       "ロシア/沿海地方、ロシア/ウラジオストク市"},
      {"an office that bears a city's name",
       "北海道沼田町と花蓮県瑞穂郷は、台北駐日経済文化代表処の立ち会いで友好交流協定を結んだ。",
       "台湾/瑞穂郷"},
      {"a state in another letter, and a town that no table knows",
       "東近江市とカナダ・アルバータ洲テーバー市は姉妹都市で、テーバー市の使節団が東近江市を訪れた"
       "。",
       "カナダ/テーバー市"},
      {"a town of a state, told once",
       "足寄町の高校生は、カナダ・アルバータ州のウェタスキウィン市にて姉妹都市の交流をした。",
       "カナダ/ウェタスキウィン市"},
      {"who wrote it from where",
       "在シドニー総領事の便り。ゴールバーン・マルワリー市と士別市は姉妹都市の提携をしている。",
       "オーストラリア/ゴールバーン・マルワリー市"},
      {"a list in prose", "静岡県は、浙江省、ドルノゴビ県及び忠清南道と友好提携を結んでいる。",
       "中国/浙江省、モンゴル/ドルノゴビ県、韓国/忠清南道"},
      {"a list in prose, each with its year",
       "新潟市は1965年に米国ガルベストン市、1982年に大連市、1993年にはハバロフスク市と友好都市とな"
       "った。",
       "米国/ガルベストン市、中国/大連市、ロシア/ハバロフスク市"},
      {"a list in prose, and a stop beside it",
       "福島県は遼寧省並びにビンフック省と覚書を結んだ。一行は上海市も訪れた。",
       "中国/遼寧省、ベトナム/ビンフック省"},
      {"a city of another country's namesake",
       "松江市は米国・ハノーバー市と姉妹都市の協定を結んだ。", "米国/ハノーバー市"},
  }));
  INFO(row.why);
  CHECK(tagged("", row.body).partner == row.partner);
}

TEST_CASE("a place has one value by its names of all times", "[tagging]") {
  struct Row {
    std::string body, value;
  };
  const auto row = GENERATE(values<Row>({
      {"鳥取県は韓国の江原道と友好提携の協定を結んだ。", "韓国/江原特別自治道"},
      {"鳥取県は韓国の江原特別自治道と友好提携の協定を結んだ。", "韓国/江原特別自治道"},
      {"石川県は大韓民国全羅北道と友好提携の協定を結びました。", "韓国/全北特別自治道"},
      {"青森県は韓国の済州道と友好協定を結んだ。", "韓国/済州特別自治道"},
      {"仙台市は韓国の光州直轄市と友好協定を結んだ。", "韓国/光州広域市"},
      {"新潟県はロシアの沿海州と友好協定を結んだ。", "ロシア/沿海地方"},
      {"町は友好都市の協定を結んだ。\n締結先：大韓民国　江原道", "韓国/江原特別自治道"},
  }));
  INFO(row.body);
  CHECK(tagged("", row.body).partners == Values{row.value});
}

TEST_CASE("partners are without number", "[tagging]") {
  const std::string cities =
      "大連市、瀋陽市、青島市、西安市、成都市、武漢市、南京市、蘇州市、無錫市、杭州市、寧波市、福州"
      "市、厦"
      "門市、"
      "昆明市";
  const Document list =
      tagged("友好都市", "金沢市は、" + cities + "と友好都市の協定を結んでいる。");
  CHECK(list.partners.size() == 14);
  CHECK(list.partner.empty());
  CHECK(tagged(list).partners == list.partners);
  const Document few =
      tagged("友好都市", "金沢市は、大連市、瀋陽市、青島市と友好都市の協定を結んだ。");
  CHECK(few.partners.size() == 3);
  CHECK(few.partner == "中国/大連市、中国/瀋陽市、中国/青島市");
}

TEST_CASE("a document that is tagged again stays as it is", "[tagging]") {
  const Document once =
      tagged("青森県と平川市が台中市と協定",
             "青森県と平川市は台中市、米国メーン州、ドイツと友好交流協定を結んだ。");
  REQUIRE(!once.partners.empty());
  const Document twice = tagged(once);
  CHECK(twice.partner == once.partner);
  CHECK(twice.partners == once.partners);
  CHECK(twice.organization == once.organization);
  CHECK(twice.municipality == once.municipality);
  CHECK(twice.kind == once.kind);
  CHECK(twice.reasons == once.reasons);
}

TEST_CASE("cities in a row are partners each, a district is of its city", "[tagging]") {
  CHECK(tagged("友好都市", "金沢市と大連市・蘇州市は友好都市である。").partner ==
        "中国/大連市、中国/蘇州市");
  CHECK(tagged("友好都市", "金沢市は中国・大連市と友好都市の協定を結んだ。").partner ==
        "中国/大連市");
}

TEST_CASE("a side is told from where it met, what it was and who sits there", "[tagging]") {
  const auto venue =
      tagged("インディアナ州姉妹提携10周年",
             "宇都宮市において、米国インディアナ州と栃木県の姉妹提携10周年の行事を行いました。"
             "本県とインディアナ州とは、姉妹提携に関する協定書に調印しました。");
  CHECK(venue.organization == Values{"栃木県"});
  const auto acts = tagged("姉妹提携10周年",
                           "宇都宮市は、米国タルサ市と姉妹提携10周年の行事を行いました。"
                           "宇都宮市とタルサ市は協定書に調印しました。");
  CHECK(acts.organization == Values{"宇都宮市"});

  const auto former = tagged(
      "オーストラリア連邦ホブソンズベイ市",
      "安城市は旧アルトナ市と姉妹都市提携を結びました。ホブソンズベイ市となり、改めて安城市と"
      "姉妹都市提携を結びました。");
  CHECK(former.partner == "オーストラリア/ホブソンズベイ市");
  CHECK(tagged("旧アルトナ市との交流",
               "安城市はオーストラリアの旧アルトナ市と姉妹都市提携を結びました。")
            .partner == "オーストラリア/アルトナ市");

  const auto mission = tagged("在大阪・神戸インド総領事が三重県知事を訪問",
                              "在大阪・神戸インド総領事館の総領事が、三重県知事を表敬訪問しました。"
                              "三重県はインドのカルナタカ州と覚書を締結しています。");
  CHECK(mission.prefecture == Values{"三重県"});
  const auto resident = tagged("大阪市と神戸市がインドと覚書",
                               "大阪市と神戸市は、インドのカルナタカ州と覚書を締結した。");
  CHECK(sorted(resident.prefecture) == sorted({"大阪府", "兵庫県"}));
}

TEST_CASE("a tie within the country has its two sides", "[tagging]") {
  const auto pages = tagged("岐阜・鹿児島姉妹県盟約50周年記念式典開催",
                            "岐阜県と鹿児島県が結んだ姉妹県盟約の記念式典が24日に行われました。"
                            "岐阜県と鹿児島県は1971年に姉妹県盟約を結びました。");
  CHECK(sorted(pages.organization) == sorted({"岐阜県", "鹿児島県"}));
  CHECK(pages.partner.empty());
  const auto visit =
      tagged("子どもたちの交流",
             "青少年交流事業で、姉妹都市である旭川市の小中学生8人が本市を訪れました。"
             "桜島を見学しました。",
             "https://www.city.minamisatsuma.lg.jp/a.html");
  CHECK(sorted(visit.prefecture) == sorted({"北海道", "鹿児島県"}));
  const auto beside =
      tagged("大連市との交流",
             "本市は中国の大連市と友好都市です。姉妹都市である旭川市も来年訪れます。"
             "大連市の代表団を迎えました。",
             "https://www.city.minamisatsuma.lg.jp/a.html");
  CHECK(beside.prefecture == Values{"鹿児島県"});
}

TEST_CASE("a school of another town does not make its line one of others", "[tagging]") {
  const auto page = tagged("横須賀市が高校生を姉妹都市に派遣",
                           "横須賀市は姉妹都市に高校生を派遣する。\n"
                           "後藤 愛(横浜市立高等学校) - メッドウェイ市(イギリス)\n"
                           "イギリスの姉妹都市との交流は長い。");
  CHECK(page.partner == "英国/メッドウェイ市");
}

TEST_CASE("a town that no table knows carries the state that the text names", "[tagging]") {
  const auto partners = [](const std::string& named) {
    return tagged("姉妹都市の提携", "松本市は" + named + "と姉妹都市の提携を結びました。").partners;
  };
  CHECK(partners("米国カリフォルニア州サンタオラ市") ==
        Values{"米国/サンタオラ市", "米国/カリフォルニア州"});
  CHECK(partners("カリフォルニア州のサンタオラ市") ==
        Values{"米国/サンタオラ市", "米国/カリフォルニア州"});
  CHECK(partners("カリフォルニア州サンノゼ市") == Values{"米国/サンノゼ市"});  // its table tells
  CHECK(partners("米国・サンタオラ市") == Values{"米国/サンタオラ市"});
  CHECK(tagged("姉妹都市の提携", "松本市は米国カリフォルニア州サンタオラ市と姉妹都市の提携をした。")
            .partner == "米国/サンタオラ市");
}

TEST_CASE("a partner is no other tie, no seat of a body, and may lack its kind", "[tagging]") {
  CHECK(
      tagged(
          "嬉野市と魚池郷が協定",
          "台湾の魚池郷は佐賀県嬉野市と友好交流協定を結んだ。嬉野市は先月、竹崎郷とも友好交流協定を"
          "結んでいる。魚池郷の郷長が嬉野市を訪れた。")
          .partner == "台湾/魚池郷");
  CHECK(
      tagged("美幌町の訪問団",
             "美幌町の友好姉妹都市ニュージーランド・ケンブリッジを訪ねた訪問団の報告会が開かれた。"
             "ケンブリッジ高校も訪問した。")
          .partner == "ニュージーランド/ケンブリッジ");
  CHECK(tagged("美幌町の訪問団",
               "美幌町の訪問団はニュージーランド・バターの工場を訪ねた。"
               "ニュージーランドとの交流は長い。")
            .partner == "ニュージーランド");
  CHECK(tagged("宮崎市の訪問団報告",
               "宮崎市は遼寧省葫芦島市との友好都市協定の締結に向けて、北京市の中日友好協会を訪ね、"
               "友好都市"
               "協定の協力を依頼した。葫芦島市の市長と会見した。")
            .partner == "中国/葫芦島市");
}

TEST_CASE("a town may bear the name of its state", "[tagging]") {
  CHECK(tagged("姉妹都市 アメリカ合衆国オレゴン州オレゴン市",
               "オレゴン市と立科町の姉妹都市提携の歩み。立科町とオレゴン市は1974年に提携した。"
               "オレゴン市は人口約2万7千人で、オレゴン州に位置する。")
            .partner == "米国/オレゴン市");
  CHECK(tagged("オレゴン州との交流",
               "富山県は米国オレゴン州と友好提携を結んだ。オレゴン州知事が来県した。")
            .partner == "米国/オレゴン州");
}
