// Which part of a page is its text, and how it is put into lines.
#include "tests/indexer/extractor/html/page.h"

namespace musubi::test {

namespace {

const std::string kText =
    "架空市は大連市と経済交流の協定を結び、港の利用と企業の商談を進めることにした。";

std::string menu_of(std::string_view element, std::string_view attributes) {
  std::string menu = "<" + std::string(element) + " " + std::string(attributes) + ">";
  for (int i = 0; i < 6; ++i) menu += "<a href='/" + std::to_string(i) + "'>献立の案内</a> ";
  return menu + "</" + std::string(element) + ">";
}

}  // namespace

TEST_CASE("what surrounds a text is left out", "[extractor][html]") {
  const auto around = GENERATE(values<std::string>({
      menu_of("nav", ""),
      menu_of("div", "id=globalNavi"),
      menu_of("div", "class=\"l-side_menu\""),
      menu_of("ul", ""),
      "<table><tr>" + menu_of("td", "") + "</table>",
      menu_of("p", "class=pankuzu"),
      menu_of("div", "role=navigation"),
      "<aside>献立の案内</aside>",
      "<footer>献立の案内</footer>",
      "<div class='footer_area'>献立の案内</div>",
      "<p>ホーム &gt; くらし &gt; 献立の案内</p>",
      "<p>現在の位置：献立の案内</p>",
      "<div class=share>献立の案内</div>",
      "<div id=cookieConsent>献立の案内 クッキーを使います。</div>",
      "<noscript>献立の案内</noscript>",
      "<form><select><option>献立の案内</select><button>献立の案内</button></form>",
      "<div aria-hidden=true>献立の案内</div>",
      "<template><p>献立の案内</template>",
      "<svg><text>献立の案内</text></svg>",
      "<!-- 献立の案内 -->",
      "<p>もどる | つぎへ</p>",
      "<ul><li><a href=#a>あ行</a><li><a href=#k>か行</a><li><a href=#m>ま行</a></ul>",
      "<div><a href=1>広報</a><a href=2>納税</a><a href=3>移住</a></div>",
      "<form><label><input type=radio>1：役に立った</label><label><input "
      "type=radio>2：ふつう</label>"
      "</form>",
      "<div class=sharedaddy><h3>共有:</h3></div>",
      "<p>この記事は会員限定です。</p>",
  }));
  INFO(around);
  CHECK(text_of_page("<body>" + around + "<p>" + kText + "</p><p>" + kText) ==
        kText + "\n" + kText + "\n");
  CHECK(text_of_page("<body><p>" + kText + "</p><p>" + kText + "</p>" + around) ==
        kText + "\n" + kText + "\n");
}

TEST_CASE("a name that says menu is not believed of the text itself", "[extractor][html]") {
  const auto around = GENERATE(values<std::string>({
      "<body class='has-sidebar'>",
      "<div class='wrapper no-side-menu'>",
      "<form action=x>",
      "<table class=layout><tr><td>",
      "<div id=header_and_all>",
      "<main><header>",
      "<article><section class=related-topics>",
  }));
  INFO(around);
  std::string text, lines;
  for (int i = 0; i < 12; ++i) {
    text += "<p>" + kText;
    lines += kText + "\n";
  }
  CHECK(text_of_page(around + text) == lines);
}

TEST_CASE("lists, tables and contacts of the text stay", "[extractor][html]") {
  struct Row {
    std::string why, html, lines;
  };
  const auto row = GENERATE(values<Row>({
      {"links among the text", "<ul><li><a href=1>要綱</a><li><a href=2>様式</a></ul>",
       "・要綱\n・様式\n"},
      {"a list in a list", "<ul><li>国内<ul><li>県内</ul><li>国外</ul>",
       "・国内\n・県内\n・国外\n"},
      {"line breaks", "国際課<br>電話 000-111", "国際課\n電話 000-111\n"},
      {"heads beside cells",
       "<table><tr><th>締結日</th><td>2004年</td></tr><tr><th>相手</th>"
       "<td>大連市</td></tr></table>",
       "締結日: 2004年\n相手: 大連市\n"},
      {"a cell over rows holds for each",
       "<table><tr><td rowspan=2>中国<td>大連市<tr><td>瀋陽市<tr><td>韓国<td>釜山市</table>",
       "中国 | 大連市\n中国 | 瀋陽市\n韓国 | 釜山市\n"},
      {"a head over columns is said once",
       "<table><tr><th colspan=2>できごと<tr><th>派遣<th>受入<tr><td>代表団<td>副市長</table>",
       "できごと\n派遣 | 受入\n代表団 | 副市長\n"},
      {"a table for the layout",
       "<table><tr><td><h3>交流</h3><div>一</div><td><h3>貿易</h3>二"
       "</table>",
       "交流\n一\n貿易\n二\n"},
      {"what is set as it is", "<pre>一\n  二</pre>", "一\n  二\n"},
      {"a term and what it means", "<dl><dt>所管：<dd>国際課<dt>電話<dd>000<dd>111</dl>",
       "所管： 国際課\n電話: 000\n111\n"},
      {"words of other scripts keep their blanks", "<p>Dalian\n City と\n大連",
       "Dalian City と大連\n"},
  }));
  INFO(row.why);
  CHECK(text_of_page("<main><p>" + kText + "</p>" + row.html) == kText + "\n" + row.lines);
}

TEST_CASE("papers that a page offers are part of its text", "[extractor][html]") {
  const std::string papers =
      "<ul><li><a href=1.pdf>次第</a><li><a href=2.PDF>名簿</a><li><a href=3.xlsx>予算</a>"
      "<li><a href=4.docx>様式</a></ul>";
  CHECK(text_of_page("<body><p>" + kText + "</p>" + papers + menu_of("div", "")) ==
        kText + "\n・次第\n・名簿\n・予算\n・様式\n");
  CHECK(extraction_of("<h1>会議</h1>" + papers, "a.html").output.remarks.empty());
}

TEST_CASE("links side by side are told apart", "[extractor][html]") {
  CHECK(text_of_page("<main><p>" + kText + "</p><p><a href=1>広報</a><a href=2>納税</a>") ==
        kText + "\n広報 納税\n");
  CHECK(
      text_of_page("<main><p>" + kText + "</p><p>県は<a href=1>協定を結</a><a href=2>んだ</a>。") ==
      kText + "\n県は協定を結んだ。\n");
}

TEST_CASE("a page with its menu beside the text in a table is no table", "[extractor][html]") {
  CHECK(text_of_page("<table><tr><td colspan=2>友の会<tr><td><a href=1>会の紹介</a><br>"
                     "あなたは何人目<td>" +
                     kText + "<tr><td colspan=2>事務局</table>") ==
        "友の会\n会の紹介\nあなたは何人目\n" + kText + "\n事務局\n");
}

TEST_CASE("marks of the page tell where its text is", "[extractor][html]") {
  CHECK(text_of_page("<body><div><p>市長の部屋</div><div><p>ここから本文です。<h1>協定</h1><p>" +
                     kText +
                     "<p>本文ここまで</p></div><div><p>市民の声を聞く広場にようこそ</div>") ==
        "協定\n" + kText + "\n");
  CHECK(text_of_page("<p>ここから本文です。<h1>協定</h1><p>" + kText +
                     "<p>ここまでが本文です。<h2>このページの内容は役に立ちましたか？</h2><form>"
                     "<label><input type=radio>役に立った</label><label><input type=radio>"
                     "役に立たなかった</label></form>") == "協定\n" + kText + "\n");
  const std::string useful = "会議は役に立たなかったという声があった。";
  CHECK(text_of_page("<h1>協定</h1><p>" + useful) == "協定\n" + useful + "\n");
  const std::string asked = "調べでは、市のページの内容は分かりやすかったと答えた人が八割いた。";
  CHECK(text_of_page("<h1>協定</h1><p>" + asked) == "協定\n" + asked + "\n");
}

TEST_CASE("a table of agreements gives its rows", "[extractor][html]") {
  const auto page = extraction_of(
      "<title>友好都市</title><p>" + kText +
          "<table><caption>一覧</caption><tr><th>国名<th>提携先<th>締結日"
          "<tr><td rowspan=2>中国<td>大連市<td>2004年12月24日<tr><td>瀋陽市<td>2005年1月1日"
          "<tr><td>韓国<td>釜山市<td>2006年2月2日</table>",
      "a.html");
  REQUIRE(page.output.documents.size() == 1);
  CHECK(text_of(page.output.documents[0]) == kText + "\n");
  REQUIRE(page.output.tables.size() == 1);
  const CollectedTable& table = page.output.tables[0];
  CHECK(table.head.place == "一覧");
  CHECK(table.head.columns == std::vector<std::string>{"国名", "提携先", "締結日"});
  REQUIRE(table.rows.size() == 3);
  CHECK(table.rows[1].cells == std::vector<std::string>{"中国", "瀋陽市", "2005年1月1日"});

  const auto two_rows =
      extraction_of("<p>" + kText +
                        "<table><tr><th rowspan=2>市町村<th colspan=2>提携先<tr><th>国名<th>都市名"
                        "<tr><td rowspan=2>青森市<td>中国<td>大連市<tr><td>韓国<td>平沢市"
                        "<tr><td>弘前市<td>米国<td>レドモンド市</table>",
                    "a.html");
  REQUIRE(two_rows.output.tables.size() == 1);
  CHECK(two_rows.output.tables[0].head.columns ==
        std::vector<std::string>{"市町村", "提携先 国名", "提携先 都市名"});
  CHECK(two_rows.output.tables[0].rows.size() == 3);

  // What happened when is a table of the text.
  const auto history =
      extraction_of("<p>" + kText +
                        "<table><tr><th>年月日<th>内容<tr><td>2004年<td>締結<tr><td>2005年<td>訪問"
                        "<tr><td>2006年<td>更新</table>",
                    "a.html");
  CHECK(history.output.tables.empty());
}

}  // namespace musubi::test
