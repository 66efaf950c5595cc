#include <fmt/format.h>

#include "indexer/extractor/formats/mail/packed_rtf.h"
#include "tests/catch.h"
#include "tests/indexer/extractor/collected_output.h"
#include "tests/indexer/extractor/ole_fixture.h"
#include "tests/indexer/readers/reading.h"

using namespace musubi;
using musubi::test::encode;

namespace {

// An attribute of a winmail.dat, and a property in one.
std::string attribute(std::uint32_t number, const std::string& bytes) {
  return "\1" + little_endian(number, 4) + little_endian(bytes.size(), 4) + bytes + "xx";
}
std::string property(std::uint16_t type, std::uint16_t number, std::string value) {
  const std::size_t size = value.size();
  value.resize((size + 3) / 4 * 4);
  return little_endian(type, 2) + little_endian(number, 2) + little_endian(1, 4) +
         little_endian(size, 4) + value;
}

std::string winmail() {
  const std::string named = little_endian(3, 2) + little_endian(0x8001, 2) + std::string(16, 'g') +
                            little_endian(1, 4) + little_endian(6, 4) + utf16_of("名前x") +
                            std::string(2, '\0') + little_endian(7, 4);
  return "\x78\x9F\x3E\x22\1" + std::string(1, '\0') +
         attribute(0x18004, encode("日程の件", "Shift_JIS") + std::string(1, '\0')) +
         attribute(0x69003, little_endian(2, 4) + named +
                                property(0x1E, 0x1000, encode("予定を送る。", "Shift_JIS"))) +
         attribute(0x69002, "begin") + attribute(0x18010, "NITTEI~1.TXT") +
         attribute(0x6800F, "三日は表敬訪問") +
         attribute(0x69005, little_endian(1, 4) + property(0x1F, 0x3707, utf16_of("日程/案.txt")));
}

// As Outlook packs it: everything as it is, but for what its window begins with.
std::string packed_rtf(const std::string& text) {
  std::string bytes;
  for (std::size_t at = 0; at < text.size(); at += 8) {
    bytes += std::string(1, '\0') + text.substr(at, 8);
  }
  return little_endian(bytes.size() + 12, 4) + little_endian(text.size(), 4) +
         little_endian(0x75465A4C, 4) + little_endian(0, 4) + bytes;
}

}  // namespace

TEST_CASE("a winmail.dat gives its text and its attachments by their own names",
          "[extractor][mail]") {
  const auto alone = extraction_of(winmail(), "winmail.dat");
  CHECK(alone.refusal.empty());
  CHECK(alone.output.kind == SourceKind::Tnef);
  REQUIRE(alone.output.documents.size() == 1);
  CHECK(alone.output.documents[0].title == "日程の件");
  CHECK(text_of(alone.output.documents[0]) == "予定を送る。");
  REQUIRE(alone.output.plains.size() == 1);
  CHECK(alone.output.plains[0].member == "日程_案.txt");
  CHECK(alone.output.plains[0].bytes == "三日は表敬訪問");

  const auto mail = extraction_of(
      "Subject: s\nFrom: a@example.jp\nMIME-Version: 1.0\n"
      "Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain\n\ntext\n"
      "--x\nContent-Type: application/ms-tnef; name=\"winmail.dat\"\n\n" +
          winmail() + "\n--x--\n",
      "a.eml");
  REQUIRE(mail.output.documents.size() == 1);
  CHECK(text_of(mail.output.documents[0]).find("予定") == std::string::npos);
  REQUIRE(mail.output.plains.size() == 1);
  CHECK(mail.output.plains[0].member == "日程_案.txt");

  std::size_t silent = 0;  // cut where an attribute ends, as nothing says how many there are
  for (std::size_t size = 6; size < winmail().size(); ++size) {
    const auto cut = extraction_of(winmail().substr(0, size), "winmail.dat");
    if (cut.output.remarks.empty() && cut.refusal.empty()) ++silent;
  }
  CHECK(silent <= 5);
}

TEST_CASE("a mail of Outlook gives the mails that were forwarded with it", "[extractor][mail]") {
  const std::string inner = "__attach_version1.0_#00000002/__substg1.0_3701000D/";
  const auto mail = extraction_of(
      ole_of(
          {{"__properties_version1.0", std::string(32, '\0')},
           {"__substg1.0_0037001F", utf16_of("転送の件")},
           {"__attach_version1.0_#00000000/__substg1.0_37010102", ole_of({{"WordDocument", "x"}})},
           {"__attach_version1.0_#00000000/__substg1.0_3707001F", utf16_of("古い手紙.doc")},
           {inner + "__properties_version1.0", std::string(24, '\0')},
           {inner + "__substg1.0_0037001F", utf16_of("元の件名")},
           {inner + "__substg1.0_10090102",
            packed_rtf("{\\rtf1\\ansi\\ansicpg932 \\'91\\'e5\\'98\\'41\\'8e\\'73}")},
           {inner + "__attach_version1.0_#00000000/__substg1.0_37010102", "日程"},
           {inner + "__attach_version1.0_#00000000/__substg1.0_3707001F", utf16_of("次第.txt")}}),
      "a.msg");
  CHECK(mail.refusal.empty());
  CHECK(mail.output.kind == SourceKind::Msg);  // whatever is attached to it
  REQUIRE(mail.output.documents.size() == 2);
  CHECK(mail.output.documents[0].title == "転送の件");
  CHECK(mail.output.documents[1].member == "元の件名.msg");
  CHECK(mail.output.documents[1].title == "元の件名");
  CHECK(text_of(mail.output.documents[1]) == "大連市");
  REQUIRE(mail.output.plains.size() == 1);
  CHECK(mail.output.plains[0].member == "元の件名.msg/次第.txt");
  REQUIRE(mail.output.remarks.size() == 1);
  CHECK(mail.output.remarks[0].member == "古い手紙.doc");
}

TEST_CASE("a mail of an older Outlook is read in the encoding that it states",
          "[extractor][mail]") {
  const std::string page = std::string(32, '\0') + little_endian(0x3FFD0003, 4) +
                           little_endian(6, 4) + little_endian(932, 8);
  const auto mail = extraction_of(
      ole_of({{"__properties_version1.0", page},
              {"__substg1.0_0037001E", encode("ｾﾞﾝ", "Shift_JIS") + std::string(1, '\0')},
              {"__substg1.0_1000001E", encode("能力開発", "Shift_JIS")}}),
      "a.msg");
  REQUIRE(mail.output.documents.size() == 1);
  CHECK(mail.output.documents[0].title == "ｾﾞﾝ");
  CHECK(text_of(mail.output.documents[0]) == "能力開発");
}

TEST_CASE("zeros behind a text of an Outlook mail do not tell of UTF-16", "[extractor][mail]") {
  const auto extraction = extraction_of(
      ole_of({{"__substg1.0_0037001E", "sister city" + std::string(1, '\0')},
              {"__substg1.0_1000001E", "The mayor will come." + std::string(4, '\0')}}),
      "a.msg");
  REQUIRE(extraction.output.documents.size() == 1);
  CHECK(extraction.output.documents[0].title == "sister city");
  CHECK(text_of(extraction.output.documents[0]) == "The mayor will come.");
}

TEST_CASE("a mail of an older Outlook that states no encoding of its own is read by its looks",
          "[extractor][mail]") {
  struct Row {
    std::string why, encoding;
    std::uint32_t property, page;
  };
  const auto row = GENERATE(values<Row>({
      {"nothing is stated", "Shift_JIS", 0, 0},
      {"sent in JIS, kept in Shift_JIS", "Shift_JIS", 0x3FDE0003, 50221},
      {"sent as ASCII", "Shift_JIS", 0x3FDE0003, 20127},
      {"sent as Latin", "Shift_JIS", 0x3FDE0003, 28591},
      {"sent as Western", "Shift_JIS", 0x3FDE0003, 1252},
      {"kept in JIS", "ISO-2022-JP", 0x3FFD0003, 50221},
      {"kept in JIS, said to be ASCII", "ISO-2022-JP", 0x3FFD0003, 20127},
      {"another number of EUC-JP", "EUC-JP", 0x3FFD0003, 20932},
      {"a page that nobody knows", "Shift_JIS", 0x3FFD0003, 99999},
  }));
  INFO(row.why);
  const auto head = [&](std::size_t size) {
    return std::string(size, '\0') + little_endian(row.property, 4) + little_endian(6, 4) +
           little_endian(row.page, 8);
  };
  const std::string text = "先日の会議の議事録をお送りします。";
  const std::string subject = encode("議事録の件について", row.encoding.c_str());
  const std::string inner = "__attach_version1.0_#00000100/__substg1.0_3701000D/";
  const auto mail =
      extraction_of(ole_of({{"__properties_version1.0", head(32)},
                            {"__substg1.0_0037001E", subject},
                            {"__substg1.0_1000001E", encode(text, row.encoding.c_str())},
                            {inner + "__properties_version1.0", head(24)},
                            {inner + "__substg1.0_0037001E", subject},
                            {inner + "__substg1.0_1000001E", encode(text, row.encoding.c_str())}}),
                    "a.msg");
  REQUIRE(mail.output.documents.size() == 2);
  for (const Extracted& document : mail.output.documents) {
    CHECK(document.title == "議事録の件について");
    CHECK(text_of(document) == text);
  }
}

TEST_CASE("a forwarded mail has an encoding of its own", "[extractor][mail]") {
  const auto head = [](std::size_t size, std::uint64_t page) {
    return std::string(size, '\0') + little_endian(0x3FFD0003, 4) + little_endian(6, 4) +
           little_endian(page, 8);
  };
  const std::string inner = "__attach_version1.0_#00000000/__substg1.0_3701000D/";
  const auto mail =
      extraction_of(ole_of({{"__properties_version1.0", head(32, 65001)},
                            {"__substg1.0_0037001E", "転送"},
                            {inner + "__properties_version1.0", head(24, 932)},
                            {inner + "__substg1.0_0037001E", encode("ｾﾞﾝ", "Shift_JIS")}}),
                    "a.msg");
  REQUIRE(mail.output.documents.size() == 2);
  CHECK(mail.output.documents[1].title == "ｾﾞﾝ");
  CHECK(mail.output.documents[1].member == "ｾﾞﾝ.msg");
}

TEST_CASE("attachments that are too many are told, and each has its own bytes",
          "[extractor][mail]") {
  const auto of_number = [](int number) { return std::to_string(number); };
  std::string bytes = "\x78\x9F\x3E\x22\1" + std::string(1, '\0');
  for (int i = 1; i <= 1003; ++i) {
    bytes += attribute(0x69002, "begin") + attribute(0x6800F, of_number(i));
    if (i > 2) bytes += attribute(0x18010, "f" + of_number(i) + ".txt");
  }
  const auto alone = extraction_of(bytes, "winmail.dat");
  REQUIRE(alone.output.remarks.size() == 3);  // two have no name, and no ending
  CHECK(alone.output.remarks[0].reason == "has more parts than are read");
  CHECK(alone.output.remarks[1].member == "1");
  CHECK(alone.output.remarks[2].member == "2");
  REQUIRE(alone.output.plains.size() == 998);
  CHECK(alone.output.plains.back().member == "f1000.txt");
  CHECK(alone.output.plains.back().bytes == "1000");

  const auto mail = extraction_of(
      "Subject: s\nFrom: a@example.jp\nMIME-Version: 1.0\n"
      "Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain; "
      "name=\"first.txt\"\n\nfirst\n--x\nContent-Type: application/ms-tnef\n"
      "Content-Transfer-Encoding: binary\n\n" +
          bytes + "\n--x--\n",
      "a.eml");
  REQUIRE(!mail.output.remarks.empty());
  CHECK(mail.output.remarks[0].reason == "has more parts than are read");
  CHECK(mail.output.plains.size() == 998);

  std::vector<std::pair<std::string, std::string>> parts = {
      {"__properties_version1.0", std::string(32, '\0')},
      {"__substg1.0_0037001F", utf16_of("件名")}};
  for (const std::size_t number :
       {std::size_t{0}, std::size_t{99}}) {  // those between were removed
    const std::string storage = fmt::format("__attach_version1.0_#{:08X}/", number);
    parts.emplace_back(storage + "__substg1.0_37010102", "bytes");
    parts.emplace_back(storage + "__substg1.0_3707001F", utf16_of(fmt::format("{}.txt", number)));
  }
  CHECK(extraction_of(ole_of(parts), "a.msg").output.plains.size() == 2);
}

TEST_CASE("packed Rich Text Format is unpacked", "[extractor][mail]") {
  // The example of [MS-OXRTFCP], 3.1.
  const std::string packed(
      "\x2d\0\0\0\x2b\0\0\0\x4c\x5a\x46\x75\xf1\xc5\xc7\xa7\x03\0\x0a\0\x72\x63\x70\x67\x31\x32"
      "\x35\x42\x32\x0a\xf3\x20\x68\x65\x6c\x09\0\x20\x62\x77\x05\xb0\x6c\x64\x7d\x0a\x80\x0f\xa0",
      49);
  CHECK(unpacked_rtf(packed).text == "{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n");
  CHECK(unpacked_rtf("short").text.empty());
  for (std::size_t size = 0; size < packed.size(); ++size) {
    CHECK(!unpacked_rtf(packed.substr(0, size)).is_cut);
  }
  // References that give 16 bytes each, from the beginning of the window.
  std::string bomb = packed.substr(0, 16);
  for (int i = 0; i < 530'000; ++i)
    bomb += "\xFF\x0F\x0E\x0F\x0E\x0F\x0E\x0F\x0E\x0F\x0E\x0F\x0E\x0F\x0E\x0F\x0E";
  CHECK(unpacked_rtf(bomb).is_cut);
}
