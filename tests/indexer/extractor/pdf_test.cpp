#include "indexer/readers/clean_text.h"
#include "tests/catch.h"
#include "tests/indexer/extractor/collected_output.h"
#include "tests/indexer/extractor/pdf_fixture.h"

namespace musubi {

namespace {

using Cells = std::vector<std::string>;
using Page = std::vector<PlacedText>;

CollectedOutput extracted(const std::vector<Page>& pages, const std::string& title = "") {
  auto extraction = extraction_of(pdf_of(pages, title), "a.pdf");
  CHECK(extraction.refusal == "");
  return std::move(extraction.output);
}

// Lines of 20 characters.
Page column_of(double left, double top, const std::vector<std::string>& lines) {
  Page page;
  for (std::size_t at = 0; at < lines.size(); ++at) {
    page.push_back({left, top + 14 * static_cast<double>(at), lines[at]});
  }
  return page;
}

void append(Page& to, const Page& more) {
  to.insert(to.end(), more.begin(), more.end());
}

// 国名 都市名 締結日 備考, the last one on two lines about the middle of its row.
void append_row(Page& page, double top, const Cells& cells, const std::string& upper = "",
                const std::string& lower = "") {
  const std::vector<double> places = {50, 150, 280};
  for (std::size_t at = 0; at < cells.size(); ++at) page.push_back({places[at], top, cells[at]});
  if (!upper.empty()) page.push_back({400, top - 6, upper});
  if (!lower.empty()) page.push_back({400, top + 6, lower});
}

}  // namespace

TEST_CASE("lines of a page become paragraphs", "[extractor][pdf]") {
  const auto output = extracted(
      {column_of(50, 100,
                 {"青森県と大連市は、友好経済交流の協定を結", "び、職員を互いに派遣している。",
                  "・物産展の開催については、両市の商工会議", "所が別に定める。"})});
  REQUIRE(output.documents.size() == 1);
  CHECK(text_of(output.documents[0]) ==
        "青森県と大連市は、友好経済交流の協定を結び、職員を互いに派遣している。\n"
        "・物産展の開催については、両市の商工会議所が別に定める。\n");
  CHECK(output.documents[0].sections.front().place == "1ページ");
}

TEST_CASE("signs for writing downwards are those of any text", "[extractor][pdf]") {
  const auto output =
      extracted({column_of(50, 100, {"港の水位計は︑川の水位を知らせる﹁しらせ﹂︒"})});
  REQUIRE(output.documents.size() == 1);
  CHECK(text_of(output.documents[0]) == "港の水位計は、川の水位を知らせる「しらせ」。\n");
}

TEST_CASE("lines below each other that were not broken stay lines", "[extractor][pdf]") {
  const auto lines = GENERATE(values<std::vector<std::string>>(
      {{"第三班", "報告会"}, {"27115077 青森の港の歴史", "27115120 大連の港の歴史"}}));
  const auto output = extracted({column_of(50, 100, lines)});
  REQUIRE(output.documents.size() == 1);
  CHECK(text_of(output.documents[0]) == lines[0] + "\n" + lines[1] + "\n");
  const Page centred = {{280, 100, "競合を除く"}, {250, 114, "積み木の動きを描くこと"}};
  CHECK(text_of(extracted({centred}).documents.at(0)) == "競合を除く\n積み木の動きを描くこと\n");
}

TEST_CASE("columns are read one behind the other", "[extractor][pdf]") {
  Page page = {{200, 40, "交流だより", 18}};
  append(page, column_of(50, 100,
                         {"青森県と大連市は平成十六年に友好経済交流",
                          "の協定を結び、以来職員の相互派遣や物産展",
                          "の開催を重ねてきた。今年は締結二十周年に",
                          "あたり、記念の式典が県庁で行われたという"}));
  append(page, column_of(310, 100,
                         {"ことである。式典には両市の市長が出席して",
                          "挨拶を述べ、記念の植樹が行われたほか子供",
                          "たちの合唱もあった。来年は大連市で同じ式", "典が行われる予定である。"}));
  const auto output = extracted({page});
  REQUIRE(output.documents.size() == 1);
  CHECK(output.documents[0].title == "交流だより");
  const std::string text = text_of(output.documents[0]);
  CHECK(text.find("記念の式典が県庁で行われたという") < text.find("ことである。式典には"));
  CHECK(text.find("友好経済交流の協定を結び、以来職員の相互派遣や物産展の開催を") !=
        std::string::npos);
}

TEST_CASE("what is written downwards is read from the right", "[extractor][pdf]") {
  Page page;
  const std::vector<std::string> lines = {"青森県と大連市は、友好経済交流の",
                                          "協定を結び、「友好」を深めている。"};
  for (std::size_t at = 0; at < lines.size(); ++at) {
    page.push_back({500 - 20 * static_cast<double>(at), 100, lines[at], 12, true});
  }
  const auto output = extracted({page});
  REQUIRE(output.documents.size() == 1);
  CHECK(text_of(output.documents[0]) ==
        "青森県と大連市は、友好経済交流の協定を結び、「友好」を深めている。\n");
}

TEST_CASE("headers, footers and page numbers are no text", "[extractor][pdf]") {
  std::vector<Page> pages;
  for (int number = 1; number <= 4; ++number) {
    pages.push_back({{50, 20, "青森県国際課"},
                     {50, 300, "第" + std::to_string(number) + "の議題"},
                     {290, 780, "- " + std::to_string(number) + " -"}});
  }
  const auto output = extracted(pages);
  REQUIRE(output.documents.size() == 1);
  CHECK(text_of(output.documents[0]) == "第1の議題\n第2の議題\n第3の議題\n第4の議題\n");
  CHECK(output.documents[0].sections.back().place == "4ページ");
  CHECK(output.documents[0].also == std::vector<std::string>{"青森県国際課"});

  pages[0][0] = {50, 20, "青森県国際課", 18};
  CHECK(text_of(extracted(pages).documents.at(0)).starts_with("青森県国際課\n第1の議題\n"));
}

TEST_CASE("a table of agreements gives its rows, over pages", "[extractor][pdf]") {
  Page first = {{150, 60, "青森県の姉妹都市一覧", 16}};
  append_row(first, 100, {"国　名", "都市名", "締結年月日"}, "", "");
  first.push_back({400, 100, "備考"});
  append_row(first, 130, {"中国", "大連市", "平成16年12月24日"}, "港湾の交流のため職",
             "員を派遣している。");
  append_row(first, 160, {"中国", "青島市", "1979年10月3日"});
  Page second;
  append_row(second, 60, {"国　名", "都市名", "締結年月日"});
  second.push_back({400, 60, "備考"});
  append_row(second, 90, {"韓国", "釜山広域市", "不明"}, "覚書は五年ごとに更", "新する。");
  second.push_back({50, 300, "問い合わせは国際課まで、平日の九時から十七時の間にお願いします。"});
  const auto output = extracted({first, second});
  REQUIRE(output.tables.size() == 2);
  CHECK(output.tables[0].head.columns == Cells{"国名", "都市名", "締結年月日", "備考"});
  CHECK(output.tables[0].head.place == "1ページ");
  REQUIRE(output.tables[0].head.fields.size() == 1);
  CHECK(output.tables[0].head.fields[0].value == "青森県の姉妹都市一覧");
  REQUIRE(output.tables[0].rows.size() == 2);
  CHECK(output.tables[0].rows[0].cells ==
        Cells{"中国", "大連市", "平成16年12月24日", "港湾の交流のため職員を派遣している。"});
  CHECK(output.tables[0].rows[1].cells == Cells{"中国", "青島市", "1979年10月3日", ""});
  REQUIRE(output.tables[1].rows.size() == 1);
  CHECK(output.tables[1].head.place == "2ページ");
  CHECK(output.tables[1].rows[0].cells ==
        Cells{"韓国", "釜山広域市", "不明", "覚書は五年ごとに更新する。"});
  REQUIRE(output.documents.size() == 1);
  CHECK_THAT(text_of(output.documents[0]),
             Catch::Matchers::ContainsSubstring("問い合わせは国際課まで"));
}

TEST_CASE("a table of anything gives its rows where its headings are worded as such",
          "[extractor][pdf]") {
  Page page = {{150, 60, "公共施設の一覧", 16}};
  append_row(page, 100, {"施設名", "所在地", "電話番号"}, "", "");
  append_row(page, 130, {"市民会館", "本町一丁目", "000-1111"}, "", "");
  append_row(page, 160, {"中央図書館", "港町二丁目", "000-2222"}, "", "");
  const auto output = extracted({page});
  REQUIRE(output.tables.size() == 1);
  CHECK(output.tables[0].head.columns == Cells{"施設名", "所在地", "電話番号"});
  REQUIRE(output.tables[0].rows.size() == 2);
  CHECK(output.tables[0].rows[1].cells == Cells{"中央図書館", "港町二丁目", "000-2222"});

  Page form = {{150, 60, "申請書", 16}};
  append_row(form, 100, {"施設名", "所在地", "電話番号"}, "", "");
  form.push_back({50, 130, "上のとおり申請します。"});
  CHECK(extracted({form}).tables.empty());
}

TEST_CASE("headings on several lines name the columns of a table", "[extractor][pdf]") {
  // Each stands about the middle of the header, as do the cells of the rows.
  Page page = {{150, 40, "医療機関の一覧", 16}, {290, 81, "夜間の診療の", 8},
               {400, 76, "対応できる", 8},      {50, 86, "施設名", 8},
               {160, 86, "電話番号", 8},        {400, 86, "曜日と時間帯", 8},
               {290, 91, "対応の有無", 8},      {400, 96, "（予定）", 8}};
  const auto add_row = [&](double top, const std::string& name, const std::string& times) {
    page.push_back({30, top - 5, "医療法人", 8});
    page.push_back({30, top + 5, name, 8});
    page.push_back({155, top, "000-1111", 8});
    page.push_back({300, top, "有", 8});
    page.push_back({360, top - 5, times, 8});
    page.push_back({360, top + 5, "土曜は午前のみ対応", 8});
  };
  add_row(120, "港町病院", "平日九時から十七時");
  add_row(142, "本町医院", "平日十時から十八時");
  const auto output = extracted({page});
  REQUIRE(output.tables.size() == 1);
  CHECK(output.tables[0].head.columns ==
        Cells{"施設名", "電話番号", "夜間の診療の対応の有無", "対応できる曜日と時間帯（予定）"});
  REQUIRE(output.tables[0].rows.size() == 2);
  CHECK(output.tables[0].rows[1].cells ==
        Cells{"医療法人本町医院", "000-1111", "有", "平日十時から十八時土曜は午前のみ対応"});
}

TEST_CASE("what stands to the left of all headings is a column of its own", "[extractor][pdf]") {
  Page numbered;
  append_row(numbered, 100, {"施設名", "所在地", "電話番号"}, "", "");
  append_row(numbered, 130, {"市民会館", "本町一丁目", "000-1111"}, "", "");
  append_row(numbered, 160, {"中央図書館", "港町二丁目", "000-2222"}, "", "");
  numbered.push_back({30, 130, "1"});
  numbered.push_back({30, 160, "2"});
  const auto list = extracted({numbered});
  REQUIRE(list.tables.size() == 1);
  CHECK(list.tables[0].head.columns == Cells{"No", "施設名", "所在地", "電話番号"});
  CHECK(list.tables[0].rows.at(1).cells == Cells{"2", "中央図書館", "港町二丁目", "000-2222"});

  const Page survey = {{150, 100, "回答数"},      {220, 100, "割合"}, {300, 100, "備考"},
                       {100, 114, "三十未満"},    {165, 114, "12"},   {220, 114, "30%"},
                       {100, 128, "三十以上"},    {165, 128, "28"},   {220, 128, "70%"},
                       {300, 128, "無回答を含む"}};
  const auto counts = extracted({survey});
  REQUIRE(counts.tables.size() == 1);
  CHECK(counts.tables[0].head.columns == Cells{"", "回答数", "割合", "備考"});
  CHECK(counts.tables[0].rows.at(0).cells == Cells{"三十未満", "12", "30%", ""});
}

TEST_CASE("a cell in the middle of the rows that it was merged over holds for each",
          "[extractor][pdf]") {
  Page page;
  append_row(page, 100, {"国名", "都市名", "締結年月日"}, "", "");
  const std::vector<std::pair<std::string, std::string>> rows = {{"大連市", "2004年12月24日"},
                                                                 {"青島市", "1979年10月3日"},
                                                                 {"瀋陽市", "1985年5月1日"},
                                                                 {"釜山広域市", "1989年10月24日"},
                                                                 {"仁川広域市", "1990年4月1日"}};
  for (std::size_t at = 0; at < rows.size(); ++at) {
    const double top = 120 + 20 * static_cast<double>(at);
    page.push_back({150, top, rows[at].first});
    page.push_back({280, top, rows[at].second});
  }
  page.push_back({50, 140, "中国"});  // beside the second of three
  page.push_back({50, 190, "韓国"});  // between two
  const auto output = extracted({page});
  REQUIRE(output.tables.size() == 1);
  REQUIRE(output.tables[0].rows.size() == 5);
  for (std::size_t at = 0; at < 5; ++at) {
    CHECK(output.tables[0].rows[at].cells ==
          Cells{at < 3 ? "中国" : "韓国", rows[at].first, rows[at].second});
  }
}

TEST_CASE("headings at the edge of each page are no running header", "[extractor][pdf]") {
  std::vector<Page> pages;
  for (const std::string town : {"港町", "本町", "山手"}) {
    Page page = {{300, 66, "対応の"}, {50, 72, "施設名"}, {160, 72, "電話番号"}, {300, 78, "有無"}};
    for (const double top : {100.0, 120.0}) {
      page.push_back({50, top, town + (top == 100 ? "病院" : "医院")});
      page.push_back({160, top, "000-1111"});
      page.push_back({300, top, "有"});
    }
    pages.push_back(page);
  }
  const auto output = extracted(pages);
  REQUIRE(output.tables.size() == 3);
  CHECK(output.tables[2].head.columns == Cells{"施設名", "電話番号", "対応の有無"});
  CHECK(output.tables[2].rows.at(1).cells == Cells{"山手医院", "000-1111", "有"});
  CHECK(output.documents.empty());
}

TEST_CASE("headings of a table that has no rows stay text", "[extractor][pdf]") {
  Page page = {{150, 60, "申込書", 16}};
  append_row(page, 100, {"国名", "都市名", "締結年月日"}, "", "");
  page.push_back({50, 400, "太枠の中を書いてください。"});
  const auto output = extracted({page});
  CHECK(output.tables.empty());
  REQUIRE(output.documents.size() == 1);
  CHECK(text_of(output.documents[0]) ==
        "申込書\n国名  都市名  締結年月日\n太枠の中を書いてください。\n");
}

TEST_CASE("what stands below a table is no part of its last row", "[extractor][pdf]") {
  Page page = {{150, 60, "交流事業の一覧", 16}};
  append_row(page, 100, {"事業名", "会場", "電話番号"}, "", "");
  append_row(page, 114, {"料理教室", "市民会館", "000-1111"}, "", "");
  append_row(page, 128, {"語学講座", "中央図書館", "000-2222"}, "", "");
  page.push_back({50, 142, "※ 雨天中止"});
  page.push_back({50, 180, "友好都市"});
  append_row(page, 194, {"国名", "都市名", "締結年月日"}, "", "");
  append_row(page, 208, {"中国", "大連市", "平成16年12月24日"}, "", "");
  page.push_back({50, 240, "担当は国際課"});
  const auto output = extracted({page});
  REQUIRE(output.tables.size() == 2);
  REQUIRE(output.tables[0].rows.size() == 2);
  CHECK(output.tables[0].rows[1].cells == Cells{"語学講座", "中央図書館", "000-2222"});
  REQUIRE(output.tables[1].rows.size() == 1);
  CHECK(output.tables[1].rows[0].cells == Cells{"中国", "大連市", "平成16年12月24日"});
  REQUIRE(output.documents.size() == 1);
  CHECK_THAT(text_of(output.documents[0]), Catch::Matchers::ContainsSubstring("担当は国際課"));
}

TEST_CASE("numbers to the right of their columns are in them", "[extractor][pdf]") {
  const Page page = {{50, 100, "年度"},  {150, 100, "派遣人数"}, {250, 100, "受入人数"},
                     {350, 100, "備考"}, {105, 114, "2018"},     {225, 114, "12"},
                     {338, 114, "8"},    {350, 114, "高校生"},   {105, 128, "2019"},
                     {235, 128, "3"},    {338, 128, "0"},        {350, 128, "中学生"}};
  const auto output = extracted({page});
  REQUIRE(output.tables.size() == 1);
  REQUIRE(output.tables[0].rows.size() == 2);
  CHECK(output.tables[0].rows[1].cells == Cells{"2019", "3", "0", "中学生"});
}

TEST_CASE("rows of a table that nobody knows stay lines", "[extractor][pdf]") {
  Page page;
  for (const auto& [top, day] :
       {std::pair{100, "４月１日"}, {114, "４月２日"}, {128, "４月３日"}}) {
    const auto y = static_cast<double>(top);
    page.push_back({50, y, day});
    page.push_back({98, y, "分科会"});
    page.push_back({136, y, "市民会館"});
  }
  const auto output = extracted({page});
  REQUIRE(output.documents.size() == 1);
  CHECK(text_of(output.documents[0]) ==
        "４月１日 分科会 市民会館\n４月２日 分科会 市民会館\n４月３日 分科会 市民会館\n");
}

TEST_CASE("letters that are set one by one in columns are read downwards", "[extractor][pdf]") {
  const std::vector<std::string> columns = {"架空市と大連市は昭和五十六年に友好都",
                                            "市の提携を結びました。以来の交流"};
  Page page;
  for (std::size_t column = 0; column < columns.size(); ++column) {
    for (std::size_t at = 0; at < columns[column].size(); at += 3) {
      page.push_back({500 - 16 * static_cast<double>(column), 60 + 4 * static_cast<double>(at),
                      columns[column].substr(at, 3)});
    }
  }
  CHECK(text_of(extracted({page}).documents.at(0)) ==
        "架空市と大連市は昭和五十六年に友好都市の提携を結びました。以来の交流\n");
}

TEST_CASE("a PDF's title is what it states, unless a program stated it", "[extractor][pdf]") {
  const Page page = {
      {200, 40, "友好都市の協定", 16}, {50, 100, "本文である。"}, {50, 114, "続き。"}};
  CHECK(extracted({page}, "覚書集").documents.at(0).title == "覚書集");
  for (const char* const none :
       {"", "Microsoft Word - 文書1", "(Microsoft Word - x)", "無題", "協定.docx", "a"}) {
    INFO(none);
    CHECK(extracted({page}, none).documents.at(0).title == "友好都市の協定");
  }
}

TEST_CASE("a title that a printer driver wrote as a string of PostScript is read",
          "[extractor][pdf]") {
  struct Row {
    std::string why, stated, title;
  };
  const auto row = GENERATE(values<Row>({
      {"in hexadecimal", "<89CB8BF38E7382CC8CF097AC8C7689E6>", "架空市の交流計画"},
      {"cut short", "<89CB8BF38E7382CC8CF097AC8C7689E689", "架空市の交流計画"},
      {"in octal", R"((\211\313\213\363\216s\202\314\214\360\227\254\214v\211\346))",
       "架空市の交流計画"},
      {"in UTF-16", "<FEFF4EA46D41306E8A189332>", "交流の記録"},
      {"the name of a file", "<8CF097AC95F18D902E6169>", "友好都市の協定"},
      {"its ending in capitals", R"((\227\\\216Z\217\221.XLS))", "友好都市の協定"},
      {"no text", "<00FF00FF00FF>", "友好都市の協定"},
      {"a title in brackets", "(案)架空市の交流計画", "(案)架空市の交流計画"},
      {"a title in angle brackets", "<速報>架空市の交流計画", "<速報>架空市の交流計画"},
  }));
  const Page page = {
      {200, 40, "友好都市の協定", 16}, {50, 100, "本文である。"}, {50, 114, "続き。"}};
  INFO(row.why);
  CHECK(extracted({page}, row.stated).documents.at(0).title == row.title);
}

TEST_CASE("a PDF written over that of another year does not keep its title", "[extractor][pdf]") {
  struct Row {
    std::string why, stated, title;
  };
  const auto row = GENERATE(values<Row>({
      {"another year", "架空市交流事業報告 平成24年度", "交流事業の報告"},
      {"its own", "架空市交流事業報告 令和６年度", "架空市交流事業報告 令和６年度"},
      {"its own, by the Western year", "交流報告2024年", "交流報告2024年"},
      {"another one of an era that is not said", "交流実績統計１５年度", "交流事業の報告"},
      {"none", "架空市交流事業報告", "架空市交流事業報告"},
      {"numbers of other things", "第15回交流事業 10年の歩み", "第15回交流事業 10年の歩み"},
  }));
  const Page page = {{200, 40, "交流事業の報告", 16},
                     {50, 100, "令和6年4月から、架空市は虚構町と交流を始めた。"},
                     {50, 114, "令和6年度のうちに三度行き来した。"}};
  INFO(row.why);
  CHECK(extracted({page}, row.stated).documents.at(0).title == row.title);
  const Page undated = {
      {200, 40, "交流事業の報告", 16}, {50, 100, "本文である。"}, {50, 114, "続き。"}};
  CHECK(extracted({undated}, row.stated).documents.at(0).title == row.stated);
}

TEST_CASE("a PDF that gives no text is refused with its reason", "[extractor][pdf]") {
  CHECK(extraction_of(pdf_of({{}}), "a.pdf").refusal ==
        "has no text layer: its pages are images, and need OCR first");
  CHECK(extraction_of("%PDF-1.5\nnothing", "a.pdf").refusal == "is damaged, or no PDF");
}

TEST_CASE("a PDF that is cut short is told as one", "[extractor][pdf]") {
  const std::string whole = pdf_of({{{50, 100, "青森県と大連市の協定である。"}}});
  CHECK(extraction_of(whole, "a.pdf").output.remarks.empty());
  CHECK(extraction_of(whole + "\nwhat a server added", "a.pdf").output.remarks.empty());
  const auto unended = extraction_of(whole.substr(0, whole.rfind("startxref")), "a.pdf").output;
  CHECK(unended.documents.size() == 1);
  REQUIRE(unended.remarks.size() == 1);
  CHECK(unended.remarks[0].reason == "is cut short: only what is left of it was read");
  const std::string textless = pdf_of({{}});
  CHECK(extraction_of(textless.substr(0, textless.rfind("startxref")), "a.pdf").refusal ==
        "is cut short: what is left of it holds no text");
}

TEST_CASE("radicals of a PDF become the ideographs that were meant", "[readers]") {
  CHECK(clean_text("⼤連市と⻘森県、⽔位") == "大連市と青森県、水位");
}

}  // namespace musubi
