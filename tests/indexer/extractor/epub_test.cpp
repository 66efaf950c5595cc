#include "tests/catch.h"
#include "tests/indexer/extractor/collected_output.h"
#include "tests/indexer/extractor/zip_fixture.h"

using namespace musubi;

namespace {

const std::string kContainer =
    "<?xml version='1.0'?><container><rootfiles><rootfile full-path='OEBPS/book.opf'/></rootfiles>"
    "</container>";

const std::string kPackage =
    "<?xml version='1.0'?><package xmlns:dc='http://purl.org/dc/elements/1.1/'><metadata>"
    "<dc:title>港の話</dc:title><dc:creator>山田太郎</dc:creator><dc:date>2024-03-01</dc:date>"
    "</metadata><manifest><item id='n' href='nav.xhtml' properties='nav'/>"
    "<item id='b' href='text/%E4%BA%8C.xhtml'/><item id='a' href='text/one.xhtml'/>"
    "<item id='c' href='../more.xhtml'/></manifest>"
    "<spine><itemref idref='n'/><itemref idref='a'/><itemref idref='b'/><itemref "
    "idref='c'/></spine>"
    "</package>";

std::string chapter(const std::string& body) {
  return "<?xml version='1.0' encoding='UTF-8'?><html xmlns='http://www.w3.org/1999/xhtml'><head>"
         "<title/><script src='a.js'/></head><body><a id='top'/>" +
         body + "</body></html>";
}

std::string book_with(const std::string& encryption) {
  return zip_of({{"mimetype", "application/epub+zip"},
                 {"META-INF/container.xml", kContainer},
                 {"META-INF/encryption.xml", "<encryption>" + encryption + "</encryption>"},
                 {"OEBPS/book.opf", kPackage},
                 {"OEBPS/nav.xhtml", chapter("<nav><a href='x'>目次</a></nav>")},
                 {"OEBPS/text/二.xhtml", chapter("<h2>二 商談</h2><p>商談をした。</p>")},
                 {"OEBPS/text/one.xhtml",
                  chapter("<h2>一 港</h2><p><ruby>弘前<rt>ひろさき</rt></ruby>を出た。</p>")},
                 {"more.xhtml", chapter("<p>なおも続いた。</p>")}});
}

}  // namespace

TEST_CASE("a book is read in its order, by chapters", "[extractor][epub]") {
  const auto book = extraction_of(book_with(""), "港.epub");
  CHECK(book.refusal == "");
  REQUIRE(book.output.documents.size() == 1);
  const Extracted& document = book.output.documents[0];
  CHECK(document.title == "港の話");
  CHECK(document.date == "2024-03-01");
  REQUIRE(document.fields.size() == 1);
  CHECK(document.fields[0].value == "山田太郎");
  REQUIRE(document.sections.size() == 3);
  CHECK(document.sections[0].place == "一 港");
  CHECK(document.sections[0].text == "一 港\n弘前を出た。\n");
  CHECK(document.sections[1].place == "二 商談");
  CHECK(document.sections[2].place == "二 商談");
  CHECK(document.sections[2].text == "なおも続いた。\n");
  REQUIRE(document.readings.size() == 1);
  CHECK(document.readings[0].value == "ひろさき");
}

TEST_CASE("a book keeps the title that somebody gave it", "[extractor][epub]") {
  const auto title_of = [](const std::string& title) {
    std::string package = kPackage;
    package.replace(package.find("港の話"), std::string("港の話").size(), title);
    const auto book = extraction_of(zip_of({{"mimetype", "application/epub+zip"},
                                            {"META-INF/container.xml", kContainer},
                                            {"OEBPS/book.opf", package},
                                            {"OEBPS/text/one.xhtml", chapter("<p>出た。</p>")}}),
                                    "a.epub");
    return book.output.documents.empty() ? "none" : book.output.documents[0].title;
  };
  for (const std::string title :
       {"文書館の仕事", "新規就農の手引き", "無題の日々", "Slide 1 and after", "Documentary"}) {
    CHECK(title_of(title) == title);
  }
  for (const std::string none : {"無題", "Unknown Title", "Untitled"})
    CHECK(title_of(none).empty());
}

TEST_CASE("of a book what is encrypted is told", "[extractor][epub]") {
  const auto cipher = [](const std::string& part) {
    return "<CipherReference URI='" + part + "'/>";
  };
  const auto partly = extraction_of(book_with(cipher("OEBPS/text/one.xhtml")), "a.epub");
  REQUIRE(partly.output.remarks.size() == 1);
  CHECK(partly.output.remarks[0].reason == "1 parts are encrypted and left out");
  CHECK(partly.output.documents.at(0).sections.size() == 2);

  const auto wholly = extraction_of(book_with(cipher("OEBPS/text/one.xhtml") +
                                              cipher("OEBPS/text/二.xhtml") + cipher("more.xhtml")),
                                    "a.epub");
  CHECK(wholly.refusal == "is encrypted");
}

TEST_CASE("of a book the pages that are images are told once", "[extractor][epub]") {
  const auto book_of = [](const std::string& more) {
    return zip_of({{"mimetype", "application/epub+zip"},
                   {"META-INF/container.xml", kContainer},
                   {"OEBPS/book.opf",
                    "<package><manifest><item id='a' href='1.jpg'/><item id='b' href='2.PNG'/>"
                    "<item id='c' href='end.xhtml'/></manifest><spine><itemref idref='a'/><itemref "
                    "idref='b'/>" +
                        more + "</spine></package>"},
                   {"OEBPS/1.jpg", std::string(8, '\0')},
                   {"OEBPS/2.PNG", std::string(8, '\0')},
                   {"OEBPS/end.xhtml", chapter("<p>奥付</p>")}});
  };
  const auto book = extraction_of(book_of("<itemref idref='c'/>"), "a.epub");
  REQUIRE(book.output.remarks.size() == 1);
  CHECK(book.output.remarks[0].reason == "2 of its pages are images, and need OCR first");
  CHECK(extraction_of(book_of(""), "a.epub").refusal ==
        "has no text: its pages are images, and need OCR first");
}

TEST_CASE("of a damaged book what is left is read, and told", "[extractor][epub]") {
  const std::string whole = book_with("");
  std::string damaged = whole;
  damaged[damaged.find("商談をした") + 3] ^= 1;  // its sum is wrong
  const auto partly = extraction_of(damaged, "a.epub");
  REQUIRE(partly.output.documents.size() == 1);
  CHECK(text_of(partly.output.documents[0]) == "一 港\n弘前を出た。\nなおも続いた。\n");
  REQUIRE(partly.output.remarks.size() == 1);
  CHECK(partly.output.remarks[0].member == "OEBPS/text/二.xhtml");
  CHECK(partly.output.remarks[0].reason.starts_with("cannot be unpacked: "));

  const auto cut = extraction_of(whole.substr(0, whole.find("なおも")), "a.epub");
  REQUIRE(cut.output.documents.size() == 1);
  CHECK(cut.output.documents[0].sections.size() == 2);
  REQUIRE(cut.output.remarks.size() == 2);
  CHECK(cut.output.remarks[0].member == "more.xhtml");
  CHECK(cut.output.remarks[1].reason == "is cut short: only what is left of it was read");
}

TEST_CASE("a book that lacks its parts is refused or told", "[extractor][epub]") {
  CHECK(extraction_of(zip_of({{"mimetype", "application/epub+zip"}, {"a.xhtml", chapter("<p>文")}}),
                      "a.epub")
            .refusal != "");
  const auto lacking =
      extraction_of(zip_of({{"mimetype", "application/epub+zip"},
                            {"META-INF/container.xml", kContainer},
                            {"OEBPS/book.opf", kPackage},
                            {"OEBPS/text/one.xhtml", chapter("<p>文である。</p>")}}),
                    "a.epub");
  CHECK(lacking.output.remarks.size() == 2);
  CHECK(lacking.output.documents.size() == 1);
}
