// What a page is called.
#include "tests/indexer/extractor/html/page.h"

namespace musubi::test {

TEST_CASE("a page's title is its own, without the site's name", "[extractor][html]") {
  struct Row {
    std::string why, html, title;
  };
  const auto row = GENERATE(values<Row>({
      {"the site behind a bar", "<title>大連市との協定｜架空県公式ウェブサイト</title>",
       "大連市との協定"},
      {"the site before a hyphen", "<title>架空市ホームページ - 大連市との協定</title>",
       "大連市との協定"},
      {"the site behind a slash", "<title>大連市との協定／架空市</title>", "大連市との協定"},
      {"a section between", "<title>大連市との協定 | 国際交流 | 架空市公式サイト</title>",
       "大連市との協定"},
      {"the heading tells which part",
       "<title>架空の町 : 大連市との協定</title><h1>大連市との協定</h1>", "大連市との協定"},
      {"a site of any name, behind what the heading says",
       "<title>大連市との協定｜交流の広場</title><h1>大連市との協定</h1>", "大連市との協定"},
      {"a bar of its own", "<title>交流の歩み：大連市</title>", "交流の歩み：大連市"},
      {"the site's name is stated",
       "<meta property='og:site_name' content='あおぞら通信'><title>あおぞら通信 | "
       "大連だより</title>",
       "大連だより"},
      {"a hyphen within a name", "<title>A-B市交流</title>", "A-B市交流"},
      {"nothing but the site: the heading",
       "<title>架空市公式ホームページ</title><h1>大連市との協定</h1>", "大連市との協定"},
      {"no title: the first heading", "<h2>大連市との協定</h2><p>本文", "大連市との協定"},
      {"an editor's title", "<title>無題ドキュメント</title><h1>大連市との協定</h1>",
       "大連市との協定"},
      {"a number", "<title>10</title><h1>大連市との協定</h1>", "大連市との協定"},
      {"a date", "<title>令和6年3月1日</title><h1>大連市との協定</h1>", "大連市との協定"},
      {"a mark of the page", "<title></title><h1>ここから本文です。</h1><h2>大連市との協定</h2>",
       "大連市との協定"},
      {"a drawn heading", "<h1><img src=a.gif alt='大連市との協定'></h1><p>本文", "大連市との協定"},
      {"the heading of the text before the site's",
       "<div id=header><h1><a href='/'>架空市</a></h1></div><div id=main><h1>大連市との協定</h1>"
       "<p>協定を結び、港の利用と企業の商談を進めることにした。</div>",
       "大連市との協定"},
      {"a heading that leads to the page itself",
       "<title>架空市役所</title><h1><a href='index.html'>大連市との協定</a></h1>",
       "大連市との協定"},
      {"the name on the site's logo is no title",
       "<title>架空市役所</title><div id=header><h1><a href='/'><img alt='架空市'></a></h1></div>"
       "<p>ここから本文です。<h2>姉妹都市セーラム市</h2>",
       "姉妹都市セーラム市"},
      {"the body that publishes, behind a title of other wording",
       "<title>新着情報一覧｜一般財団法人架空県国際交流協会</title><h1>新着情報</h1>",
       "新着情報一覧"},
      {"entities and line ends", "<title>\n 大連市&amp;青森県 \n</title>", "大連市&青森県"},
      {"cities are no place that publishes", "<title>友好提携都市｜架空県公式ウェブサイト</title>",
       "友好提携都市"},
      {"a site's first page is called as the site",
       "<meta property='og:url' content='https://www.example.jp/'><title>架空市公式サイト</title>"
       "<h2>お知らせ</h2>",
       "架空市公式サイト"},
      {"none at all", "<p>本文", ""},
  }));
  INFO(row.why);
  CHECK(page_of(row.html + "<p>両市の交流は二十年を数える。").title == row.title);
}

}  // namespace musubi::test
