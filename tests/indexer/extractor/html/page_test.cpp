// Pages of the web: what is read of them as a whole.
#include "tests/indexer/extractor/html/page.h"

#include "tests/indexer/readers/reading.h"

namespace musubi::test {

namespace {

const char* const kCityPage = R"html(<!DOCTYPE html>
<html lang="ja"><head><meta charset="utf-8">
<title>大連市との協定｜架空市公式ホームページ</title>
<link rel="canonical" href="https://www.city.example.jp/kokusai/dalian.html">
<meta property="og:site_name" content="架空市">
<style>.x { display: none } @media print { .y { display: none } }</style>
<script>var menu = "ロシア";</script></head>
<body class="has-sidebar">
<div id="header"><p class="skip"><a href="#honbun">本文へ</a></p>
<ul id="gnavi"><li><a href="/a">くらし</a></li><li><a href="/b">しごと</a></li></ul></div>
<div class="topic-path"><a href="/">ホーム</a> &gt; <a href="/k">国際交流</a> &gt; 大連市との協定</div>
<div id="wrapper">
<div id="sub-column"><ul class="side"><li><a href="/1">フランスとの交流</a></li>
<li><a href="/2">米国との交流</a></li><li><a href="/3">一覧</a></li><li><a href="/4">地図</a></li></ul></div>
<div id="main">
<p id="honbun">ここから本文です。</p>
<h1>大連市との協定</h1>
<p class="date">更新日：令和6年3月1日</p>
<p>架空市は<ruby>遼寧省<rp>（</rp><rt>りょうねいしょう</rt><rp>）</rp></ruby>の大連市と
経済交流の<b>協定</b>を結んだ。</p>
<p class="x">隠した文</p><p hidden>隠した文</p><p style="display: none">隠した文</p>
<ul><li>港の利用</li><li>企業の商談</li></ul>
<dl><dt>締結日</dt><dd>2004年12月24日</dd></dl>
<table><caption>歩み</caption><tr><th>年</th><th>できごと</th></tr>
<tr><td>平成16年</td><td>締結</td></tr><tr><td>平成26年</td><td>更新</td></tr></table>
<div class="sns"><a href="https://twitter.com/x">ツイート</a></div>
<div class="inquiry"><h2>お問い合わせ</h2><p>国際課<br>電話：000-111-2222</p></div>
<p><a href="#top">ページの先頭へ戻る</a></p>
</div></div>
<footer><p>架空市役所</p><address>〒000-0000 架空県架空市本町1丁目1番1号</address>
<p>Copyright City</p></footer>
<div id="cookie-banner">このサイトはクッキーを使います。<button>同意する</button></div>
</body></html>)html";

}  // namespace

TEST_CASE("of a city's page the text is read, without the site around it", "[extractor][html]") {
  const Extracted page = page_of(kCityPage);
  CHECK(page.title == "大連市との協定");
  CHECK(page.url == "https://www.city.example.jp/kokusai/dalian.html");
  CHECK(page.date == "令和6年3月1日");
  CHECK(page.encoding == "UTF-8");
  CHECK(text_of(page) ==
        "大連市との協定\n更新日：令和6年3月1日\n"
        "架空市は遼寧省の大連市と経済交流の協定を結んだ。\n"
        "・港の利用\n・企業の商談\n締結日: 2004年12月24日\n"
        "歩み\n年 | できごと\n平成16年 | 締結\n平成26年 | 更新\n"
        "お問い合わせ\n国際課\n電話：000-111-2222\n");
  REQUIRE(page.readings.size() == 1);
  CHECK(page.readings[0].name == "遼寧省");
  CHECK(page.readings[0].value == "りょうねいしょう");
}

TEST_CASE("a page tells whose it is", "[extractor][html]") {
  const Extracted page = page_of(kCityPage);
  REQUIRE(page.fields.size() == 2);
  CHECK(page.fields[0].name == "サイト");
  CHECK(page.fields[0].value == "架空市");
  CHECK(page.fields[1].name == "連絡先");
  CHECK(page.fields[1].value == "架空市役所 〒000-0000 架空県架空市本町1丁目1番1号");
}

TEST_CASE("ruby gives readings of whole words, and no notes", "[extractor][html]") {
  const Extracted page = page_of(
      "<p><ruby>弘<rt>ひろ</rt></ruby><ruby>前<rt>さき</rt></ruby>市と"
      "<ruby><rb>太</rb><rt>たい</rt><rb>原</rb><rt>げん</rt></ruby>市、"
      "<ruby>本文<rt>ママ</rt></ruby>は<ruby>漢<rt>×</rt></ruby>");
  CHECK(text_of(page) == "弘前市と太原市、本文は漢\n");
  REQUIRE(page.readings.size() == 2);
  CHECK(page.readings[0].name + page.readings[0].value == "弘前ひろさき");
  CHECK(page.readings[1].name + page.readings[1].value == "太原たいげん");
}

TEST_CASE("a number above the line is told from the wording", "[extractor][html]") {
  const Extracted page = page_of(
      "<p>港湾協定<sup><a "
      "href='#1'>1)</a></sup>を結び、10km<sup>2</sup>、1<sup>st</sup>である。</p>");
  CHECK(text_of(page) == "港湾協定¹を結び、10km²、1stである。\n");
}

TEST_CASE("a page in any encoding is read", "[extractor][html]") {
  struct Row {
    std::string why, stated, encoding, name;
  };
  const auto row = GENERATE(values<Row>({
      {"stated", "<meta charset=Shift_JIS>", "windows-31j", "Shift_JIS"},
      {"stated in the old way",
       "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=x-sjis\">", "windows-31j",
       "Shift_JIS"},
      {"behind a comment that states another", "<!-- <meta charset=utf-8> --><meta charset=euc-jp>",
       "euc-jp", "EUC-JP"},
      {"stated by nobody", "", "euc-jp", "EUC-JP"},
      {"an editor of the West", "<meta charset=iso-8859-1>", "windows-31j", "Shift_JIS"},
      {"stated, but converted since", "<meta charset=Shift_JIS>", "UTF-8", "UTF-8"},
      {"by escapes", "<meta charset=iso-2022-jp>", "ISO-2022-JP", "ISO-2022-JP"},
      {"by a declaration of XML", "<?xml version=\"1.0\" encoding=\"EUC-JP\"?>", "euc-jp",
       "EUC-JP"},
  }));
  INFO(row.why);
  const std::string text = "青森県は大連市と協定を結び、港の利用と企業の商談を進めることにした。";
  const Extracted page =
      page_of(encode(row.stated + "<html><body><p>" + text, row.encoding.c_str()));
  CHECK(text_of(page) == text + "\n");
  CHECK(page.encoding == row.name);
}

TEST_CASE("a page in Korean or Chinese is read where it says so", "[extractor][html]") {
  CHECK(text_of_page(encode("<meta charset=euc-kr><p>대한민국 경기도와의 우호 협정",
                            "windows-949")) == "대한민국 경기도와의 우호 협정\n");
  CHECK(text_of_page(encode("<meta charset=gb2312><p>辽宁省与青森县的友好协议", "gb18030")) ==
        "辽宁省与青森县的友好协议\n");
}

TEST_CASE("bytes that are no characters are told", "[extractor][html]") {
  const auto page = extraction_of("<meta charset=utf-8><p>青森県は大連市と\xFF結んだ。", "a.html");
  REQUIRE(page.output.remarks.size() == 1);
  CHECK(page.output.remarks[0].reason == "1 places hold bytes that are no UTF-8");
}

TEST_CASE("the date that a page gives itself is found", "[extractor][html]") {
  struct Row {
    std::string why, html, date;
  };
  const auto row = GENERATE(values<Row>({
      {"published, by a label", "<p>更新日：2024年4月1日<p>掲載日：2024年3月1日", "2024年3月1日"},
      {"label and date apart", "<dl><dt>更新日</dt><dd>2024年4月1日</dd></dl><p>本文",
       "2024年4月1日"},
      {"in the head", "<meta property='article:published_time' content='2024-03-01'><p>本文",
       "2024-03-01"},
      {"<time>", "<p>本文<time datetime='2024-03-01'>3月1日</time>", "2024-03-01"},
      {"a date of the text is none", "<p>2024年3月1日に協定を結んだ。", ""},
  }));
  INFO(row.why);
  CHECK(page_of(row.html).date == row.date);
}

TEST_CASE("a page of frames or of links says so", "[extractor][html]") {
  const auto frames = extraction_of(
      "<html><head><title>交流</title></head><frameset><frame src='menu.html'>"
      "<frame src='text.html'></frameset></html>",
      "a.html");
  REQUIRE(frames.output.remarks.size() == 1);
  CHECK(frames.output.remarks[0].reason ==
        "is made of frames; their text is in other files: menu.html, text.html");
  CHECK(frames.output.documents.size() == 1);

  const auto links = extraction_of(
      "<title>国際交流</title><body><ul><li><a href=1>大連市との協定</a><li><a "
      "href=2>釜山市との協定</a>"
      "<li><a href=3>ボストン市との協定</a></ul>",
      "a.html");
  REQUIRE(links.output.remarks.size() == 1);
  CHECK(links.output.remarks[0].reason == "holds hardly more than links");
  CHECK(text_of(links.output.documents.at(0)) ==
        "・大連市との協定\n・釜山市との協定\n・ボストン市との協定\n");

  CHECK(extraction_of("<html><body><script>x</script></body></html>", "a.html").refusal ==
        "holds no text");
}

}  // namespace musubi::test
