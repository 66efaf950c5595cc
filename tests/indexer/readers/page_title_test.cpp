#include "indexer/readers/page_title.h"

#include "tests/catch.h"

using namespace musubi;

TEST_CASE("the title of a page is the line that names what it is about", "[readers]") {
  struct Row {
    std::string why, text, title;
  };
  const auto row = GENERATE(values<Row>({
      {"behind a date with its label", "締結年月日：平成16年12月24日\n経済交流の協定書\n本文。",
       "経済交流の協定書"},
      {"behind the address of a letter",
       "国際第123号\n平成16年12月24日\n各課長　様\n国際課長\n代表団の来県について（通知）\n本文。",
       "代表団の来県について（通知）"},
      {"behind what is told of browsers",
       "当サイトではIE10未満のブラウザがご利用いただけません。ほかの閲覧ソフトをお使いください。\n"
       "県と州の交流\n本文。",
       "県と州の交流"},
      {"behind a search box", "キーワード検索\n友好都市へ行ってきます(8月18日)\n本文。",
       "友好都市へ行ってきます(8月18日)"},
      {"behind a hint for screen readers",
       "ある新聞のサイトです。ナビゲーションリンクをとばして、本文へ移動します。\n"
       "独の姉妹都市から訪問団\n本文。",
       "独の姉妹都市から訪問団"},
      {"behind ways to skip the menus",
       "グローバルナビゲーションを飛ばして本文へ\nローカルナビゲーション\nナビゲーションメニュー\n"
       "ここからナビゲーションです\n独の姉妹都市から訪問団\n本文。",
       "独の姉妹都市から訪問団"},
      {"of things that steer", "カーナビゲーションの共同研究で大連市と提携\n本文。",
       "カーナビゲーションの共同研究で大連市と提携"},
      {"of things that jump", "盲導犬がハードルを飛ばして走る催し\n本文。",
       "盲導犬がハードルを飛ばして走る催し"},
      {"of who jumps", "世界へジャンプ、高校生12人を派遣\n本文。",
       "世界へジャンプ、高校生12人を派遣"},
      {"of browsers", "ブラウザだけで歩ける友好都市の地図を公開\n本文。",
       "ブラウザだけで歩ける友好都市の地図を公開"},
      {"behind a site that is being mended",
       "メンテナンスのため、3日は閲覧できません。\n橋のメンテナンスのため通行止め\n本文。",
       "橋のメンテナンスのため通行止め"},
      {"with arrows", "羽田->大連->瀋陽 視察の報告\n本文。", "羽田->大連->瀋陽 視察の報告"},
      {"with double arrows", "案=>協議=>合意 の進み方\n本文。", "案=>協議=>合意 の進み方"},
      {"that compares", "気温>湿度>風の順に効く\n本文。", "気温>湿度>風の順に効く"},
      {"that compares in full width", "気温＞湿度＞風の順に効く\n本文。",
       "気温＞湿度＞風の順に効く"},
      {"of a home that is no top of a site", "老人ホーム>病院という流れを変える\n本文。",
       "老人ホーム>病院という流れを変える"},
      {"the last of a trail without blanks",
       "現在位置：ホーム>国際交流>友好都市の紹介\n更新日：2019年2月1日\n本文。", "友好都市の紹介"},
      {"the last of a trail in full width", "くらし＞国際交流＞友好都市の紹介\n本文。",
       "友好都市の紹介"},
      {"behind remarks to who comes late",
       "※募集は終了いたしました。\nたくさんのご応募、ありがとうございました。\n夏の派遣生を募集して"
       "います"
       "\n本文。",
       "夏の派遣生を募集しています"},
      {"thanks that are the subject", "寄付のお礼\nありがとうございました。", "寄付のお礼"},
      {"behind where the news are from", "【群馬】\n独の姉妹都市から訪問団\n本文。",
       "独の姉妹都市から訪問団"},
      {"a headline in such brackets", "【祝】町と台湾の市が友好交流協定を締結\n本文。",
       "【祝】町と台湾の市が友好交流協定を締結"},
      {"behind a trail of one step", "ホーム>中日両国\n交流団が訪日、地方間の協力を推進\n本文。",
       "交流団が訪日、地方間の協力を推進"},
      {"a headline above marked ones",
       "自治体の皆さまへ\n\n友好都市で深まる交流の絆\n\n京都府木津川市\n\n■体験記 市を訪問\n本文。",
       "友好都市で深まる交流の絆"},
      {"the paper's own name below that of a rule",
       "○姉妹都市提携\n平成18年10月28日\n北市・南市姉妹都市提携協定書\n本文。",
       "北市・南市姉妹都市提携協定書"},
      {"a page that tells of a paper", "姉妹都市提携\n姉妹都市提携の歩み\n本文。", "姉妹都市提携"},
      {"behind the date of a list of news", "date 2025-12-05 町が姉妹都市で式典を開催\n\n本文。",
       "町が姉妹都市で式典を開催"},
      {"below a slogan of the site",
       "笑顔がつながるまちづくり\n\n教育委員会から\n\n高校生がカナダから帰ってきました\n\n姉妹都市"
       "交流のた"
       "め、高校生がカナダを訪れました。",
       "高校生がカナダから帰ってきました"},
      {"above a heading of its own",
       "友好都市から市民団を迎えて\n\n歓迎会で交流\n\n友好都市の市民団を歓迎会で迎えました。",
       "友好都市から市民団を迎えて"},
      {"a name of its own that the text does not repeat",
       "本文\n姉妹都市の紹介\n\nハワイ州ハワイ郡の概要\n\nハワイ州ハワイ郡は、ハワイ島にある。",
       "姉妹都市の紹介"},
      {"below who writes",
       "ある党 北区議会議員 山田 "
       "花子\n\n姉妹都市提携の再確認\n\n北区議会で姉妹都市提携を確認した。",
       "姉妹都市提携の再確認"},
      {"behind a way to skip", "コンテンツへスキップ\n\n県と州の提携から20周年\n\n本文。",
       "県と州の提携から20周年"},
      {"behind entries of a menu above the trail",
       "縮小\n拡大\n他言語化\nホーム > 使節団が帰国しました\n使節団が帰国しました\n本文。",
       "使節団が帰国しました"},
      {"behind a row of links",
       "アジア地図 | 北米 | 中南米 | 欧州 | 大洋州 | 中東\n二つの州の交流\n本文。",
       "二つの州の交流"},
      {"behind a list of captions",
       "• 図書を贈られた小学校の生徒たちの写真です\n• 農園を訪れた市の関係者の写真です\n"
       "• 市でトレーニングをする選手の写真です\nホストタウンによる協力\n本文。",
       "ホストタウンによる協力"},
      {"a headline, and not the section behind it",
       "知事がある国への訪問の成果を報告\n\n2023年08月01日 "
       "20時04分\n\n政治教育経済\n\n本文である。",
       "知事がある国への訪問の成果を報告"},
      {"with points in its middle",
       "県とある省が覚書を締結　産業・医療など…人材の交流促進へ\n本文。",
       "県とある省が覚書を締結　産業・医療など…人材の交流促進へ"},
      {"marked, below a line that leads to it",
       "市内の出来事を写真でお伝えします\n■使節団が姉妹都市を訪問\n本文。",
       "使節団が姉妹都市を訪問"},
      {"in an issue of a paper, all in one line",
       "広報まち 令和5年11月号第870号 2,3ページ ☆特集 4年ぶりの国際交流 生徒が市を訪問 "
       "■対面で会える喜び "
       "8月に10人の生徒が、海の向こうの姉妹都市を訪れ、歓迎を受けました。",
       "4年ぶりの国際交流 生徒が市を訪問"},
      {"the headline that a page quotes",
       "8月19日、ある町とある市の間で協定が結ばれたことを知らせる。\n市と町が友好協定を結ぶ\n"
       "【ある通信：2024年8月20日】\n本文。",
       "市と町が友好協定を結ぶ"},
      {"the first line of a text that quotes none",
       "ある町とある市の間で協定が結ばれた。\n市と町の歩み\n本文。",
       "ある町とある市の間で協定が結ばれた。"},
      {"without the end of a row", "友好交流訪問団の報告 |\n訪問先 | 北の市\n本文。",
       "友好交流訪問団の報告"},
      {"a report that ends with who wrote it",
       "2018年活動報告／ある市日中友好協会\n\n1.交流事業\n本文。",
       "2018年活動報告／ある市日中友好協会"},
      {"below the name of a body", "ある市国際交流協会\n姉妹都市交流\n本文。", "姉妹都市交流"},
      {"the name of a body where there is no more",
       "ある市国際交流協会\n会の目的は、次のとおりです。", "ある市国際交流協会"},
      {"of a person's name it may be", "市長の訪問\n本文。", "市長の訪問"},
      {"its first line", "友好都市の紹介\n本文。", "友好都市の紹介"},
      {"behind buttons and numbers",
       "25\n本文へスキップします。\nここから本文です。\n友好都市の紹介\n本文。", "友好都市の紹介"},
      {"behind the section of a paper",
       "ニュース\n\n訪問団が来県\n  • 2019-03-24(日) 20:40\n本文。", "訪問団が来県"},
      {"behind dates", "2024/05/17\n\n政治\n2024年4月16日\n三つの市が協定\n本文。",
       "三つの市が協定"},
      {"without its section", "くらし 国際交流の十年の歩みと挑戦\n本文。",
       "国際交流の十年の歩みと挑戦"},
      {"without the name of the site",
       "三つの市が覚書、交流促進へ - ある新聞社の頁 Some News\n本文。",
       "三つの市が覚書、交流促進へ"},
      {"without the text that runs on behind it",
       "学生の派遣で公募を開始 2018年4月30日 この夏、高校生と大学生を派遣する事業が決まりました。"
       "応募はこちらから、また詳しい案内は広報に載っています。",
       "学生の派遣で公募を開始"},
      {"the last of a breadcrumb",
       "ホーム > くらし > 国際交流 > 友好都市の紹介\n\n更新日：2019年2月1日\n本文。",
       "友好都市の紹介"},
      {"a heading that says more", "ホーム > 国際交流 > 姉妹都市\nボイシ市との姉妹都市提携\n本文。",
       "ボイシ市との姉妹都市提携"},
      {"below a menu",
       "• 総合トップへ\n• くらし・環境\n• 健康・福祉\n• 教育・文化\n• "
       "県政情報\n\n訪問団の報告\n本文。",
       "訪問団の報告"},
      {"the last step of a way",
       "ある協会\n\nサイト内検索\n\n自治体間交流\n\n提携情報\n\n当該提携の概要\n\n自治体情報\n都道"
       "府県名 岡山県",
       "当該提携の概要"},
      {"the last of a breadcrumb that runs into its text",
       "ホーム > 国際交流 > これまでの交流状況 更新日:2021年2月24日 ここから本文です。 本文。",
       "これまでの交流状況"},
      {"behind the mark of the page in its line",
       "ここから本文です。 "
       "今年は友好の協定を結んでから三十年に当たるため、十一月に知事が現地を訪ね、記念の式で祝いの"
       "言葉を述べました。\n本文。",
       "今年は友好の協定を結んでから三十年に当たるため、十一月に知事が現地を訪ね、記念の式で祝いの"
       "言葉を述べました。"},
      {"what stands twice above the text",
       "ある町\n\n花の里\n\n1. 教育課\n2. "
       "瑞穂郷との交流を始めました\n\n瑞穂郷との交流を始めました\n"
       "\n協定を結びました。",
       "瑞穂郷との交流を始めました"},
      {"the longer one of two",
       "令和5年9月議会 知事の説明3-2\n\n令和5年9月議会 知事の説明\n\n3 "
       "県政の概要\n\n次に地域外交です。",
       "令和5年9月議会 知事の説明3-2"},
      {"a breadcrumb with an empty step",
       "トップページ > 国際交流 > > "
       "姉妹都市の三十周年記念事業\n\n掲載日:2018年8月24日更新\n\n本文です。",
       "姉妹都市の三十周年記念事業"},
      {"a caption that stands twice in the text",
       "病院が協定を更新\n本文です。\n署名する理事長(右)=市役所\n署名する理事長(右)=市役所\n",
       "病院が協定を更新"},
      {"behind the mark of the page",
       "ある県議会 大きな絵\n\n中継をご覧になれます。\n\nここから本文です。\n\n12月定例会 "
       "一般質問\n\n"
       "答えます。",
       "12月定例会 一般質問"},
      {"without the day behind it", "受入家庭の募集について 6/12\n本文。",
       "受入家庭の募集について"},
      {"below the head of a table",
       "都道府県 団体名 相手国 備考 釧路市 ベトナム\n\nホストタウンの一覧\n\n本文。",
       "ホストタウンの一覧"},
      {"a paper's name of two characters", "覚書\n\n甲市と乙市は、次のとおり合意した。", "覚書"},
      {"a paper's short name above its beginning", "協定\n姉妹都市の締結にあたって\n本文。",
       "協定"},
      {"a paper's short name above single lines", "覚書\n\n甲市\n\n乙市\n\n丙市\n\n本文。", "覚書"},
      {"a paper's longer name below its short one", "協定\n甲市・乙市友好協定書\n本文。",
       "甲市・乙市友好協定書"},
      {"a paper's short name below that of a body", "ある市国際交流協会\n覚書\n本文。", "覚書"},
      {"a short word that the text takes up", "花見\n2024年4月1日\n公園で花見を開いた。", "花見"},
      {"below a short word that leads to it",
       "防災\n\n県と州の提携から20周年\n\n県は防災の式を開いた。", "県と州の提携から20周年"},
      {"below a short word that the text does not take up", "戻る\n\n県は式を開いた。",
       "県は式を開いた。"},
      {"the last of a breadcrumb, of two characters",
       "ホーム > くらし > 防災\n\n戻る\n\n市では、訓練を行いました。", "防災"},
      {"below such a breadcrumb", "ホーム > くらし > 防災\n\n戻る\n\n市の訓練の報告\n本文。",
       "市の訓練の報告"},
      {"before the names of a site", "友好港提携について|国際物流|南港ポータル\n本文。",
       "友好港提携について"},
      {"behind a section in brackets", "《プレスリリース》 南市と公社が連携して支援\n本文。",
       "南市と公社が連携して支援"},
      {"no line does", "2024\n---\n2024/05/17", ""},
      {"nothing", "", ""},
  }));
  INFO(row.why);
  CHECK(title_of_text(row.text) == row.title);
}

TEST_CASE("the title of a page is no caption and no date of its release", "[readers]") {
  struct Row {
    std::string why, text, title;
  };
  const auto row = GENERATE(values<Row>({
      {"above a caption that stands twice",
       "南の市と北の町が「姉妹都市」に\n\n【社会】 2019/10/09 12:53\n"
       "北の町長(左)と握手を交わす南の市長\n\n北の町長(左)と握手を交わす南の市長\n\n"
       "南の市は8日、北の町と盟約を結んだ。",
       "南の市と北の町が「姉妹都市」に"},
      {"below a caption with its place",
       "訪問団の一行と市長ら=南の町\n\n「これからも友好を」\n\n訪問団が市を訪れた。",
       "「これからも友好を」"},
      {"a headline that ends with its place", "訪問団の受け入れで合意=北の市\n\n市は合意した。",
       "訪問団の受け入れで合意=北の市"},
      {"behind the day of a release",
       "平成28年07月08日 記者発表資料 交換学生の派遣に伴う出発表敬\n学生が市長を訪問します。",
       "交換学生の派遣に伴う出発表敬"},
      {"a year that the title begins with", "2017年度の友好都市交流\n\n訪問団が来ました。",
       "2017年度の友好都市交流"},
      {"a session that the title begins with",
       "平成24年9月定例会知事提案説明要旨\n\n次に、地域外交です。",
       "平成24年9月定例会知事提案説明要旨"},
      {"the last of a trail of bars",
       "ホーム | 特集 | 県の親善訪問団=文化、薬、環境を3本柱に\n書面で友好を確認\n本文。",
       "県の親善訪問団=文化、薬、環境を3本柱に"},
      {"below the section of a site", "INFORMATIONお知らせ\n自治体と政府機関との連携を促進\n本文。",
       "自治体と政府機関との連携を促進"},
      {"below the name of a view", "ニュース » 記事詳細\n\n親善訪問団が来市\n\n本文である。",
       "親善訪問団が来市"},
      {"above the parts of a magazine",
       "似ていない姉妹\n\n提携の役割は?\n\n特集  |   | CY\n\n身分違い\n右手には市がある。",
       "似ていない姉妹"},
      {"below a menu of bars", "ホーム | サイトマップ | お問い合わせ\n\n親善訪問団が来市\n本文。",
       "親善訪問団が来市"},
      {"the last heading of a way, however long",
       "自治体間交流\n\n姉妹提携情報\n\n提携のQ&A\n\n"
       "Q12. 「提携」のほかに、自治体の交流にはどのようなものがありますか?\n\n"
       "自治体の交流には多くの形があります。",
       "Q12. 「提携」のほかに、自治体の交流にはどのようなものがありますか?"},
  }));
  INFO(row.why);
  CHECK(title_of_text(row.text) == row.title);
}
