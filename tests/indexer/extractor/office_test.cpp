#include "tests/catch.h"
#include "tests/indexer/extractor/collected_output.h"
#include "tests/indexer/extractor/zip_fixture.h"

namespace musubi {

namespace {

using Parts = std::vector<std::pair<std::string, std::string>>;

Extracted extracted(const std::string& bytes, const std::string& name) {
  auto extraction = extraction_of(bytes, name);
  CHECK(extraction.refusal == "");
  REQUIRE(extraction.output.documents.size() == 1);
  return std::move(extraction.output.documents[0]);
}

std::string docx_of(const std::string& body, Parts more = {}) {
  more.insert(more.begin(),
              {{"[Content_Types].xml", "<Types/>"},
               {"word/document.xml", "<w:document xmlns:w='w' xmlns:mc='mc' xmlns:x='x'><w:body>" +
                                         body + "</w:body></w:document>"}});
  return zip_of(more);
}

std::string paragraph(const std::string& text, const std::string& style = "") {
  return "<w:p><w:pPr><w:pStyle w:val='" + style + "'/></w:pPr><w:r><w:t>" + text +
         "</w:t></w:r></w:p>";
}

}  // namespace

TEST_CASE("a letter of Word gives its title, text, tables and notes", "[extractor]") {
  const Extracted document = extracted(
      docx_of(
          paragraph("協定書", "1") + paragraph("青森県と大連市は協定を結ぶ。") +
              "<w:tbl><w:tr><w:tc>" + paragraph("国名") + "</w:tc><w:tc>" + paragraph("都市") +
              "</w:tc></w:tr><w:tr><w:tc>" + paragraph("中国") + "</w:tc><w:tc>" +
              paragraph("大連市") + paragraph("（友好）") + "</w:tc></w:tr></w:tbl>" +
              "<w:p><w:r><w:t>本文</w:t></w:r><mc:AlternateContent><mc:Choice><x:txbxContent>" +
              paragraph("囲みの文") + "</x:txbxContent></mc:Choice><mc:Fallback>" +
              paragraph("囲みの文") +
              "</mc:Fallback></mc:AlternateContent><w:r><w:t>の続き</w:t>"
              "</w:r></w:p>",
          {{"word/styles.xml",
            "<w:styles xmlns:w='w'><w:style w:styleId='1'><w:name w:val='heading 1'/></w:style>"
            "</w:styles>"},
           {"word/footnotes.xml", "<w:footnotes xmlns:w='w'><w:footnote>" +
                                      paragraph("脚注である。") + "</w:footnote></w:footnotes>"}}),
      "a.docx");
  CHECK(document.title == "協定書");
  CHECK(text_of(document) ==
        "協定書\n青森県と大連市は協定を結ぶ。\n国名  都市\n中国  大連市 "
        "（友好）\n本文の続き\n囲みの文\n"
        "脚注である。\n");
}

TEST_CASE("what was deleted or is hidden is no text of a letter", "[extractor]") {
  const Extracted document = extracted(
      docx_of(
          "<w:p><w:r><w:t>残る</w:t></w:r><w:del><w:r><w:delText>消した</w:delText><w:t>消した</"
          "w:t>"
          "</w:r></w:del><w:ins><w:r><w:t>足した</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr>"
          "<w:t>隠した</w:t></w:r><w:r><w:ruby><w:rt><w:r><w:t>ひろさき</w:t></w:r></"
          "w:rt><w:rubyBase>"
          "<w:r><w:t>弘前</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>"),
      "a.docx");
  CHECK(text_of(document) == "残る足した弘前\n");
  REQUIRE(document.readings.size() == 1);
  CHECK(document.readings[0].name == "弘前");
  CHECK(document.readings[0].value == "ひろさき");
}

TEST_CASE("a stated title counts, unless a program stated it", "[extractor]") {
  const auto title_of = [](const std::string& stated) {
    return extracted(docx_of(paragraph("本文"), {{"docProps/core.xml",
                                                  "<c:p xmlns:c='c' xmlns:d='d'>"
                                                  "<d:title>" +
                                                      stated + "</d:title></c:p>"}}),
                     "a.docx")
        .title;
  };
  CHECK(title_of("覚書") == "覚書");
  CHECK(title_of("Microsoft Word - 文書1") == "");
  for (const std::string none :
       {"無題", "無題1", "文書 2", "スライド 1", "PowerPoint プレゼンテーション", "Slide 1",
        "Document (3)", "新規 Microsoft Word 文書", "-", "…", "????????の報告"}) {
    CHECK(title_of(none).empty());
  }
  for (const std::string title :
       {"文書館の仕事", "新規就農の手引き", "無題の日々", "2024", "なぜ?"}) {
    CHECK(title_of(title) == title);
  }
}

TEST_CASE("slides are sections, with tables and notes", "[extractor]") {
  const auto shape = [](const std::string& kind, const std::string& text) {
    return "<p:sp><p:ph type='" + kind + "'/><a:p><a:r><a:t>" + text + "</a:t></a:r></a:p></p:sp>";
  };
  const auto slide = [](const std::string& shapes, const std::string& more = "") {
    return "<p:sld xmlns:p='p' xmlns:a='a' " + more + ">" + shapes + "</p:sld>";
  };
  const auto extraction = extraction_of(
      zip_of(
          {{"ppt/presentation.xml",
            "<p:presentation xmlns:p='p' xmlns:r='r'><p:sldId id='256' r:id='rId2'/>"
            "<p:sldId id='257' r:id='rId1'/><p:sldId id='258' r:id='rId3'/></p:presentation>"},
           {"ppt/_rels/presentation.xml.rels",
            "<R><Relationship Id='rId1' Target='slides/slide1.xml'/><Relationship Id='rId2' "
            "Target='slides/slide2.xml'/><Relationship Id='rId3' Target='slides/slide3.xml'/></R>"},
           {"ppt/slides/slide1.xml",
            slide("<a:tbl><a:tr><a:tc><a:p><a:r><a:t>国名</a:t></a:r></a:p></a:tc><a:tc><a:p><a:r>"
                  "<a:t>中国</a:t></a:r></a:p></a:tc></a:tr></a:tbl>")},
           {"ppt/slides/slide2.xml", slide(shape("ctrTitle", "交流計画") + shape("sldNum", "1"))},
           {"ppt/slides/slide3.xml", slide(shape("body", "隠れた案"), "show='0'")},
           {"ppt/slides/_rels/slide2.xml.rels",
            "<R><Relationship Type='x/notesSlide' Target='../notesSlides/n.xml'/></R>"},
           {"ppt/notesSlides/n.xml", slide(shape("body", "ここで挨拶をする。"))}}),
      "a.pptx");
  CHECK(extraction.refusal == "");
  REQUIRE(extraction.output.documents.size() == 1);
  const Extracted& document = extraction.output.documents[0];
  CHECK(document.title == "交流計画");
  REQUIRE(document.sections.size() == 2);
  CHECK(document.sections[0].place == "スライド1");
  CHECK(document.sections[0].text == "交流計画\nここで挨拶をする。\n");
  CHECK(document.sections[1].text == "国名  中国\n");
  REQUIRE(extraction.output.remarks.size() == 1);
  CHECK(extraction.output.remarks[0].reason == "1 hidden slides are left out");
}

TEST_CASE("the title of a later slide is none of the presentation", "[extractor]") {
  const auto slide = [](const std::string& kind, const std::string& text) {
    return "<p:sld xmlns:p='p' xmlns:a='a'><p:sp><p:ph type='" + kind + "'/><a:p><a:r><a:t>" +
           text + "</a:t></a:r></a:p></p:sp></p:sld>";
  };
  const auto extraction = extraction_of(
      zip_of({{"ppt/presentation.xml",
               "<p:presentation xmlns:p='p' xmlns:r='r'><p:sldId id='256' r:id='rId1'/>"
               "<p:sldId id='257' r:id='rId2'/></p:presentation>"},
              {"ppt/_rels/presentation.xml.rels",
               "<R><Relationship Id='rId1' Target='slides/slide1.xml'/>"
               "<Relationship Id='rId2' Target='slides/slide2.xml'/></R>"},
              {"ppt/slides/slide1.xml", slide("body", "交流三十年の記録")},
              {"ppt/slides/slide2.xml", slide("title", "目次")}}),
      "a.pptx");
  REQUIRE(extraction.output.documents.size() == 1);
  CHECK(extraction.output.documents[0].title == "");
}

TEST_CASE("the numbers that PowerPoint counts stand before the paragraphs of a slide",
          "[extractor][numbering]") {
  const auto numbered = [](const std::string& text, const std::string& scheme,
                           const std::string& more = "", const std::string& level = "0") {
    return "<a:p><a:pPr lvl='" + level + "'><a:buAutoNum type='" + scheme + "' " + more +
           "/></a:pPr><a:r><a:t>" + text.substr(0, 3) + "</a:t></a:r><a:r><a:t>" + text.substr(3) +
           "</a:t></a:r></a:p>";
  };
  const auto plain = [](const std::string& text, const std::string& level = "0") {
    return "<a:p><a:pPr lvl='" + level + "'/><a:r><a:t>" + text + "</a:t></a:r></a:p>";
  };
  const std::string kCircled = "circleNumDbPlain", kAlpha = "alphaLcParenBoth";
  const std::string first =
      numbered("協定を結ぶ", kCircled) + numbered("団を送る", kAlpha, "", "1") +
      numbered("団を迎える", kAlpha, "", "1") + "<a:p><a:pPr><a:buAutoNum type='" + kCircled +
      "'/></a:pPr></a:p>" + numbered("記念式を開く", kCircled) + plain("そのほか") +
      numbered("図書を贈る", kCircled) + numbered("植樹をする", "arabicDbPeriod", "startAt='4'") +
      numbered("合唱をする", "arabicDbPeriod", "startAt='4'");
  const std::string second = numbered("募集する", "ea1JpnKorPeriod") +
                             numbered("選ぶ", "ea1JpnKorPeriod") + plain("面接", "1") +
                             numbered("送り出す", "ea1JpnKorPeriod");
  const auto extraction = extraction_of(
      zip_of({{"ppt/presentation.xml",
               "<p:presentation xmlns:p='p' xmlns:r='r'><p:sldId id='256' r:id='rId1'/>"
               "</p:presentation>"},
              {"ppt/_rels/presentation.xml.rels",
               "<R><Relationship Id='rId1' Target='slides/slide1.xml'/></R>"},
              {"ppt/slides/slide1.xml", "<p:sld xmlns:p='p' xmlns:a='a'><p:sp><p:txBody>" + first +
                                            "</p:txBody></p:sp><p:sp><p:txBody>" + second +
                                            "</p:txBody></p:sp></p:sld>"}}),
      "a.pptx");
  CHECK(extraction.refusal == "");
  REQUIRE(extraction.output.documents.size() == 1);
  CHECK(text_of(extraction.output.documents[0]) ==
        "① 協定を結ぶ\n(a) 団を送る\n(b) 団を迎える\n② 記念式を開く\nそのほか\n① 図書を贈る\n"
        "４．植樹をする\n５．合唱をする\n一. 募集する\n二. 選ぶ\n面接\n三. 送り出す\n");
}

TEST_CASE("slides in sections, their diagrams and charts are read", "[extractor]") {
  const auto point = [](const std::string& text) {
    return "<d:pt><d:t><a:p><a:r><a:t>" + text + "</a:t></a:r></a:p></d:t></d:pt>";
  };
  const auto names = [](const std::string& of, const std::string& name) {
    return "<c:" + of + "><c:strCache><c:pt><c:v>" + name + "</c:v></c:pt></c:strCache></c:" + of +
           ">";
  };
  const std::string series = names("tx", "来訪者") +
                             names("cat", "大連市</c:v></c:pt><c:pt><c:v>釜山市") +
                             "<c:val><c:numCache><c:pt><c:v>120</c:v></c:pt></c:numCache></c:val>";
  const auto extraction = extraction_of(
      zip_of(
          {{"ppt/presentation.xml",
            "<p:presentation xmlns:p='p' xmlns:r='r' xmlns:p14='q'><p:sldIdLst><p:sldId id='256' "
            "r:id='rId1'/></p:sldIdLst><p:extLst><p14:section name='既定'><p14:sldIdLst>"
            "<p14:sldId id='256'/></p14:sldIdLst></p14:section></p:extLst></p:presentation>"},
           {"ppt/_rels/presentation.xml.rels",
            "<R><Relationship Id='rId1' Target='slides/slide1.xml'/></R>"},
           {"ppt/slides/slide1.xml",
            "<p:sld xmlns:p='p' xmlns:a='a'><p:sp><a:p><a:r><a:t>推進体制</a:t></a:r></a:p>"
            "</p:sp></p:sld>"},
           {"ppt/slides/_rels/slide1.xml.rels",
            "<R><Relationship Type='x/diagramData' Target='../diagrams/data1.xml'/>"
            "<Relationship Type='x/diagramDrawing' Target='../diagrams/drawing1.xml'/>"
            "<Relationship Type='x/chart' Target='/ppt/charts/chart1.xml'/></R>"},
           {"ppt/diagrams/data1.xml", "<d:dataModel xmlns:d='d' xmlns:a='a'>" + point("国際課") +
                                          point("友好協会") + "</d:dataModel>"},
           {"ppt/diagrams/drawing1.xml", "<d:dataModel xmlns:d='d' xmlns:a='a'>" +
                                             point("友好協会") + point("国際課") +
                                             "</d:dataModel>"},
           {"ppt/charts/chart1.xml",
            "<c:chart xmlns:c='c' xmlns:a='a'><c:title><a:p><a:r><a:t>来訪者の数</a:t></a:r>"
            "</a:p></c:title><c:ser>" +
                series + "</c:ser><c:ser>" + series + "</c:ser></c:chart>"}}),
      "a.pptx");
  CHECK(extraction.refusal == "");
  REQUIRE(extraction.output.documents.size() == 1);
  CHECK(text_of(extraction.output.documents[0]) ==
        "推進体制\n国際課\n友好協会\n来訪者の数\n来訪者\n大連市  釜山市\n");
  CHECK(extraction.output.remarks.empty());
}

TEST_CASE("text boxes of older letters are read, and foreign parts told", "[extractor]") {
  const auto extraction = extraction_of(
      docx_of("<w:p><w:r><w:t>本文</w:t><w:pict><x:shape><x:textbox><w:txbxContent>" +
                  paragraph("囲みの文") +
                  "</w:txbxContent></x:textbox></x:shape><x:shape><x:textpath string='飾り文字'/>"
                  "</x:shape></w:pict></w:r></w:p><w:altChunk/>",
              {{"word/_rels/document.xml.rels",
                "<R><Relationship Type='x/diagramData' Target='diagrams/data1.xml'/>"
                "<Relationship Type='x/chart' Target='charts/none.xml'/></R>"},
               {"word/diagrams/data1.xml",
                "<d xmlns:a='a'><a:p><a:r><a:t>図の文</a:t></a:r></a:p></d>"}}),
      "a.docx");
  REQUIRE(extraction.output.documents.size() == 1);
  CHECK(text_of(extraction.output.documents[0]) == "本文\n囲みの文\n飾り文字\n図の文\n");
  REQUIRE(extraction.output.remarks.size() == 2);
  CHECK(extraction.output.remarks[0].reason ==
        "drawings or charts are damaged: not all of them is read");
  CHECK(extraction.output.remarks[1].reason == "holds a part in another format, which is not read");
}

TEST_CASE("a drawing is read once, however many parts refer to it", "[extractor][office]") {
  const auto relations = [](const std::string& kind, const std::string& stem, std::size_t count) {
    std::string list;
    for (std::size_t i = 0; i < count; ++i) {
      list += "<Relationship Type='x/" + kind + "' Target='" + stem + std::to_string(i) + ".xml'/>";
    }
    return "<R>" + list + "</R>";
  };
  const auto words = [](const std::string& text) {
    return "<d:d xmlns:d='d' xmlns:a='a'><a:p><a:t>" + text + "</a:t></a:p></d:d>";
  };
  const std::string body =
      "<w:document xmlns:w='w'><w:p><w:r><w:t>本文</w:t></w:r></w:p></w:document>";
  std::vector<std::pair<std::string, std::string>> parts = {{"word/document.xml", body}};
  SECTION("each of many drawings to one chart, and to itself") {
    constexpr std::size_t kDrawings = 60;
    parts.emplace_back("word/_rels/document.xml.rels",
                       relations("drawing", "drawings/d", kDrawings));
    for (std::size_t i = 0; i < kDrawings; ++i) {
      const std::string name = "d" + std::to_string(i) + ".xml";
      parts.emplace_back("word/drawings/" + name, words("図"));
      parts.emplace_back("word/drawings/_rels/" + name + ".rels",
                         "<R>" + relations("chart", "../charts/c", 1) +
                             relations("drawing", "d", kDrawings) + "</R>");
    }
    parts.emplace_back("word/charts/c0.xml", words("来訪者"));
    const auto letter = extraction_of(zip_of(parts), "a.docx");
    CHECK(letter.refusal.empty());
    CHECK(letter.output.remarks.empty());
    const std::string text = text_of(letter.output.documents.at(0));
    CHECK(text.find("来訪者") == text.rfind("来訪者"));
    CHECK(text.find("来訪者") != text.npos);
  }
  SECTION("the part itself") {
    parts.emplace_back("word/_rels/document.xml.rels",
                       "<R><Relationship Type='x/chart' Target='document.xml'/></R>");
    const auto letter = extraction_of(zip_of(parts), "a.docx");
    CHECK(text_of(letter.output.documents.at(0)) == "本文\n");
  }
  SECTION("more of them than are read are told") {
    parts.emplace_back("word/_rels/document.xml.rels", relations("chart", "charts/c", 501));
    const auto letter = extraction_of(zip_of(parts), "a.docx");
    REQUIRE_FALSE(letter.output.remarks.empty());
    CHECK(letter.output.remarks.back().reason ==
          "holds more than 500 drawings and charts, or 32 MB of them: the others are left out");
  }
  SECTION("so are larger ones, and the letter is read all the same") {
    parts.emplace_back("word/_rels/document.xml.rels", relations("chart", "charts/c", 2));
    parts.emplace_back("word/charts/c0.xml", words("来訪者"));
    parts.emplace_back("word/charts/c1.xml", words(std::string(33U << 20, ' ')));
    const auto letter = extraction_of(zip_of(parts), "a.docx");
    REQUIRE(letter.output.remarks.size() == 1);
    CHECK_THAT(letter.output.remarks[0].reason, Catch::Matchers::StartsWith("holds more than"));
    CHECK_THAT(text_of(letter.output.documents.at(0)),
               Catch::Matchers::StartsWith("本文\n来訪者\n"));
  }
}

TEST_CASE("OpenDocument's texts and presentations are read alike", "[extractor]") {
  const auto file = [](const std::string& kind, const std::string& body) {
    return zip_of({{"mimetype", "application/vnd.oasis.opendocument." + kind},
                   {"content.xml",
                    "<o:d xmlns:o='o' xmlns:t='t' xmlns:b='b' xmlns:w='w'>" + body + "</o:d>"}});
  };
  const Extracted letter = extracted(
      file("text",
           "<o:text><t:tracked-changes><t:p>消した</t:p></t:tracked-changes><t:h>協定書</t:h>"
           "<t:p>本文<t:note><t:note-citation>1</t:note-citation><t:note-body><t:p>脚注</t:p>"
           "</t:note-body></t:note>の<t:s/>続き<o:annotation><t:p>意見</t:p></o:annotation></t:p>"
           "<b:table><b:table-row><b:table-cell><t:p>国名</t:p></b:table-cell><b:table-cell>"
           "<t:p>中国</t:p></b:table-cell></b:table-row></b:table></o:text>"),
      "a.odt");
  CHECK(letter.title == "協定書");
  CHECK(text_of(letter) == "協定書\n本文の 続き\n脚注\n国名  中国\n");
  const Extracted slides = extracted(
      file(
          "presentation",
          "<o:presentation><w:page><w:text-box><t:p>一枚目</t:p></w:text-box><b:table>"
          "<b:table-row><b:table-cell><t:p>表</t:p></b:table-cell></b:table-row></b:table></w:page>"
          "<w:page><w:text-box><t:p>二枚目</t:p></w:text-box></w:page></o:presentation>"),
      "a.odp");
  REQUIRE(slides.sections.size() == 2);
  CHECK(slides.sections[0].text == "一枚目\n表\n");
  CHECK(slides.sections[1].place == "スライド2");
  CHECK(slides.sections[1].text == "二枚目\n");
}

TEST_CASE("hidden slides of OpenDocument are left out, and that is told", "[extractor]") {
  const auto slide = [](const std::string& style, const std::string& text) {
    return "<w:page w:style-name='" + style + "'><w:text-box><t:p>" + text +
           "</t:p></w:text-box></w:page>";
  };
  const auto extraction = extraction_of(
      zip_of({{"mimetype", "application/vnd.oasis.opendocument.presentation"},
              {"content.xml",
               "<o:d xmlns:o='o' xmlns:t='t' xmlns:s='s' xmlns:w='w' xmlns:p='p'>"
               "<o:automatic-styles><s:style s:name='dp1'><s:drawing-page-properties/></s:style>"
               "<s:style s:name='dp2'><s:drawing-page-properties p:visibility='hidden'/></s:style>"
               "</o:automatic-styles><o:body><o:presentation>" +
                   slide("dp1", "一枚目") + slide("dp2", "隠れた案") + slide("dp1", "三枚目") +
                   "</o:presentation></o:body></o:d>"}}),
      "a.odp");
  REQUIRE(extraction.output.documents.size() == 1);
  const Extracted& document = extraction.output.documents[0];
  CHECK(text_of(document) == "一枚目\n三枚目\n");
  CHECK(document.sections.back().place == "スライド3");
  REQUIRE(extraction.output.remarks.size() == 1);
  CHECK(extraction.output.remarks[0].reason == "1 hidden slides are left out");
}

TEST_CASE("Rich Text Format is read in the code pages of its fonts", "[extractor]") {
  const Extracted document = extracted(
      "{\\rtf1\\ansi\\ansicpg932{\\fonttbl{\\f0\\fcharset128 MS Mincho;}{\\f1\\fcharset0 Arial;}}"
      "{\\info{\\title \\'8b\\'a6\\'92\\'e8}}{\\header \\f0\\'8d\\'91}\\f0 "
      "\\'90\\'c2\\'90\\'58\\f1  and "
      "\\u22823?\\u36899?\\par {\\v hidden}{\\*\\unknown none}caf\\u233 e\\cell x\\row}",
      "a.rtf");
  CHECK(document.title == "協定");
  CHECK(text_of(document) == "青森 and 大連\ncafé  x\n");
}

TEST_CASE("what RTF says once more in Unicode is read once", "[extractor]") {
  const auto extraction = extraction_of(
      "{\\rtf1\\ansi\\ansicpg932{\\fonttbl{\\f1\\fcharset128 OpenSymbol;}}"
      "{\\info{\\upr{\\title ??}{\\*\\ud\\uc0{\\title \\u21332 \\u23450 }}}}"
      "{\\upr{\\'8d\\'60}{\\*\\ud{\\u28207 ?}}}\\par{\\listtext\\f1 \\'96\\tab}\\'8e\\'73\\par}",
      "a.rtf");
  REQUIRE(extraction.output.documents.size() == 1);
  CHECK(extraction.output.documents[0].title == "協定");
  CHECK(text_of(extraction.output.documents[0]) == "港\n– 市\n");
}

TEST_CASE("of Rich Text Format notes, cells and ruby are read as they are seen", "[extractor]") {
  const Extracted document = extracted(
      "{\\rtf1\\ansi one{\\*\\footnote{\\chftn} a note} two\\par "
      "{\\field{\\*\\fldinst { EQ \\\\* jc2 \\\\o\\\\ad(\\\\s\\\\up 9(dairen),DALIAN)}}{\\fldrslt "
      "}} "
      "{\\field{\\*\\fldinst { HYPERLINK \"x\" }}{\\fldrslt {link}}}\\par "
      "\\intbl china\\par dalian\\cell 2004\\cell\\row\\pard end\\par}",
      "a.rtf");
  CHECK(text_of(document) == "one two\nDALIAN link\nchina dalian  2004  \nend\na note\n");
}

TEST_CASE("Rich Text Format has words for marks, and code pages for fonts", "[extractor]") {
  const Extracted document = extracted(
      "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0\\fcharset0 A;}{\\f1\\fcharset238 B;}}"
      "\\f0 the town\\rquote s plan\\emdash\\ldblquote x\\rdblquote \\par "
      "\\u-3913? item\\par \\f1 \\'c8l\\'e1nek\\par}",
      "a.rtf");
  CHECK(text_of(document) == "the town’s plan—“x”\n・ item\nČlánek\n");
  const Extracted japanese = extracted(
      "{\\rtf1\\ansi\\ansicpg932{\\fonttbl{\\f0\\fcharset0 A;}}\\f0 A, B \\'85\\par "
      "\\'93\\'fa\\par}",
      "a.rtf");
  CHECK(text_of(japanese) == "A, B …\n日\n");
}

TEST_CASE("OpenDocument that is encrypted is refused as such", "[extractor]") {
  for (const std::string name : {"a.odt", "a.ods"}) {
    const std::string kind = name == "a.odt" ? "text" : "spreadsheet";
    const auto file =
        extraction_of(zip_of({{"mimetype", "application/vnd.oasis.opendocument." + kind},
                              {"content.xml", "\x8A\x01\xFF"},
                              {"META-INF/manifest.xml",
                               "<m><m:file-entry><m:encryption-data/></m:file-entry></m>"}}),
                      name);
    CHECK(file.refusal == "is encrypted");
  }
}

TEST_CASE("Rich Text Format that is cut short is told as such", "[extractor]") {
  const auto extraction = extraction_of("{\\rtf1\\ansi whole {\\b and half", "a.rtf");
  CHECK(extraction.output.documents.size() == 1);
  REQUIRE(extraction.output.remarks.size() == 1);
  CHECK(extraction.output.remarks[0].reason == "is cut short: only what is left of it was read");
  CHECK(extraction_of("{\\rtf1\\ansi whole {\\b and half}}", "a.rtf").output.remarks.empty());
}

}  // namespace musubi
