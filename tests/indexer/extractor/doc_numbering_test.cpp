// Numbers before paragraphs of letters of Word 97 to 2003.
#include "tests/catch.h"
#include "tests/indexer/extractor/collected_output.h"
#include "tests/indexer/extractor/ole_fixture.h"

using namespace musubi;

namespace {

struct Paragraph {
  std::string text;  // without its end
  std::string properties = {};
  std::size_t style = 0;
  char16_t end = u'\r';
};

std::string in_list(std::size_t list, std::size_t level) {
  return little_endian(0x460B, 2) + little_endian(list, 2) + little_endian(0x260A, 2) +
         little_endian(level, 1);
}

// "第%1条": the number of the first level.
std::string level(std::size_t numeral, const std::u16string& label, std::size_t follows = 1,
                  std::size_t start = 1, std::size_t flags = 0, std::size_t restart = 0) {
  std::string text;
  for (std::size_t at = 0; at < label.size(); ++at) {
    const bool is_number = label[at] == u'%';
    text += little_endian(is_number ? label[++at] - u'1' : label[at], 2);
  }
  return little_endian(start, 4) + little_endian(numeral, 1) + little_endian(flags, 1) +
         std::string(9, '\0') + little_endian(follows, 1) + std::string(8, '\0') +
         little_endian(0, 2) + little_endian(restart, 1) + std::string(1, '\0') +
         little_endian(text.size() / 2, 2) + text;
}

struct Kind {
  std::size_t id;
  std::vector<std::string> levels;
  std::size_t first_style = 0xFFF;  // that its first level belongs to
};

std::string kinds_of(const std::vector<Kind>& kinds) {
  std::string bytes = little_endian(kinds.size(), 2), levels;
  for (const Kind& kind : kinds) {
    const bool has_one_level = kind.levels.size() == 1;
    bytes += little_endian(kind.id, 4) + little_endian(0, 4) + little_endian(kind.first_style, 2);
    for (int i = 1; i < 9; ++i) bytes += little_endian(0xFFF, 2);
    bytes += little_endian(has_one_level ? 1 : 0, 2);
    for (const std::string& one : kind.levels) levels += one;
    const std::size_t missing = has_one_level ? 0 : 9 - kind.levels.size();
    for (std::size_t i = 0; i < missing; ++i) levels += level(0, u"");
  }
  return bytes + levels;
}

// Each with the bytes of what it changes, and their count.
std::string lists_of(const std::vector<std::pair<std::size_t, std::vector<std::string>>>& lists) {
  std::string bytes = little_endian(lists.size(), 4), changes;
  for (const auto& [kind, changed] : lists) {
    bytes += little_endian(kind, 4) + std::string(8, '\0') + little_endian(changed.size(), 1) +
             std::string(3, '\0');
    changes += std::string(4, '\xFF');
    for (const std::string& one : changed) changes += one;
  }
  return bytes + changes;
}

// A style of paragraphs, based on that of this number.
std::string style_of(std::size_t based_on, const std::string& properties) {
  const std::string own =
      little_endian(properties.size() + 2, 2) + little_endian(0, 2) + properties;
  const std::string style = little_endian(0, 2) + little_endian(1 | based_on << 4, 2) +
                            std::string(6, '\0') + little_endian(1, 2) + utf16_of("あ") +
                            std::string(2, '\0') + own;
  return little_endian(style.size(), 2) + style;
}

std::string letter_of(const std::vector<Paragraph>& paragraphs, const std::string& kinds,
                      const std::string& lists, const std::vector<std::string>& styles = {}) {
  constexpr std::size_t kHead = 0x400, kPage = 512;
  std::string text, ends, places, properties;
  std::size_t property_at = kPage - 1;
  std::string page(kPage, '\0');
  std::vector<std::size_t> bounds = {kHead};
  std::vector<std::size_t> offsets;
  for (const Paragraph& paragraph : paragraphs) {
    text += utf16_of(paragraph.text) + little_endian(paragraph.end, 2);
    bounds.push_back(kHead + text.size());
    std::string own = little_endian(paragraph.style, 2) + paragraph.properties;
    if (own.size() % 2 == 0) own += '\0';
    const std::string whole = little_endian((own.size() + 1) / 2, 1) + own;
    property_at = (property_at - whole.size()) / 2 * 2;
    page.replace(property_at, whole.size(), whole);
    offsets.push_back(property_at / 2);
  }
  std::string head;
  for (const std::size_t bound : bounds) head += little_endian(bound, 4);
  for (const std::size_t offset : offsets) head += little_endian(offset, 1) + std::string(12, '\0');
  page.replace(0, head.size(), head);
  page.back() = static_cast<char>(paragraphs.size());

  std::string table, document(kHead, '\0');
  const auto state = [&](std::size_t at, std::size_t value, std::size_t bytes) {
    document.replace(at, bytes, little_endian(value, bytes));
  };
  const auto add_part = [&](std::size_t at, const std::string& part, std::size_t stated) {
    state(at, table.size(), 4);
    state(at + 4, stated, 4);
    table += part;
  };
  document += text;
  document.resize((document.size() + kPage - 1) / kPage * kPage);
  state(0, 0xA5EC, 2);
  state(2, 0xC1, 2);
  state(0x0A, 0x200, 2);
  state(0x4C, text.size() / 2, 4);
  const std::string pieces = little_endian(0, 4) + little_endian(text.size() / 2, 4) +
                             little_endian(0, 2) + little_endian(kHead, 4) + little_endian(0, 2);
  add_part(0x1A2, "\x02" + little_endian(pieces.size(), 4) + pieces, pieces.size() + 5);
  add_part(0x102,
           little_endian(kHead, 4) + little_endian(bounds.back(), 4) +
               little_endian(document.size() / kPage, 4),
           12);
  std::string sheet = little_endian(4, 2) + little_endian(styles.size(), 2) + little_endian(10, 2);
  for (const std::string& style : styles) sheet += style;
  add_part(0xA2, sheet, sheet.size());
  add_part(0x2E2, kinds, kinds.size());
  add_part(0x2EA, lists, lists.size());
  return ole_of({{"WordDocument", document + page}, {"1Table", table}});
}

std::string shown(const std::string& bytes) {
  const auto file = extraction_of(bytes, "a.doc");
  REQUIRE(file.refusal == "");
  REQUIRE(file.output.documents.size() == 1);
  return text_of(file.output.documents[0]);
}

}  // namespace

TEST_CASE("an older letter has the numbers of its articles and items", "[extractor][numbering]") {
  const std::string kinds =
      kinds_of({{7, {level(0, u"第%1条"), level(14, u"%2", 0), level(20, u"（%3）", 2)}},
                {9, {level(23, u"\uF06C")}}});
  CHECK(shown(letter_of({{"協定書"},
                         {"目的", in_list(1, 0)},
                         {"交流を進める。", in_list(1, 1)},
                         {"職員を送る。", in_list(1, 1)},
                         {"教員", in_list(1, 2)},
                         {"学生", in_list(1, 2)},
                         {"期間", in_list(1, 0)},
                         {"三年とする。", in_list(1, 1)},
                         {"箇条", in_list(2, 0)},
                         {"もうない", in_list(0, 0)}},
                        kinds, lists_of({{7, {}}, {9, {}}}))) ==
        "協定書\n第1条 目的\n１ 交流を進める。\n２ 職員を送る。\n（ア）教員\n（イ）学生\n"
        "第2条 期間\n１ 三年とする。\n箇条\nもうない\n");
}

TEST_CASE("a break of pages within a paragraph of an older letter is no end of it",
          "[extractor][numbering]") {
  CHECK(shown(letter_of({{"目的\x0C続き", in_list(1, 0)},
                         {"定義", in_list(1, 0), 0, 0x0C},
                         {"期間", in_list(1, 0)}},
                        kinds_of({{7, {level(0, u"第%1条")}}}), lists_of({{7, {}}}))) ==
        "第1条 目的\n続き\n第2条 定義\n第3条 期間\n");
}

TEST_CASE("a list of an older letter begins anew or has a level of its own",
          "[extractor][numbering]") {
  const std::string start = little_endian(1, 4) + little_endian(0x10, 4);
  const std::string own = little_endian(1, 4) + little_endian(0x20, 4) + level(11, u"%1号");
  CHECK(shown(letter_of({{"甲", in_list(1, 0)},
                         {"乙", in_list(1, 0)},
                         {"丙", in_list(2, 0)},
                         {"丁", in_list(3, 0)}},
                        kinds_of({{7, {level(0, u"%1.")}}}),
                        lists_of({{7, {}}, {7, {start}}, {7, {own}}}))) ==
        "1. 甲\n2. 乙\n1. 丙\n二号 丁\n");
}

TEST_CASE("an older letter of more lists than are read has what the others change",
          "[extractor][hostile][numbering]") {
  std::vector<std::pair<std::size_t, std::vector<std::string>>> lists(10'001, {7, {}});
  lists[0].second = {little_endian(5, 4) + little_endian(0x10, 4)};
  CHECK(shown(letter_of({{"甲", in_list(1, 0)}}, kinds_of({{7, {level(0, u"%1.")}}}),
                        lists_of(lists))) == "5. 甲\n");
}

TEST_CASE("numerals of an older letter go by their code", "[extractor][numbering]") {
  const auto [code, text] = GENERATE(table<std::size_t, std::string>(
      {{11, "二十"}, {10, "二〇"}, {43, "20"}, {44, "二〇"}, {30, "20"}, {255, ""}}));
  CAPTURE(code);
  CHECK(shown(letter_of({{"号", in_list(1, 0)}}, kinds_of({{7, {level(code, u"第%1", 1, 20)}}}),
                        lists_of({{7, {}}}))) == "第" + text + " 号\n");
}

TEST_CASE("styles number the paragraphs of an older letter, and cells have numbers",
          "[extractor][numbering]") {
  const std::vector<std::string> styles = {
      style_of(0xFFF, ""), style_of(0, little_endian(0x460B, 2) + little_endian(1, 2)),
      style_of(1, little_endian(0x260A, 2) + little_endian(1, 1))};
  const std::string end_of_row = in_list(1, 0) + little_endian(0x2417, 2) + little_endian(1, 1);
  CHECK(shown(letter_of({{"総則", "", 1},
                         {"目的", "", 2},
                         {"本文", "", 0},
                         {"", in_list(1, 1), 0, 0x07},
                         {"大連市", "", 0, 0x07},
                         {"", end_of_row, 0, 0x07}},
                        kinds_of({{7, {level(11, u"第%1章"), level(0, u"%1-%2", 1, 1, 4)}}}),
                        lists_of({{7, {}}}), styles)) ==
        "第一章 総則\n1-1 目的\n本文\n1-2   大連市\n");
}

TEST_CASE("an older letter whose lists are damaged is read all the same", "[extractor][hostile]") {
  const std::string kinds = kinds_of({{7, {level(0, u"第%1条"), level(0, u"%2")}}});
  const std::string lists = lists_of({{7, {}}});
  const std::string whole = letter_of({{"目的", in_list(1, 0)}, {"期間", in_list(1, 1)}}, kinds,
                                      lists, {style_of(0, "")});
  const std::size_t lists_at = whole.find(kinds + lists);
  REQUIRE(lists_at != std::string::npos);
  for (std::size_t at = 512; at < whole.size(); ++at) {
    for (const char value : {'\xFF', '\0'}) {
      std::string changed = whole;
      changed[at] = value;
      const auto file = extraction_of(changed, "a.doc");
      if (at < lists_at || at >= lists_at + kinds.size() + lists.size()) continue;
      CAPTURE(at);
      REQUIRE(file.output.documents.size() == 1);
      CHECK_THAT(text_of(file.output.documents[0]), Catch::Matchers::ContainsSubstring("目的") &&
                                                        Catch::Matchers::ContainsSubstring("期間"));
    }
  }
}
