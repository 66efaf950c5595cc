// The numbers that programs put before paragraphs: they stand in no text of the file.
#include "indexer/extractor/numbering/numeral.h"
#include "tests/catch.h"
#include "tests/indexer/extractor/collected_output.h"
#include "tests/indexer/extractor/zip_fixture.h"

using namespace musubi;

namespace {

std::string level(int number, const std::string& format, const std::string& label,
                  const std::string& more = "", int start = 1) {
  return "<w:lvl w:ilvl='" + std::to_string(number) + "'><w:start w:val='" + std::to_string(start) +
         "'/><w:numFmt w:val='" + format + "'/>" + more + "<w:lvlText w:val='" + label +
         "'/></w:lvl>";
}

std::string kind(int number, const std::string& levels) {
  return "<w:abstractNum w:abstractNumId='" + std::to_string(number) + "'>" + levels +
         "</w:abstractNum>";
}

std::string list(int number, int of_kind, const std::string& more = "") {
  return "<w:num w:numId='" + std::to_string(number) + "'><w:abstractNumId w:val='" +
         std::to_string(of_kind) + "'/>" + more + "</w:num>";
}

std::string place(int list, int level) {
  return "<w:numPr><w:ilvl w:val='" + std::to_string(level) + "'/><w:numId w:val='" +
         std::to_string(list) + "'/></w:numPr>";
}

std::string paragraph(const std::string& properties, const std::string& text) {
  return "<w:p><w:pPr>" + properties + "</w:pPr><w:r><w:t>" + text + "</w:t></w:r></w:p>";
}

std::string item(int list, int level, const std::string& text) {
  return paragraph(place(list, level), text);
}

CollectedFile letter(const std::string& body, const std::string& lists,
                     const std::string& styles = "") {
  return extraction_of(
      zip_of({{"[Content_Types].xml", "<Types/>"},
              {"word/document.xml",
               "<w:document xmlns:w='w' xmlns:mc='mc'><w:body>" + body + "</w:body></w:document>"},
              {"word/styles.xml", "<w:styles xmlns:w='w'>" + styles + "</w:styles>"},
              {"word/numbering.xml",
               "<w:numbering xmlns:w='w' xmlns:mc='mc'>" + lists + "</w:numbering>"}}),
      "a.docx");
}

std::string text_of(const CollectedFile& file) {
  REQUIRE(file.refusal == "");
  REQUIRE(file.output.documents.size() == 1);
  return musubi::text_of(file.output.documents[0]);
}

// A paragraph of its own with that number.
std::string shown(int number, const std::string& format) {
  return text_of(
      letter(item(1, 0, "。"), kind(1, level(0, format, "%1", "", number)) + list(1, 1)));
}

CollectedFile open_text(const std::string& styles, const std::string& body,
                        const std::string& of_document = "") {
  return extraction_of(
      zip_of({{"mimetype", "application/vnd.oasis.opendocument.text"},
              {"styles.xml", "<o:s xmlns:o='o' xmlns:t='t' xmlns:s='s'>" + of_document + "</o:s>"},
              {"content.xml",
               "<o:d xmlns:o='o' xmlns:t='t' xmlns:s='s' xmlns:l='l' xmlns:xml='http://www.w3.org/"
               "XML/1998/namespace'><o:automatic-styles>" +
                   styles + "</o:automatic-styles><o:body><o:text>" + body +
                   "</o:text></o:body></o:d>"}}),
      "a.odt");
}

}  // namespace

TEST_CASE("articles, items and their parts have the numbers that Word shows",
          "[extractor][numbering]") {
  const std::string lists =
      kind(0, level(0, "decimal", "第%1条", "<w:suff w:val='space'/>") +
                  level(1, "decimal", "%2　") + level(2, "decimal", "(%3)") +
                  level(3, "aiueoFullWidth", "%4", "<w:suff w:val='nothing'/>")) +
      list(1, 0);
  const auto file =
      letter(item(1, 0, "目的") + paragraph("", "この協定は、") + item(1, 0, "定義") +
                 item(1, 1, "交流とは、") + item(1, 1, "次のもの。") + item(1, 2, "派遣") +
                 item(1, 3, "教員") + item(1, 3, "学生") + item(1, 2, "受入") + item(1, 3, "職員") +
                 item(1, 0, "期間") + item(1, 1, "三年とする。"),
             lists);
  CHECK(text_of(file) ==
        "第1条 目的\nこの協定は、\n第2条 定義\n1　交流とは、\n2　次のもの。\n(1) "
        "派遣\nア教員\nイ学生\n"
        "(2) 受入\nア職員\n第3条 期間\n1　三年とする。\n");
}

TEST_CASE("each numeral of Word is written as Word writes it", "[extractor][numbering]") {
  const auto [format, number, text] =
      GENERATE(table<std::string, int, std::string>({{"decimal", 12, "12"},
                                                     {"decimalZero", 3, "03"},
                                                     {"decimalFullWidth", 12, "１２"},
                                                     {"decimalEnclosedCircle", 20, "⑳"},
                                                     {"decimalEnclosedCircle", 36, "㊱"},
                                                     {"decimalEnclosedCircle", 51, "51"},
                                                     {"decimalEnclosedParen", 3, "⑶"},
                                                     {"japaneseCounting", 10, "十"},
                                                     {"japaneseCounting", 21, "二十一"},
                                                     {"japaneseCounting", 110, "百十"},
                                                     {"japaneseCounting", 1203, "千二百三"},
                                                     {"japaneseCounting", 10000, "一万"},
                                                     {"japaneseDigitalTenThousand", 20, "二〇"},
                                                     {"ideographDigital", 11, "一一"},
                                                     {"japaneseLegal", 12, "壱拾弐"},
                                                     {"chineseCounting", 12, "十二"},
                                                     {"chineseCountingThousand", 101, "一百零一"},
                                                     {"chineseCountingThousand", 110, "一百一十"},
                                                     {"ideographTraditional", 3, "丙"},
                                                     {"ideographTraditional", 11, "11"},
                                                     {"aiueo", 2, "ｲ"},
                                                     {"aiueoFullWidth", 46, "ン"},
                                                     {"irohaFullWidth", 3, "ハ"},
                                                     {"iroha", 2, "ﾛ"},
                                                     {"lowerLetter", 27, "aa"},
                                                     {"upperLetter", 54, "BBB"},
                                                     {"lowerRoman", 4, "iv"},
                                                     {"upperRoman", 1999, "MCMXCIX"},
                                                     {"thaiLetters", 5, "5"}}));
  CAPTURE(format, number);
  CHECK(shown(number, format) == text + " 。\n");
}

TEST_CASE("bullets and what is numbered by nothing have no number", "[extractor][numbering]") {
  CHECK(shown(1, "none") == "。\n");
  CHECK(text_of(letter(item(1, 0, "青森県") + item(0, 0, "弘前市") + item(7, 0, "八戸市"),
                       kind(1, level(0, "bullet", "●")) + list(1, 1))) ==
        "青森県\n弘前市\n八戸市\n");
  CHECK(text_of(letter(item(1, 0, "この条例は公布の日から施行する。"),
                       kind(1, level(0, "none", "附則")) + list(1, 1))) ==
        "附則 この条例は公布の日から施行する。\n");
}

TEST_CASE("a list without an id of its own numbers nothing", "[extractor][numbering]") {
  const std::string id = GENERATE("w:numId='0'", "w:numId='-1'", "");
  CAPTURE(id);
  CHECK(text_of(letter(paragraph("", "青森県") + item(0, 0, "弘前市") + item(2, 0, "八戸市"),
                       kind(0, level(0, "decimal", "%1.")) + "<w:num " + id +
                           "><w:abstractNumId w:val='0'/>" + "</w:num><w:abstractNum>" +
                           level(0, "decimal", "(%1)") + "</w:abstractNum>" + list(2, 0))) ==
        "青森県\n弘前市\n1. 八戸市\n");
}

TEST_CASE("a paragraph whose mark is hidden has its number where its text is shown",
          "[extractor][numbering]") {
  const std::string mark = place(1, 0) + "<w:rPr><w:vanish/></w:rPr>";
  CHECK(
      text_of(letter(item(1, 0, "目的") + paragraph(mark, "定義") + "<w:p><w:pPr>" + mark +
                         "</w:pPr><w:r><w:rPr><w:vanish/></w:rPr><w:t>隠れた条</w:t></w:r></w:p>" +
                         paragraph("", "間") + item(1, 0, "期間"),
                     kind(1, level(0, "decimal", "第%1条")) + list(1, 1))) ==
      "第1条 目的\n第2条 定義\n間\n第3条 期間\n");
}

TEST_CASE("a heading in a cell gives the title without its number", "[extractor][numbering]") {
  const auto file = letter("<w:tbl><w:tr><w:tc>" + paragraph("", "別記") +
                               paragraph("<w:pStyle w:val='h'/>" + place(1, 0), "総則") +
                               "</w:tc></w:tr></w:tbl>",
                           kind(1, level(0, "decimal", "第%1章")) + list(1, 1),
                           "<w:style w:styleId='h'><w:name w:val='heading 1'/></w:style>");
  CHECK(text_of(file) == "別記 第1章 総則\n");
  CHECK(file.output.documents[0].title == "総則");
}

TEST_CASE("a number that would not end counts as the largest", "[extractor][hostile][numbering]") {
  const std::string levels =
      "<w:lvl w:ilvl='0'><w:start w:val='4294967295'/><w:lvlText w:val='%1.'/></w:lvl>" +
      level(1, "decimal", "%1.%2");
  CHECK(text_of(letter(item(1, 1, "") + item(1, 0, "") + item(1, 0, ""),
                       kind(1, levels) + list(1, 1))) == "1000000.1\n1000000.\n1000000.\n");
}

TEST_CASE("numbers of levels stand in one another and begin anew", "[extractor][numbering]") {
  const auto lines = [](const std::string& levels, std::vector<int> of) {
    std::string body;
    for (const int at : of) body += item(1, at, "");
    return text_of(letter(body, kind(1, levels) + list(1, 1)));
  };
  const std::string three = level(0, "upperRoman", "%1") + level(1, "decimal", "%1.%2") +
                            level(2, "lowerLetter", "%1.%2.%3");
  CHECK(lines(three, {0, 1, 2, 2, 1, 2, 0, 1}) == "I\nI.1\nI.1.a\nI.1.b\nI.2\nI.2.a\nII\nII.1\n");
  // A level that was passed over counts as begun.
  CHECK(lines(three, {2, 1, 0}) == "I.1.a\nI.2\nII\n");
  CHECK(lines(level(0, "upperRoman", "%1") + level(1, "decimal", "%1.%2", "<w:isLgl/>"), {0, 1}) ==
        "I\n1.1\n");
  // 第1章 第1条, 第2章 第2条: articles go on over chapters.
  CHECK(lines(level(0, "decimal", "第%1章") +
                  level(1, "decimal", "第%2条", "<w:lvlRestart w:val='0'/>"),
              {0, 1, 1, 0, 1}) == "第1章\n第1条\n第2条\n第2章\n第3条\n");
  CHECK(lines(level(0, "decimal", "%1") + level(1, "decimal", "%2") +
                  level(2, "decimal", "(%3)", "<w:lvlRestart w:val='1'/>"),
              {0, 1, 2, 1, 2, 0, 2}) == "1\n1\n(1)\n2\n(2)\n2\n(1)\n");
}

TEST_CASE("lists of a kind count on together, unless one begins anew", "[extractor][numbering]") {
  const std::string lists =
      kind(1, level(0, "decimal", "%1.")) + list(1, 1) + list(2, 1) +
      list(3, 1, "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='1'/></w:lvlOverride>") +
      list(4, 1, "<w:lvlOverride w:ilvl='0'>" + level(0, "decimal", "問%1") + "</w:lvlOverride>");
  CHECK(text_of(letter(
            item(1, 0, "") + item(2, 0, "") + item(3, 0, "") + item(3, 0, "") + item(4, 0, ""),
            lists)) == "1.\n2.\n1.\n2.\n問3\n");
}

TEST_CASE("a style numbers its paragraphs, and those that are based on it",
          "[extractor][numbering]") {
  const std::string styles =
      "<w:style w:styleId='a'><w:name w:val='条'/><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr>"
      "<w:pPrChange><w:pPr>" +
      place(9, 0) +
      "</w:pPr></w:pPrChange></w:pPr></w:style>"
      "<w:style w:styleId='b'><w:basedOn w:val='a'/></w:style>"
      "<w:style w:styleId='c'><w:basedOn w:val='a'/><w:pPr><w:numPr><w:ilvl w:val='1'/></w:numPr>"
      "</w:pPr></w:style>"
      "<w:style w:styleId='d'><w:basedOn w:val='e'/></w:style>"
      "<w:style w:styleId='e'><w:basedOn w:val='d'/></w:style>"
      "<w:style w:styleId='h'><w:name w:val='heading 1'/><w:pPr><w:numPr><w:numId w:val='2'/>"
      "</w:numPr></w:pPr></w:style>"
      "<w:style w:styleId='i'><w:pPr><w:numPr><w:numId w:val='2'/></w:numPr></w:pPr></w:style>";
  const auto of = [](const std::string& style, const std::string& text,
                     const std::string& more = "") {
    return paragraph("<w:pStyle w:val='" + style + "'/>" + more, text);
  };
  const auto file =
      letter(of("h", "総則") + of("a", "甲") + of("b", "乙") + of("c", "丙") + of("d", "丁") +
                 of("a", "戊", "<w:numPr><w:numId w:val='0'/></w:numPr>") + of("i", "己"),
             kind(1, level(0, "decimal", "第%1条") + level(1, "decimal", "%2")) +
                 kind(2, level(0, "japaneseCounting", "第%1章", "<w:pStyle w:val='h'/>") +
                             level(1, "decimal", "%1-%2", "<w:pStyle w:val='i'/>")) +
                 list(1, 1) + list(2, 2),
             styles);
  CHECK(text_of(file) == "第一章 総則\n第1条 甲\n第2条 乙\n1 丙\n丁\n戊\n一-1 己\n");
  CHECK(file.output.documents[0].title == "総則");
}

TEST_CASE("paragraphs that were deleted are not counted", "[extractor][numbering]") {
  const std::string mark = "<w:rPr><w:del/></w:rPr>";
  CHECK(
      text_of(letter(item(1, 0, "残る") + "<w:p><w:pPr>" + place(1, 0) + mark +
                         "</w:pPr><w:del><w:r><w:delText>消えた</w:delText></w:r></w:del></w:p>" +
                         item(1, 0, "続く") +
                         paragraph("<w:pPrChange><w:pPr>" + place(1, 0) + "</w:pPr></w:pPrChange>",
                                   "番号がとれた"),
                     kind(1, level(0, "decimal", "%1.")) + list(1, 1))) ==
      "1. 残る\n2. 続く\n番号がとれた\n");
}

TEST_CASE("numbers stand in the cells of a table, and a list takes its kind by a style",
          "[extractor][numbering]") {
  CHECK(text_of(letter("<w:tbl><w:tr><w:tc>" + item(1, 0, "") + "</w:tc><w:tc>" +
                           paragraph("", "大連市") + "</w:tc></w:tr><w:tr><w:tc>" + item(1, 0, "") +
                           "</w:tc><w:tc>" + paragraph("", "釜山市") + "</w:tc></w:tr></w:tbl>",
                       kind(1, "<w:numStyleLink w:val='x'/>") +
                           kind(2, "<w:styleLink w:val='x'/>" + level(0, "decimal", "%1")) +
                           list(1, 1))) == "1  大連市\n2  釜山市\n");
  // Formats that a newer Word has: with one for older programs beside it.
  CHECK(text_of(letter(item(1, 0, "号"),
                       kind(1,
                            "<w:lvl w:ilvl='0'><w:start w:val='7'/><mc:AlternateContent>"
                            "<mc:Choice><w:numFmt w:val='custom' w:format='001, 002, 003, ...'/>"
                            "</mc:Choice><mc:Fallback><w:numFmt w:val='decimal'/></mc:Fallback>"
                            "</mc:AlternateContent><w:lvlText w:val='%1'/></w:lvl>") +
                           list(1, 1))) == "007 号\n");
}

TEST_CASE("a letter that states numbers without end gets some of them, and that is told",
          "[extractor][hostile][numbering]") {
  std::string body, lists = kind(1, level(0, "decimal", std::string(100'000, 'x') + "%1"));
  for (int i = 0; i < 50'000; ++i) body += item(1, 0, "");
  const auto file = letter(body, lists + list(1, 1));
  CHECK(text_of(file).size() < 9'000'000);
  REQUIRE(file.output.remarks.size() == 1);
  CHECK(file.output.remarks[0].reason ==
        "holds more than 8 MB of numbers of paragraphs: the others are left out");

  lists.clear();
  for (int i = 1; i <= 10'001; ++i) lists += kind(i, level(0, "decimal", "%1")) + list(i, i);
  const auto many = letter(item(10'000, 0, "甲") + item(10'001, 0, "乙"), lists);
  CHECK(text_of(many) == "1 甲\n乙\n");
  REQUIRE(many.output.remarks.size() == 1);
  CHECK(many.output.remarks[0].reason ==
        "holds more than 10000 lists: the numbers of the others are left out");

  const auto damaged = letter(item(1, 0, "甲"), "<w:abstractNum>");
  CHECK(text_of(damaged) == "甲\n");
  CHECK(damaged.output.remarks.size() == 1);
}

TEST_CASE("lists and headings of OpenDocument have their numbers", "[extractor][numbering]") {
  const std::string styles =
      "<t:list-style s:name='L1'><t:list-level-style-number t:level='1' s:num-prefix='第' "
      "s:num-suffix='条' s:num-format='1'><s:list-level-properties><s:list-level-label-alignment "
      "t:label-followed-by='space'/></s:list-level-properties></t:list-level-style-number>"
      "<t:list-level-style-number t:level='2' s:num-format='ア, イ, ウ, ...' s:num-prefix='（' "
      "s:num-suffix='）'><s:list-level-properties><s:list-level-label-alignment "
      "t:label-followed-by='nothing'/></s:list-level-properties></t:list-level-style-number>"
      "<t:list-level-style-number t:level='3' s:num-format='a' t:display-levels='3'/>"
      "</t:list-style><t:list-style s:name='L2'><t:list-level-style-bullet t:level='1' "
      "t:bullet-char='•'/><t:list-level-style-number t:level='2' s:num-format='1' "
      "l:num-list-format='〔%2%〕'/></t:list-style>";
  const std::string outline =
      "<t:outline-style><t:outline-level-style t:level='1' s:num-format='一, 二, 三, ...' "
      "s:num-prefix='第' s:num-suffix='章'/><t:outline-level-style t:level='2' s:num-format='1' "
      "t:display-levels='2' t:start-value='3'/><t:outline-level-style t:level='3' "
      "s:num-format=''/></t:outline-style>";
  const auto item = [](const std::string& text, const std::string& more = "") {
    return "<t:list-item " + more + "><t:p>" + text + "</t:p></t:list-item>";
  };
  const auto list = [](const std::string& attributes, const std::string& items) {
    return "<t:list " + attributes + ">" + items + "</t:list>";
  };
  const std::string in_list = "t:style-name='L1'";
  SECTION("levels") {
    CHECK(text_of(open_text(
              styles,
              list(in_list, "<t:list-header><t:p>目次</t:p></t:list-header>" + item("目的") +
                                "<t:list-item><t:p>定義</t:p><t:p>続き</t:p>" +
                                list("", item("派遣") + "<t:list-item>" + list("", item("教員")) +
                                             "</t:list-item>" + item("受入")) +
                                "</t:list-item>" + item("期間", "t:start-value='9'")))) ==
          "目次\n第1条 目的\n第2条 定義\n続き\n（ア）派遣\n2.ア.a 教員\n（イ）受入\n第9条 期間\n");
  }
  SECTION("a list begins anew, or goes on where another one ended") {
    CHECK(text_of(open_text(styles,
                            list(in_list + " xml:id='x'", item("甲")) + "<t:p>間</t:p>" +
                                list(in_list + " t:continue-numbering='true'", item("乙")) +
                                list(in_list, item("丙")) +
                                list(in_list + " t:continue-list='x'",
                                     "<t:list-item>" + list("", item("丁")) + "</t:list-item>") +
                                list("t:style-name='none'", item("戊")))) ==
          "第1条 甲\n間\n第2条 乙\n第1条 丙\n（ア）丁\n戊\n");
  }
  SECTION("bullets have none, and a format may show the number anywhere") {
    CHECK(text_of(open_text(styles, list("t:style-name='L2'",
                                         "<t:list-item><t:p>甲</t:p>" + list("", item("乙")) +
                                             "</t:list-item>"))) == "甲\n〔1〕 乙\n");
  }
  SECTION("headings by the outline, in lists by the list") {
    const auto file = open_text(
        styles,
        "<t:h t:outline-level='1'><t:number>一</t:number>総則</t:h><t:h t:outline-level='2'>目的"
        "</t:h><t:h t:outline-level='3'>定義</t:h><t:h t:outline-level='2'>期間</t:h>"
        "<t:h t:outline-level='1' t:is-list-header='true'>附則</t:h>" +
            list(in_list, "<t:list-item><t:h t:outline-level='1'>別表</t:h></t:list-item>"),
        outline);
    CHECK(text_of(file) == "第一章 総則\n一.3 目的\n定義\n一.4 期間\n附則\n第1条 別表\n");
    CHECK(file.output.documents[0].title == "総則");
  }
  SECTION("a heading begins anew where it says so") {
    CHECK(text_of(open_text("",
                            "<t:h t:outline-level='1' t:restart-numbering='true' "
                            "t:start-value='5'>総則</t:h><t:h t:outline-level='1'>雑則</t:h>"
                            "<t:h t:outline-level='1' t:restart-numbering='true'>附則</t:h>",
                            outline)) == "第五章 総則\n第六章 雑則\n第一章 附則\n");
  }
  SECTION("a level without numbers leaves nothing in those below it") {
    CHECK(text_of(open_text(
              "<t:list-style s:name='L3'><t:list-level-style-number t:level='1' s:num-format=''/>"
              "<t:list-level-style-number t:level='2' s:num-format='1' t:display-levels='2'/>"
              "</t:list-style>",
              list("t:style-name='L3'", "<t:list-item><t:p>甲</t:p>" + list("", item("乙")) +
                                            "</t:list-item>"))) == "甲\n1 乙\n");
  }
  SECTION("a cell and a note have lists of their own") {
    CHECK(text_of(open_text(
              styles, list(in_list, "<t:list-item><t:p>本文<t:note><t:note-body>" +
                                        list(in_list, item("注")) +
                                        "</t:note-body></t:note></t:p></t:list-item>" +
                                        item("続き")))) == "第1条 本文\n第1条 注\n第2条 続き\n");
  }
}
