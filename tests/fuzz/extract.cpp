#include "common/text/utf8.h"
#include "indexer/extraction/message.h"
#include "indexer/extractor/formats.h"
#include "tests/fuzz/target.h"

namespace musubi::fuzz {

namespace {

// Sends what comes to nobody: what the indexer would receive is what it asks about.
class CheckedOutput : public Output {
 public:
  void opened(SourceKind kind) override { check(Opened{kind}); }
  void document(Extracted document) override { check(document); }
  void begin_table(TableHead head) override { check(head); }
  void row(TableRow row) override { check(row); }
  void plain(PlainMember member) override { check(member); }
  void remark(Remark remark) override {
    expect(!remark.reason.empty(), "a remark says something");
    check(remark);
  }
  bool begin_member(const Input& member) override {
    check(MemberBegin{member_hash(member.name, member.bytes), 0, member.name});
    return true;
  }

 private:
  static void check(const Message& message) {
    const std::string sent = encode_message(message);
    expect(decode_message(std::string_view(sent).substr(kMessageHeadBytes)).has_value(),
           "what the extractor says is understood");
  }
};

void take(std::string_view bytes, const char* name) {
  CheckedOutput output;
  const auto done = extract({.bytes = bytes, .name = name}, output);
  expect(done || !done.error().message.empty(), "what is refused has a reason");
}

}  // namespace

void take_html(std::string_view bytes) {
  take(bytes, "a.html");
}
void take_pdf(std::string_view bytes) {
  take(bytes, "a.pdf");
}
void take_xlsx(std::string_view bytes) {
  take(bytes, "a.xlsx");
}
void take_xls(std::string_view bytes) {
  take(bytes, "a.xls");
}
void take_ods(std::string_view bytes) {
  take(bytes, "a.ods");
}
void take_docx(std::string_view bytes) {
  take(bytes, "a.docx");
}
void take_doc(std::string_view bytes) {
  take(bytes, "a.doc");
}
void take_odt(std::string_view bytes) {
  take(bytes, "a.odt");
}
void take_pptx(std::string_view bytes) {
  take(bytes, "a.pptx");
}
void take_rtf(std::string_view bytes) {
  take(bytes, "a.rtf");
}
void take_epub(std::string_view bytes) {
  take(bytes, "a.epub");
}
void take_mail(std::string_view bytes) {
  take(bytes, "a.eml");
}
void take_mbox(std::string_view bytes) {
  take(bytes, "a.mbox");
}
void take_msg(std::string_view bytes) {
  take(bytes, "a.msg");
}
void take_tnef(std::string_view bytes) {
  take(bytes, "winmail.dat");
}
void take_ppt(std::string_view bytes) {
  take(bytes, "a.ppt");
}
void take_archive(std::string_view bytes) {
  take(bytes, "a.zip");
}

void take_message(std::string_view bytes) {
  const auto message = decode_message(bytes);
  if (!message) return;
  if (const auto* document = std::get_if<Extracted>(&*message)) {
    expect(is_valid_utf8(document->title), "what is received is UTF-8");
  }
}

}  // namespace musubi::fuzz
