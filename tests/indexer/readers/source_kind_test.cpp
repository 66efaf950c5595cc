#include "indexer/readers/source_kind.h"

#include <string>

#include "tests/catch.h"

using namespace musubi;
using namespace std::string_literals;

namespace {

std::string number(std::size_t value, std::size_t byte_count) {
  std::string bytes;
  for (; byte_count-- > 0; value >>= 8) bytes += static_cast<char>(value & 0xFF);
  return bytes;
}

// A member of a ZIP archive as it stands before its content, which is not compressed.
std::string zip_member(const std::string& name, const std::string& content) {
  return "PK\x03\x04"s + std::string(14, '\0') + number(content.size(), 4) +
         number(content.size(), 4) + number(name.size(), 2) + number(0, 2) + name + content;
}

}  // namespace

TEST_CASE("a kind of file is told by its content", "[readers]") {
  struct Row {
    std::string why, bytes;
    std::optional<SourceKind> kind;
  };
  const auto row = GENERATE(values<Row>({
      {"a PDF", "%PDF-1.7\n", SourceKind::Pdf},
      {"a page", "\xEF\xBB\xBF \n<!DOCTYPE HTML>", SourceKind::Html},
      {"a page that begins with a comment", "<!-- x --><html lang=ja>", SourceKind::Html},
      {"XHTML", "<?xml version='1.0'?>\n<html xmlns='…'>", SourceKind::Html},
      {"XML of another kind", "<?xml version='1.0'?>\n<feed><htmlx/></feed>", std::nullopt},
      {"text about tags", "<html> という要素は", SourceKind::Html},
      {"text that mentions a tag", "要素 <html> は", std::nullopt},
      {"a letter", "{\\rtf1\\ansi", SourceKind::Rtf},
      {"a mail", "Subject: a\r\nFrom: b@example.jp\r\n\r\ntext", SourceKind::Mail},
      {"notes with colons", "From: 青森\n国: 中国\nテスト", std::nullopt},
      {"a mailbox", "From a@b Thu Jan 1\nSubject: a\nFrom: b\n\n", SourceKind::Mbox},
      {"an archive", zip_member("a.txt", "abc"), SourceKind::Zip},
      {"a workbook behind other parts",
       zip_member("[Content_Types].xml", "<x/>") + zip_member("xl/workbook.xml", ""),
       SourceKind::Xlsx},
      {"a text document", zip_member("mimetype", "application/vnd.oasis.opendocument.text"),
       SourceKind::Odt},
      {"a book", zip_member("mimetype", "application/epub+zip"), SourceKind::Epub},
      {"a ZIP that is cut", "PK\x03\x04", SourceKind::Zip},
      {"an old office file of no kind we know", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 xx",
       std::nullopt},
      {"text", "青森県", std::nullopt},
      {"nothing", "", std::nullopt},
  }));
  INFO(row.why);
  CHECK(kind_by_content(row.bytes) == row.kind);
}

TEST_CASE("a packed document is known though its parts are in another order", "[readers]") {
  const std::string book = zip_member("META-INF/container.xml", "<x/>") +
                           zip_member("mimetype", "application/epub+zip") + "PK\x05\x06";
  CHECK(kind_by_content(book, SourceKind::Epub) == SourceKind::Epub);
  CHECK(kind_by_content(book) == SourceKind::Zip);
  const std::string letter = zip_member("content.xml", "<x/>") +
                             zip_member("META-INF/manifest.xml", "<x/>") + "PK\x05\x06";
  CHECK(kind_by_content(letter, SourceKind::Odt) == SourceKind::Odt);
  CHECK(kind_by_content(zip_member("a.txt", "x") + "PK\x05\x06", SourceKind::Odt) ==
        SourceKind::Zip);
}
