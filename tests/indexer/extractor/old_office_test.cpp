#include <bit>

#include "common/text/utf8.h"
#include "tests/catch.h"
#include "tests/indexer/extractor/collected_output.h"
#include "tests/indexer/extractor/ole_fixture.h"

using namespace musubi;

namespace {

std::string record(std::uint16_t type, const std::string& bytes) {
  return little_endian(type, 2) + little_endian(bytes.size(), 2) + bytes;
}

std::string wide_string(std::string_view text, std::size_t count_bytes) {
  return little_endian(char_count(text), count_bytes) + "\1" + utf16_of(text);
}

std::string cell(std::size_t row, std::size_t column, std::size_t format = 0) {
  return little_endian(row, 2) + little_endian(column, 2) + little_endian(format, 2);
}

std::string shared(std::size_t row, std::size_t column, std::size_t text) {
  return record(0xFD, cell(row, column) + little_endian(text, 4));
}

std::string number(double value) {
  return little_endian(std::bit_cast<std::uint64_t>(value), 8);
}

const std::string kBegin = record(0x809, little_endian(0x600, 2) + little_endian(0x10, 2));
const std::string kEnd = record(0x0A, "");

// A sheet that is listed, and a hidden one.
std::string workbook_of(const std::string& globals, const std::string& sheet) {
  const auto listed = [](std::size_t at, std::size_t hidden, std::string_view name) {
    return record(0x85, little_endian(at, 4) + little_endian(hidden, 1) + little_endian(0, 1) +
                            wide_string(name, 1));
  };
  const auto head = [&](std::size_t first) {
    return kBegin + globals + listed(first, 0, "一覧") + listed(first, 1, "控え") + kEnd;
  };
  return ole_of({{"Workbook", head(head(0).size()) + kBegin + sheet + kEnd}});
}

// The texts of the cells, the fourth of which is cut by the end of a record, the fifth with fonts
// and a reading.
std::string texts() {
  const std::string head = little_endian(6, 4) + little_endian(6, 4);
  return record(0xFC, head + wide_string("国名", 2) + wide_string("都市名", 2) +
                          wide_string("締結日", 2) + little_endian(4, 2) + "\1" +
                          utf16_of("ハバ")) +
         record(0x3C, "\1" + utf16_of("ロフ") + little_endian(2, 2) + "\x0D" + little_endian(1, 2) +
                          little_endian(6, 4) + utf16_of("大連") + "font" + "furiga" +
                          little_endian(3, 2) + std::string(1, '\0') + "abc");
}

// A letter of these characters, in one piece; `notes`: how many of them are footnotes.
std::string letter_of(std::string_view text, std::size_t notes, std::uint16_t flags = 0x200) {
  std::string document(0x200, '\0');
  const std::size_t count = char_count(text);
  const auto set = [&](std::size_t at, std::uint64_t value, std::size_t bytes) {
    document.replace(at, bytes, little_endian(value, bytes));
  };
  set(0, 0xA5EC, 2);
  set(2, 0xC1, 2);
  set(0x0A, flags, 2);
  set(0x4C, count - notes, 4);
  set(0x50, notes, 4);
  const std::string pieces = little_endian(0, 4) + little_endian(count, 4) + little_endian(0, 2) +
                             little_endian(document.size(), 4) + little_endian(0, 2);
  const std::string table = "\2" + little_endian(pieces.size(), 4) + pieces;
  set(0x1A2, 0, 4);
  set(0x1A6, table.size(), 4);
  return ole_of({{"WordDocument", document + utf16_of(text)}, {"1Table", table}});
}

}  // namespace

TEST_CASE("a workbook of before 2007 is read as a new one is", "[extractor][office]") {
  const std::string globals = record(0x41E, little_endian(164, 2) + wide_string("yyyy/m/d", 2)) +
                              record(0xE0, little_endian(0, 2) + little_endian(0, 2)) +
                              record(0xE0, little_endian(0, 2) + little_endian(164, 2)) + texts();
  const std::string sheet =
      shared(0, 0, 0) + shared(0, 1, 1) + shared(0, 2, 2) + shared(0, 3, 5) + shared(1, 0, 3) +
      shared(1, 1, 4) + record(0x203, cell(1, 2, 1) + number(38345)) +
      record(0x27E, cell(1, 3) + little_endian((1234U << 2) | 2U | 1U, 4)) + shared(2, 1, 5) +
      record(0x06, cell(2, 2, 1) + number(38346)) +
      record(0x06, cell(2, 3) + std::string("\0\0\0\0\0\0\xFF\xFF", 8)) +
      record(0x207, wide_string("計算", 2)) +
      record(0xBD, little_endian(3, 2) + little_endian(1, 2) + little_endian(0, 2) +
                       little_endian((7U << 2) | 2U, 4) + little_endian(0, 2) +
                       little_endian((8U << 2) | 2U, 4) + little_endian(2, 2)) +
      shared(4, 0, 5) +
      record(0x208, little_endian(4, 2) + std::string(10, '\0') + "\x20" + std::string(3, '\0')) +
      record(0xE5, little_endian(1, 2) + little_endian(1, 2) + little_endian(2, 2) +
                       little_endian(0, 2) + little_endian(0, 2));
  const auto file = extraction_of(workbook_of(globals, sheet), "a.xls");
  CHECK(file.refusal.empty());
  CHECK(file.output.kind == SourceKind::Xls);
  REQUIRE(file.output.tables.size() == 1);
  const auto& [head, rows] = file.output.tables[0];
  CHECK(head.place == "一覧");
  CHECK(head.columns == std::vector<std::string>{"国名", "都市名", "締結日", "abc"});
  REQUIRE(rows.size() == 3);
  CHECK(rows[0].cells == std::vector<std::string>{"ハバロフ", "大連", "2004-12-24", "12.34"});
  CHECK(rows[1].cells == std::vector<std::string>{"ハバロフ", "abc", "2004-12-25", "計算"});
  CHECK(rows[2].cells.at(1) == "7");
  CHECK(rows[2].line == 4);
  REQUIRE(file.output.remarks.size() == 2);
  CHECK(file.output.remarks[0].reason == "hidden sheets are left out: 控え");
}

TEST_CASE("text boxes on a sheet of before 2007 are read, and comments are not",
          "[extractor][office]") {
  const auto object = [](std::size_t kind, const std::string& text) {
    return record(0x5D, little_endian(0x15, 2) + little_endian(0x12, 2) + little_endian(kind, 2)) +
           record(0x1B6, std::string(10, '\0') + little_endian(char_count(text), 2) +
                             little_endian(16, 2) + std::string(4, '\0')) +
           record(0x3C, "\1" + utf16_of(text)) + record(0x3C, std::string(16, '\0'));
  };
  const auto file = extraction_of(
      workbook_of(texts(), shared(0, 0, 0) + shared(0, 1, 1) + shared(1, 0, 3) + shared(1, 1, 4) +
                               object(6, "記入上の\r注意") + object(0x19, "覚え書き")),
      "a.xls");
  CHECK(file.refusal.empty());
  REQUIRE(file.output.tables.size() == 1);
  REQUIRE(file.output.documents.size() == 1);
  CHECK(text_of(file.output.documents[0]) == "記入上の\n注意\n");
}

TEST_CASE("of a letter of before 2007 what a reader sees is read", "[extractor][office]") {
  const auto letter = extraction_of(
      letter_of("友好協定の締結について\r国名\7大連\7\7担当 \x13 PAGE \x14"
                "3\x15課\r"
                "\x13 A \x13 B \x14x\x15 \x14"
                "結果\x15\r𠮷野\x02\r\x13 EQ \\o\\ad(\\s\\up 9(だいれん),大連)\x15市\r"
                "脚注である。\r",
                7),
      "a.doc");
  CHECK(letter.refusal.empty());
  REQUIRE(letter.output.documents.size() == 1);
  CHECK(text_of(letter.output.documents[0]) ==
        "友好協定の締結について\n国名  大連\n担当 3課\n結果\n𠮷野\n大連市\n脚注である。\n");
}

TEST_CASE("older and encrypted office files are refused with the reason", "[extractor][office]") {
  CHECK(extraction_of(letter_of("文", 0, 0x300), "a.doc").refusal == "is encrypted");
  CHECK(extraction_of(workbook_of(record(0x2F, "x"), ""), "a.xls").refusal == "is encrypted");
  CHECK(extraction_of(workbook_of("", ""), "a.xls").refusal == "holds no text");
  const auto old = extraction_of(ole_of({{"Book", "x"}}), "a.xls");
  CHECK(old.refusal == "is a workbook of Excel 95 or before: save it anew as .xlsx");
  const std::string letter = "\xEC\xA5\x68" + std::string(0x200, '\0');  // of Word 95
  CHECK(extraction_of(ole_of({{"WordDocument", letter}}), "a.doc").refusal ==
        "is a letter of Word 95 or before: save it anew as .docx");
  const auto mail = extraction_of(ole_of({{"__substg1.0_0037001F", ""}}), "a.msg");
  CHECK(mail.refusal == "is no mail that can be read");
}

TEST_CASE("a mail of Outlook gives its head, its text and its attachments",
          "[extractor][office][mail]") {
  const std::string sent = std::string(32, '\0') + little_endian(0x00390040, 4) +
                           little_endian(6, 4) + little_endian(130'934'016'000'000'000, 8);
  const auto mail = extraction_of(
      ole_of({{"__properties_version1.0", sent},
              {"__substg1.0_0037001F", utf16_of("代表団の来県について")},
              {"__substg1.0_1000001F", utf16_of("各位\r\n来県します。")},
              {"__substg1.0_0C1A001F", utf16_of("国際課")},
              {"__substg1.0_5D01001F", utf16_of("k@example.jp")},
              {"__attach_version1.0_#00000000/__substg1.0_37010102", "日程は三日です。"},
              {"__attach_version1.0_#00000000/__substg1.0_3707001F", utf16_of("次第.txt")},
              {"__attach_version1.0_#00000001/__substg1.0_3707001F", utf16_of("転送.msg")}}),
      "a.msg");
  CHECK(mail.refusal.empty());
  REQUIRE(mail.output.documents.size() == 1);
  const Extracted& document = mail.output.documents[0];
  CHECK(document.title == "代表団の来県について");
  CHECK(document.date == "2015-12-01");
  CHECK(text_of(document) == "各位\r\n来県します。");
  REQUIRE(!document.fields.empty());
  CHECK(document.fields[0].value == "国際課 <k@example.jp>");
  REQUIRE(mail.output.plains.size() == 1);
  CHECK(mail.output.plains[0].member == "次第.txt");
  REQUIRE(mail.output.remarks.size() == 1);
  CHECK(mail.output.remarks[0].reason == "1 attachments are damaged: they are not read");
}

TEST_CASE("a damaged office file of before 2007 is refused or read in part",
          "[extractor][office]") {
  const std::string globals = texts();
  const std::string whole = workbook_of(globals, shared(0, 0, 0) + shared(1, 0, 1));
  for (std::size_t size = 512; size < whole.size(); size += 97) {
    extraction_of(whole.substr(0, size), "a.xls");
    std::string changed = whole;
    changed[size] = static_cast<char>(~changed[size]);
    extraction_of(changed, "a.xls");
  }
  const std::string letter = letter_of("協定\r", 0);
  for (std::size_t at = 512; at < letter.size(); at += 13) {
    std::string changed = letter;
    changed[at] = static_cast<char>(~changed[at]);
    extraction_of(changed, "a.doc");
  }
  SUCCEED("none crashed");
}
