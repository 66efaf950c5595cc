#include "tests/catch.h"
#include "tests/indexer/extractor/collected_output.h"
#include "tests/indexer/extractor/ole_fixture.h"

using namespace musubi;

namespace {

std::string atom(std::uint16_t type, const std::string& bytes, std::uint16_t instance = 0) {
  return little_endian(static_cast<std::uint64_t>(instance) << 4, 2) + little_endian(type, 2) +
         little_endian(bytes.size(), 4) + bytes;
}

std::string group(std::uint16_t type, const std::string& records, std::uint16_t instance = 0) {
  std::string bytes = atom(type, records, instance);
  bytes[0] = static_cast<char>(bytes[0] | 0x0F);
  return bytes;
}

std::string words(std::uint32_t kind, std::string_view text) {
  return atom(0x0F9F, little_endian(kind, 4)) + atom(0x0FA0, utf16_of(text));
}

std::string shape(const std::string& box, const std::string& more = "") {
  return group(0xF004, more + group(0xF00D, box));
}

// A cell of a table, which is a group of shapes.
std::string cell(std::uint32_t top, std::string_view text) {
  return shape(words(4, text), atom(0xF00F, little_endian(0, 4) + little_endian(top, 4)));
}

std::string drawing(const std::string& shapes) {
  return group(0x040C, group(0xF002, group(0xF003, shapes)));
}

// Its slides and pages of notes, which are written one behind the other, numbered from 2.
class Presentation {
 public:
  void slide(const std::string& records, const std::string& outline = "") {
    slides_ += atom(0x03F3, little_endian(add(group(0x03EE, records)), 4) + std::string(8, '\0') +
                                little_endian(256 + count_++, 4) + std::string(4, '\0')) +
               outline;
  }
  // Of the slide before.
  void notes(const std::string& records) {
    const std::string of = atom(0x03F1, little_endian(255 + count_, 4) + std::string(4, '\0'));
    notes_ +=
        atom(0x03F3, little_endian(add(group(0x03F0, of + records)), 4) + std::string(16, '\0'));
  }
  std::string stream() const {
    const std::size_t document_at = stream_.size();
    std::string bytes =
        stream_ + group(0x03E8, group(0x0FF0, slides_, 0) + group(0x0FF0, notes_, 2));
    const std::size_t places_at = bytes.size();
    bytes += atom(0x1772, little_endian(1 | (1 << 20), 4) + little_endian(document_at, 4) +
                              little_endian(2 | (places_.size() / 4 << 20), 4) + places_);
    const std::size_t edit_at = bytes.size();
    bytes += atom(0x0FF5, std::string(12, '\0') + little_endian(places_at, 4) +
                              little_endian(1, 4) + std::string(8, '\0'));
    return bytes + little_endian(edit_at, 4);
  }
  // `token`: what says whether it is encrypted.
  std::string file(std::uint64_t token = 0xE391C05F) const {
    const std::string bytes = stream();
    const std::string edit_at = bytes.substr(bytes.size() - 4);
    const std::string user =
        atom(0x0FF6, little_endian(0x14, 4) + little_endian(token, 4) + edit_at);
    return ole_of({{"PowerPoint Document", bytes}, {"Current User", user}});
  }

 private:
  std::size_t add(const std::string& record) {
    places_ += little_endian(stream_.size(), 4);
    stream_ += record;
    return places_.size() / 4 + 1;
  }

  std::string stream_, slides_, notes_, places_;
  std::size_t count_ = 0;
};

Presentation sample() {
  Presentation slides;
  slides.slide(
      drawing(shape(atom(0x0F9E, little_endian(0, 4))) + shape(atom(0x0F9E, little_endian(1, 4))) +
              shape(words(4, "*\r") + atom(0x0FD8, little_endian(0, 4)),
                    group(0xF011, atom(0x0BC3, std::string(4, '\0') + "\x08")))),
      words(0, "友好交流の歩み") + words(1, "昭和五十四年に提携\r\vこれまでの交流"));
  slides.notes(drawing(shape(words(2, "ここで挨拶をする。"))));
  slides.slide(atom(0x03F9, std::string(10, '\0') + "\4" + std::string(5, '\0')) +
               drawing(shape(words(4, "隠れた案"))));
  slides.slide(drawing(shape(words(0, "日程")) +
                       group(0xF003, cell(10, "一日") + cell(10, "到着") + cell(20, "二日") +
                                         cell(20, "表敬訪問"))));
  return slides;
}

}  // namespace

TEST_CASE("slides of before 2007 are sections, with tables and notes", "[extractor][office]") {
  const auto file = extraction_of(sample().file(), "a.ppt");
  CHECK(file.refusal.empty());
  CHECK(file.output.kind == SourceKind::Ppt);
  REQUIRE(file.output.documents.size() == 1);
  const Extracted& document = file.output.documents[0];
  CHECK(document.title == "友好交流の歩み");
  REQUIRE(document.sections.size() == 2);
  CHECK(document.sections[0].place == "スライド1");
  CHECK(document.sections[0].text ==
        "友好交流の歩み\n昭和五十四年に提携\nこれまでの交流\nここで挨拶をする。\n");
  CHECK(document.sections[1].place == "スライド3");
  CHECK(document.sections[1].text == "日程\n一日  到着\n二日  表敬訪問\n");
  REQUIRE(file.output.remarks.size() == 1);
  CHECK(file.output.remarks[0].reason == "1 hidden slides are left out");
}

TEST_CASE("of damaged slides what is left is read, and told", "[extractor][office]") {
  const std::string stream = sample().stream();
  const auto lost = extraction_of(ole_of({{"PowerPoint Document", stream}}), "a.ppt");
  REQUIRE(lost.output.documents.size() == 1);
  CHECK(text_of(lost.output.documents[0]) == "日程\n一日  到着\n二日  表敬訪問\n");
  REQUIRE(!lost.output.remarks.empty());
  CHECK(lost.output.remarks[0].reason.starts_with("is damaged: its slides are read as they stand"));
  CHECK(extraction_of(sample().file(0xF3D1C4DF), "a.ppt").refusal == "is encrypted");
  CHECK(extraction_of(Presentation().file(), "a.ppt").refusal == "holds no text");
  CHECK(extraction_of(ole_of({{"PP40", "x"}}), "a.ppt")
            .refusal.starts_with("is a presentation of PowerPoint 95"));
  const std::string whole = sample().file();
  for (std::size_t at = 512; at < whole.size(); at += 11) {
    std::string changed = whole;
    changed[at] = static_cast<char>(~changed[at]);
    for (const std::string& bytes : {changed, at % 7 == 0 ? whole.substr(0, at) : changed}) {
      const auto damaged = extraction_of(bytes, "a.ppt");
      const bool has_text = !damaged.output.documents.empty() || !damaged.output.plains.empty();
      CHECK((has_text || !damaged.refusal.empty() || !damaged.output.remarks.empty()));
    }
  }
}

TEST_CASE("slides that are more, or deeper, than are read are told", "[extractor][office]") {
  const auto told = [](const std::string& file) {
    std::string reasons;
    for (const Remark& remark : extraction_of(file, "a.ppt").output.remarks) {
      reasons += remark.reason + "\n";
    }
    return reasons.find("is too large a presentation: what follows is left out\n") !=
           std::string::npos;
  };
  std::string many = group(0x03EE, drawing(shape(words(0, "日程"))));
  for (int i = 0; i < 19'999; ++i) many += group(0x03EE, "");
  CHECK(!told(ole_of({{"PowerPoint Document", many}})));
  CHECK(told(ole_of({{"PowerPoint Document", many + group(0x03EE, "")}})));
  std::string deep = shape(words(4, "底"));
  for (int i = 0; i < 60; ++i) deep = group(0xF003, deep);
  Presentation slides;
  slides.slide(drawing(shape(words(0, "日程")) + deep));
  CHECK(told(slides.file()));
  CHECK(!told(sample().file()));
}
