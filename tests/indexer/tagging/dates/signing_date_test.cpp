#include "indexer/tagging/dates/signing_date.h"

#include "tests/catch.h"
#include "tests/indexer/tagging/tagging_fixture.h"

using namespace musubi;

namespace {

std::string signed_on(const std::string& title, const std::string& body,
                      const std::string& url = "") {
  const Document document = test::tagged(title, body, url);
  return document.signed_on.empty() ? "" : to_string(document.signed_on.front());
}

}  // namespace

TEST_CASE("the date of signing is the one beside a label or a verb", "[tagging]") {
  struct Row {
    std::string why, text, date;
  };
  const auto row = GENERATE(values<Row>({
      {"a label before it", "提携年月日　昭和62年5月12日\n更新日 2020年1月1日", "1987-05-12"},
      {"a label in the line above", "調印日\n2015年8月", "2015-08"},
      {"a longer label above", "坂井市との姉妹都市盟約締結日\n1985年(昭和60年)3月9日",
       "1985-03-09"},
      {"a label behind a name", "「ヒロ市」 姉妹都市提携：1962年2月3日", "1962-02-03"},
      {"a label behind a sentence", "友好都市です。締結年月日：1990年1月18日", "1990-01-18"},
      {"a date over a line end", "提携年月日 平成2年\n1月18日", "1990-01-18"},
      {"sisters are tied", "1963年6月22日に姉妹結縁した。", "1963-06-22"},
      {"relations that come about", "1984年、両都市間に友好都市関係が成立する。", "1984"},
      {"with whom is no signing",
       "1980年に先方が友好提携先を探していることを知り、1982年5月20日に調印をしました。",
       "1982-05-20"},
      {"only with whom", "1980年に友好提携先を探していた。", ""},
      {"an anniversary to the month", "2014年10月に友好都市提携10周年を迎えた両市。", "2004-10"},
      {"the day of a ceremony tells the year alone",
       "2014年10月に友好都市提携10周年の式典を開いた。", "2004"},
      {"cells of a table", "提携年月日 | 1988/11/05 | 備考", "1988-11-05"},
      {"packed digits beside a label", "締結日 20190401", "2019-04-01"},
      {"packed digits elsewhere", "整理番号 20190401 協定を締結した。", ""},
      {"a label wins over an earlier verb",
       "2001年4月に準備の覚書に調印した。\n締結日：2003年10月7日", "2003-10-07"},
      {"a verb ends the clause", "平成20年2月1日に北京で協定を締結した。", "2008-02-01"},
      {"bonds are tied", "2013年10月に覚書を結んでおり、このたび見直した。", "2013-10"},
      {"bonds are exchanged", "2011年6月、両市は盟約を交わした。", "2011-06"},
      {"an era and its year in brackets", "平成3(1991)年9月に知事が訪れ、協定に調印した。",
       "1991-09"},
      {"an era, no 年", "平成6(1994) | 「交流計画」を調印 |", "1994"},
      {"two digits", "両県は87年に友好提携を結んだ。", "1987"},
      {"English", "April 1, 2024 協定を締結した。", "2024-04-01"},
      {"short era", "締結日 令6.4.1", "2024-04-01"},
      {"the first signing of several", "1999年に提携し、2009年に再び署名した。", "1999"},
      {"only the year is known", "締結年：令和元年", "2019"},
      {"a request comes before it",
       "1980年4月に姉妹都市の締結を申し入れ、翌1981年5月20日に調印式を行った。", "1981-05-20"},
      {"a list", "昭和44年のランシング市との姉妹都市提携を皮切りに、五つの都市と結んだ。", ""},
      {"another town's", "2008年に結んで以来、各地で続く。", ""},
      {"a state of things", "平成27年12月7日現在の提携先は次のとおり。", ""},
      {"a vote on it", "昭和38年2月14日、市議会は姉妹都市提携を議決し、同年4月22日に調印した。",
       "1963-04-22"},
      {"a letter of intent", "1982年8月5日に友好都市提携の意向書を送り、1985年10月5日に締結した。",
       "1985-10-05"},
      {"talks about one", "令和6年3月15日、両市は姉妹都市提携を更新するための協議を行った。", ""},
      {"a plan", "2030年4月に協定を締結する予定である。", ""},
      {"what something else rests on", "2018年に結んだ覚書に基づき協力を強める。", ""},
      {"an anniversary", "平成29年、友好県省を結んで20周年を迎えた。", "1997"},
      {"a visit is no signing", "2011年3月に代表団が来県した。", ""},
      {"the verb of the next sentence", "2011年3月に来県した。のちに協定を締結した。", ""},
      {"became sister cities", "1965年に姉妹都市となったボッパルト市から一行が来た。", "1965"},
      {"the tie's own beginning", "1982年の友好提携締結以来、行き来が続く。", "1982"},
      {"an anniversary of the date itself", "1978年に姉妹都市提携を結び、40周年を迎えた。", "1978"},
      {"the same day", "2018年8月1日に始まった。同日午後の式典で、協定に調印した。", "2018-08-01"},
      {"an entry of a history is no label of the next",
       "昭和54年10月14日 盟約書に調印\n昭和63年 少年野球の交流が始まる", "1979-10-14"},
      {"the era of the date before it", "平成22年の万博で出会い、25年8月29日に協定に署名した。",
       "2013-08-29"},
      {"the end of a journey", "2018年2月1日までの日程で訪れ、覚書を交わした。", ""},
      {"one verb for two", "1983年5月12日に遼寧省と、1990年4月24日に京畿道と提携した。",
       "1983-05-12"},
      {"one verb for three",
       "1965年に米国ガルベストン市、1982年に大連市、1993年にはハバロフスク市と友好都市となった。",
       "1965"},
      {"a visit before the verb of another year",
       "1965年に大連市、瀋陽市を訪ね、1982年に大連市と提携した。", "1982"},
      {"a paper on the way to another", "2025年8月29日、協定の締結に向けた覚書を交わした。",
       "2025-08-29"},
      {"talks on the way to one", "2025年8月29日、協定の締結に向けた協議を行った。", ""},
      {"a paper with a tie in view, and the tie",
       "2014年4月に姉妹提携を視野に入れた覚書を締結し、2017年5月8日に友好提携を締結した。",
       "2017-05-08"},
      {"a paper with a tie in view alone", "2014年4月に姉妹提携を視野に入れた覚書を締結した。",
       "2014-04"},
      {"a tie of two zoos beside that of the towns",
       "両園は1996年に姉妹動物園の提携を結んだ。1980年の市の姉妹都市提携がきっかけである。",
       "1980"},
      {"a tie of two zoos alone", "両園は1996年に姉妹動物園の提携を結んだ。", "1996"},
      {"what something else rests on, to the day",
       "平成26年9月27日に調印した姉妹都市協定書に基づき、市を訪れた。", "2014-09-27"},
      {"a year that begins a name",
       "2017年の10月には「2020年東京オリンピック事前合宿に関する覚書」を締結した。", "2017-10"},
      {"two digits in kanji", "一九八八年に縁ができ、九五年に姉妹都市となった。", "1995"},
      {"the date behind", "両市が盟約に調印したのは1986年(昭和61年)6月4日。", "1986-06-04"},
      {"the date of something else behind", "締結を申し入れたのは1986年6月4日。", ""},
      {"planned", "調印式 2030年10月1日予定", ""},
      {"no date", "協定を締結した。", ""},
      {"nothing", "", ""},
  }));
  INFO(row.why);
  CHECK(signed_on("交流の記録", row.text) == row.date);
}

TEST_CASE("the paper itself is dated in a line of its own", "[tagging]") {
  const std::string date = "双方は交流を進める。\n2016年10月26日\n茨城県知事";
  CHECK(signed_on("友好交流に関する覚書", date) == "2016-10-26");
  CHECK(signed_on("友好提携に関する共同宣言文", "1994年11月7日 鳥取市において") == "1994-11-07");
  CHECK(signed_on("Friendship Agreement", "May 22, 1998") == "1998-05-22");
  CHECK(signed_on("国際交流の集い", date) == "");
}

TEST_CASE("the time of what the title tells is that of the signing", "[tagging]") {
  const std::string when = "1 日時\n平成28年9月13日(火曜日)17時から\n2 場所\n人民委員会";
  CHECK(signed_on("ホーチミン市と覚書を締結しました", when) == "2016-09-13");
  CHECK(signed_on("国際交流の集い", when) == "");
}

TEST_CASE("a date of signing without its year counts from the page's own date", "[tagging]") {
  struct Row {
    std::string why, text, date;
  };
  const auto row = GENERATE(values<Row>({
      {"last year", "更新日：2018年4月30日\n本市は昨年7月、友好提携を交わした。", "2017-07"},
      {"the year in brackets", "県は台中市と昨年(2016年)12月14日に協定を結んだ。", "2016-12-14"},
      {"this year, and the day further down",
       "2023年9月1日\n本年7月に覚書を結びました。\n7月12日に覚書を締結した。", "2023-07-12"},
      {"a day of this month", "2022年10月21日\n台北市は20日、5市と覚書を結んだ。", "2022-10-20"},
      {"a day of the month before", "2022年10月3日\n台北市は28日、5市と覚書を結んだ。",
       "2022-09-28"},
      {"of two dates the one above it", "2024/05/17\n2024/04/16\n市は15日、協定を結んだ。",
       "2024-04-15"},
      {"no date of the page", "市は15日、協定を結んだ。", ""},
      {"years counted back from this one",
       "両市が友好都市提携を結んで、今年で30周年。\n更新日：2025年8月19日", "1995"},
      {"years of something else",
       "両市は友好都市である。市の病院が開いて、今年で30周年。\n更新日：2025年8月19日", ""},
      {"same year", "2004年に訪れ、同年10月に協定を締結した。", "2004-10"},
  }));
  INFO(row.why);
  CHECK(signed_on("交流の記録", row.text) == row.date);
}

TEST_CASE("the date is that of this tie, not of another town's", "[tagging]") {
  CHECK(signed_on(
            "森町と彰化市の友好交流協定",
            "1979年10月の大間町と虎尾鎮の姉妹町締結が始まりである。北海道の森町は2024年8月19日に"
            "彰化市と友好交流協定を締結した。") == "2024-08-19");
  CHECK(signed_on("姉妹都市提携状況",
                  "沖縄県 米国ハワイ州\n1985年6月14日\n沖縄県 ブラジル連邦共和国\n1986年4月22日") ==
        "1985-06-14");
  CHECK(signed_on("広報", "1985年6月14日\n国際交流の催しがあった。") == "");
}

TEST_CASE("a signing far down a text is not its own", "[tagging]") {
  std::string text;
  for (int i = 0; i < 400; ++i) text += "両地域の歩みを記す。";
  text += "1990年5月に別の協定を締結した。";
  CHECK(signed_on("交流の記録", text) == "");
}

TEST_CASE("a paper bears its date behind its title", "[tagging]") {
  CHECK(signed_on("交流促進に関する覚書（1996年10月）", "次のとおり合意した。") == "1996-10");
  CHECK(signed_on("姉妹都市のお知らせ（1996年10月）", "次のとおり知らせる。").empty());
}

TEST_CASE("a year past the end of its era is a plan, and no signing", "[tagging]") {
  CHECK(signed_on("協定の記録", "平成32年4月1日に協定を締結した。").empty());
  CHECK(signed_on("協定の記録", "締結日：平成45年4月1日").empty());
  CHECK(signed_on("協定の記録", "平成31年4月1日に協定を締結した。") == "2019-04-01");
  CHECK(signed_on("協定の記録", "平成32年までの計画を立て、平成30年4月に協定を締結した。") ==
        "2018-04");
}

TEST_CASE("a short year counts from the year before it", "[tagging]") {
  CHECK(signed_on("交流の記録", "村は2015年に力士を迎え、16年に協定を締結した。") == "2016");
  CHECK(signed_on("交流の記録", "村は2015年に力士を迎え、05年に協定を締結した。") != "2005");
  CHECK(signed_on("交流の記録", "村は16年に協定を締結した。").empty());
}

TEST_CASE("a later mention may tell the month or the day of the same signing", "[tagging]") {
  CHECK(signed_on("中国・江西省（平成4年締結）",
                  "岡山県は平成4年6月に江西省と友好提携を締結しています。") == "1992-06");
  CHECK(signed_on("交流の記録", "調印式が行われたのが、ちょうど40年前、1982年の7月22日。") ==
        "1982-07-22");
}

TEST_CASE("an anniversary of a treaty of states is no signing", "[tagging]") {
  CHECK(
      signed_on("総裁の訪問", "2017年は、修好の条約を締結してから130周年という年である。").empty());
}

TEST_CASE("the address of a page tells its day where the page does not", "[tagging]") {
  struct Row {
    std::string why, text, url, date;
  };
  const std::string text = "琴平町は5月31日、台湾の台南市と協定を結んだ。";
  const auto row = GENERATE_COPY(values<Row>({
      {"eight digits", text, "https://news.example/info/20180602", "2018-05-31"},
      {"with a name", text, "https://news.example/guest-20180602tw.html", "2018-05-31"},
      {"with the time", text, "https://news.example/news/201806020002.aspx", "2018-05-31"},
      {"in folders", text, "https://news.example/2018/06/02/123137", "2018-05-31"},
      {"in halves", text, "https://news.example/2018-06/02/c_133954466.htm", "2018-05-31"},
      {"the day of the year before", "町は12月20日、台南市と協定を結んだ。",
       "https://news.example/20180110.html", "2017-12-20"},
      {"a number that is no day", text, "https://news.example/item/20189902.html", ""},
      {"a number in the host alone", text, "https://20180602.example/", ""},
      {"a longer number", text, "https://news.example/120180602", ""},
      {"no address", text, "", ""},
      {"the page's own date comes first", "2019年6月1日\n" + text, "https://news.example/20180602",
       "2019-05-31"},
  }));
  INFO(row.why);
  CHECK(signed_on("交流の記録", row.text, row.url) == row.date);
}

TEST_CASE("years are counted back from an anniversary", "[tagging]") {
  struct Row {
    std::string why, title, text, date;
  };
  const auto row = GENERATE(values<Row>({
      {"this year, since the signing", "訪問の記録",
       "2024年12月11日\n今年は、陝西省と提携に関する協定書を締結してから30周年の節目となる。",
       "1994"},
      {"last year", "訪問の記録",
       "掲載日:2017年12月1日\n県は州と姉妹提携を締結しており、昨年、35周年を迎えました。", "1981"},
      {"of something else", "訪問の記録",
       "2024年12月11日\n今年は、市の病院が開いてから30周年の節目となる。", ""},
      {"the title, on a dated page", "南の市・北の市姉妹都市提携60周年記念行事の開催",
       "令和元年5月21日\n両市の代表団が式典を祝った。", "1959"},
      {"the title, on a page without a date", "姉妹都市提携60周年記念行事の開催",
       "両市の代表団が式典を祝った。", ""},
      {"a title of more years than there were", "大連市との姉妹都市提携5000周年記念行事を開催",
       "2019年5月21日\n両市の代表団が式典を祝った。", ""},
      {"a title of the most years", "姉妹都市提携2147483647周年記念行事を開催",
       "2019年5月21日\n両市の代表団が式典を祝った。", ""},
      {"a text of more years than there were", "訪問の記録",
       "姉妹都市提携を結んで、2019年で5000周年。", ""},
      {"of states", "国交60周年記念行事の開催", "令和元年5月21日\n代表団が式典を祝った。", ""},
      {"of a town", "市制60周年記念行事の開催", "令和元年5月21日\n姉妹都市の代表団が祝った。", ""},
  }));
  INFO(row.why);
  CHECK(signed_on(row.title, row.text) == row.date);
}

TEST_CASE("a title that celebrates a signing tells of none", "[tagging]") {
  const std::string text =
      "日時:令和5年11月21日 "
      "午前8時50分\n市長は、1993年に姉妹都市を提携して以来の交流を振り返った。";
  CHECK(signed_on("姉妹都市提携30周年宣言", text) == "1993");
  CHECK(signed_on("姉妹都市提携30周年記念の再調印式", text) == "2023-11-21");
  CHECK(signed_on("姉妹都市提携の調印式", text) == "2023-11-21");
}

TEST_CASE("what was signed before is not what the title tells of", "[tagging]") {
  const std::string before = "県は、2015年に別の覚書を締結していて、事業を進めている。";
  CHECK(signed_on("県と商工省が覚書締結",
                  "2018年10月9日\n" + before + "式典は8日に行われ、知事が覚書を交わした。") ==
        "2018-10-08");
  CHECK(signed_on("県の交流", before) == "2015");
  CHECK(signed_on("両市の記念式典", "9月7日、姉妹都市提携周年式典が市内で執り行われた。",
                  "https://news.example/20180911") == "");
  CHECK(signed_on("県と省の交流",
                  "ことし(2018年)8月、県の職員が省を訪れ、覚書の締結につながりました。") == "");
}

TEST_CASE("the day of the news is not that of the signing", "[tagging]") {
  CHECK(signed_on("魚池郷、嬉野市と友好交流協定締結",
                  "date 2025-11-08 "
                  "魚池郷、嬉野市と友好交流協定締結\n魚池郷は7日、嬉野市と協定を結んだ。") ==
        "2025-11-07");
  CHECK(signed_on("市の国際交流", "2025-11-08 魚池郷と友好交流協定締結\n2026-01-10 来訪") ==
        "2025-11-08");
  CHECK(signed_on("州との交流",
                  "掲載日:2013年8月9日\n知事夫妻が平成24年12月10日~12日に来県しました。\n"
                  "初日の10日は、共同宣言書を取り交わしました。") == "2012-12-10");
}
