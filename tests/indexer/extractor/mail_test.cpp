#include "tests/catch.h"
#include "tests/indexer/extractor/collected_output.h"
#include "tests/indexer/readers/reading.h"

using namespace musubi;
using musubi::test::encode;

namespace {

std::string value_of(const Extracted& mail, std::string_view name) {
  for (const NamedValue& field : mail.fields) {
    if (field.name == name) return field.value;
  }
  return "";
}

}  // namespace

TEST_CASE("a mail gives its head decoded and its text once", "[extractor][mail]") {
  const auto mail = extraction_of(
      "Subject: =?UTF-8?B?5aSn6YCj5biC?=\r\nFrom: =?UTF-8?B?5Zu96Zqb6Kqy?= <a@example.jp>\r\n"
      "To: b@example.jp\r\nDate: Tue, 1 Dec 2015 09:00:00 +0900\r\nMIME-Version: 1.0\r\n"
      "Content-Type: multipart/alternative; boundary=x\r\n\r\n"
      "--x\r\nContent-Type: text/plain; charset=ISO-2022-JP\r\n\r\n" +
          encode("訪問団の件", "ISO-2022-JP") +
          "\r\n--x\r\nContent-Type: text/html; charset=UTF-8\r\n\r\n<p>訪問団の件\r\n--x--\r\n",
      "a.eml");
  CHECK(mail.refusal.empty());
  REQUIRE(mail.output.documents.size() == 1);
  const Extracted& document = mail.output.documents[0];
  CHECK(document.title == "大連市");
  CHECK(document.date == "2015-12-01");
  CHECK(value_of(document, "差出人") == "国際課 <a@example.jp>");
  CHECK(value_of(document, "宛先") == "b@example.jp");
  CHECK(text_of(document).find("訪問団の件") == text_of(document).rfind("訪問団の件"));
  CHECK(text_of(document).find("訪問団の件") != std::string::npos);
}

TEST_CASE("a mail in HTML alone gives its text, and attachments name the mail",
          "[extractor][mail]") {
  const auto mail = extraction_of(
      "Subject: report\nFrom: a@example.jp\nMIME-Version: 1.0\n"
      "Content-Type: multipart/mixed; boundary=x\n\n"
      "--x\nContent-Type: text/html; charset=Shift_JIS\n\n<p>" +
          encode("本文です", "Shift_JIS") +
          "\n--x\nContent-Type: text/html; name=\"page.html\"\n"
          "Content-Disposition: attachment; filename*=UTF-8''%E9%A0%81.html\n"
          "Content-Transfer-Encoding: base64\n\n"
          "PGh0bWw+PHA+5aSp5rSl5biC\n"
          "--x\nContent-Type: application/octet-stream; name=\"data.bin\"\n\nxx\n--x--\n",
      "a.eml");
  REQUIRE(mail.output.documents.size() == 2);
  CHECK(text_of(mail.output.documents[0]) == "本文です\n");
  CHECK(mail.output.documents[1].member == "頁.html");
  CHECK(text_of(mail.output.documents[1]) == "天津市\n");
  CHECK(value_of(mail.output.documents[1], "添付元のメール") == "report, a@example.jp");
  REQUIRE(mail.output.remarks.size() == 1);
  CHECK(mail.output.remarks[0].kind == Remark::Kind::Skip);
  CHECK(mail.output.remarks[0].member == "data.bin");
}

TEST_CASE("each mail of a mailbox is a member by its Message-ID", "[extractor][mail]") {
  const std::string mail = "Subject: s\nFrom: a@example.jp\nMessage-ID: <";
  const auto mailbox = extraction_of("From a Thu Jan  1 00:00:00 2015\n" + mail +
                                         "1@x>\n\nFrom here on\n\nFrom b Thu Jan  1\n" + mail +
                                         "2@x>\n\nb\n\nFrom c\nSubject: t\nTo: c\n\nc\n",
                                     "a.mbox");
  REQUIRE(mailbox.output.documents.size() == 3);
  CHECK(mailbox.output.documents[0].member == "1@x.eml");
  CHECK(text_of(mailbox.output.documents[0]) == "From here on\n\n");
  CHECK(mailbox.output.documents[1].member == "2@x.eml");
  CHECK(mailbox.output.documents[2].member == "3.eml");
}

TEST_CASE("a head that was written without its encoding is understood", "[extractor][mail]") {
  for (const char* const encoding : {"ISO-2022-JP", "Shift_JIS", "EUC-JP", "UTF-8"}) {
    INFO(encoding);
    const auto mail = extraction_of(
        encode("Subject: 大連市からの訪問団について\r\nFrom: 国際課 <a@example.jp>\r\n"
               "Content-Type: text/plain\r\n\r\n訪問団は七月に到着します。\r\n",
               encoding),
        "a.eml");
    REQUIRE(mail.output.documents.size() == 1);
    CHECK(mail.output.documents[0].title == "大連市からの訪問団について");
    CHECK(value_of(mail.output.documents[0], "差出人") == "国際課 <a@example.jp>");
    CHECK(text_of(mail.output.documents[0]).starts_with("訪問団は七月に到着します。"));
  }
}

TEST_CASE("a mail that is cut short is told as one", "[extractor][mail]") {
  const std::string whole =
      "Subject: s\nFrom: a@example.jp\nMIME-Version: 1.0\n"
      "Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain\n\n訪問団\n"
      "--x\nContent-Type: text/csv; name=\"a.csv\"\n\nx,y\n--x--\n";
  CHECK(extraction_of(whole, "a.eml").output.remarks.empty());
  for (std::size_t size = whole.find("訪問団"); size + 2 < whole.size(); ++size) {
    const auto cut = extraction_of(whole.substr(0, size), "a.eml");
    REQUIRE(!cut.output.remarks.empty());
    CHECK(cut.output.remarks[0].reason == "is cut short: only what is left of it was read");
  }
}

TEST_CASE("lines that a mail program broke are joined, and plain attachments name the mail",
          "[extractor][mail]") {
  const auto mail = extraction_of(
      "Subject: s\nFrom: a@example.jp\nMIME-Version: 1.0\n"
      "Content-Type: multipart/mixed; boundary=x\n\n--x\n"
      "Content-Type: text/plain; charset=UTF-8; format=flowed; delsp=yes\n\n"
      "来週の水曜日に打 \n合せをします。\n From here\n  二字下げ\n-- \n署名\n"
      "--x\nContent-Type: text/csv; name=\"a.csv\"\n\nx\n--x--\n",
      "a.eml");
  REQUIRE(mail.output.documents.size() == 1);
  CHECK(text_of(mail.output.documents[0]) ==
        "来週の水曜日に打合せをします。\nFrom here\n 二字下げ\n-- \n署名\n");
  REQUIRE(mail.output.plains.size() == 1);
  REQUIRE(mail.output.plains[0].fields.size() == 1);
  CHECK(mail.output.plains[0].fields[0].value == "s, a@example.jp");
}

TEST_CASE("mails in mails end, and are told", "[extractor][mail]") {
  std::string mail = "Subject: s\nFrom: a@example.jp\n\n深い\n";
  for (int i = 0; i < 8; ++i) {
    mail = "Subject: s\nFrom: a@example.jp\nContent-Type: message/rfc822\n\n" + mail;
  }
  const auto nested = extraction_of(mail, "a.eml");
  CHECK(nested.output.documents.size() == 6);
  REQUIRE(nested.output.remarks.size() == 1);
  CHECK(nested.output.remarks[0].reason.find("it is not opened") != std::string::npos);
}
