#include "indexer/extractor/formats/doc.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "common/text/utf8.h"
#include "indexer/extractor/container/field_text.h"
#include "indexer/extractor/container/little_endian.h"
#include "indexer/extractor/container/ole_container.h"
#include "indexer/extractor/container/text_flow.h"
#include "indexer/extractor/container/utf16_text.h"
#include "indexer/extractor/formats/doc/doc_lists.h"
#include "indexer/extractor/formats/doc/doc_paragraphs.h"
#include "indexer/extractor/numbering/list_numbers.h"

namespace musubi {

namespace {

constexpr std::size_t kMaxCharacters = 32U << 20;
constexpr std::size_t kMaxInstruction = 10'000;
constexpr std::uint16_t kWord95 = 0x68;  // the version that a letter states

// The part of the stream 1Table or 0Table that tells where the pieces of the text are.
std::string_view piece_table(std::string_view document, std::string_view table) {
  const std::size_t at = u32_at(document, 0x1A2), size = u32_at(document, 0x1A6);
  if (at > table.size()) return {};
  std::string_view rest = table.substr(at, size);
  while (rest.size() > 3 && rest[0] == 1) {  // formats of pieces
    rest.remove_prefix(std::min<std::size_t>(rest.size(), 3U + u16_at(rest, 1)));
  }
  if (rest.size() < 5 || rest[0] != 2) return {};
  return rest.substr(5, u32_at(rest, 1));
}

// What Windows has in the place of control characters (code page 1252); pieces of one byte a
// character hold no Japanese.
char16_t wide(unsigned char c) {
  constexpr char16_t kUpper[] =
      u"\u20AC\uFFFD\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\uFFFD\u017D"
      u"\uFFFD\uFFFD\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\uFFFD"
      u"\u017E\u0178";
  return c >= 0x80 && c < 0xA0 ? kUpper[c - 0x80] : c;
}

struct LetterText {
  std::u16string characters;
  // Where in the document those of a piece stand.
  struct Run {
    std::size_t first, at, width;
  };
  std::vector<Run> runs;
  // Before the paragraphs that begin there, in their order: their numbers.
  std::vector<std::pair<std::size_t, std::string>> labels;
};

LetterText join_pieces(std::string_view document, std::string_view pieces) {
  constexpr std::size_t kPositionBytes = 4, kPieceBytes = 8;
  LetterText joined;
  std::u16string& text = joined.characters;
  const std::size_t count = pieces.size() / (kPositionBytes + kPieceBytes);
  for (std::size_t i = 0; i < count && text.size() < kMaxCharacters; ++i) {
    const std::size_t begin = u32_at(pieces, i * kPositionBytes);
    const std::size_t end = u32_at(pieces, (i + 1) * kPositionBytes);
    const std::uint32_t place = u32_at(pieces, (count + 1) * kPositionBytes + i * kPieceBytes + 2);
    const bool is_narrow = (place & 0x40000000) != 0;
    const std::size_t at = is_narrow ? (place & 0x3FFFFFFF) / 2 : place;
    const std::size_t width = is_narrow ? 1 : 2;
    if (end <= begin || at >= document.size()) continue;
    const std::size_t length =
        std::min({end - begin, (document.size() - at) / width, kMaxCharacters - text.size()});
    joined.runs.push_back({text.size(), at, width});
    for (std::size_t c = 0; c < length; ++c) {
      const auto unit = static_cast<char16_t>(number_at(document, at + c * width, width));
      text += is_narrow ? wide(static_cast<unsigned char>(unit)) : unit;
    }
  }
  return joined;
}

// Counts the paragraphs that are in lists.
void add_labels(LetterText& text, std::string_view document, std::string_view table,
                Output& output) {
  const DocParagraphs paragraphs(document, table);
  DocLists lists(document, table);
  std::size_t begin = 0, bytes = 0;
  auto run = text.runs.begin();
  for (std::size_t i = 0; i < text.characters.size(); ++i) {
    while (run + 1 != text.runs.end() && (run + 1)->first <= i) ++run;
    const char16_t c = text.characters[i];
    if (c != u'\r' && c != 0x07 && c != 0x0C) continue;
    const std::size_t at = run->at + (i - run->first) * run->width;
    // Of a section, or of a page within a paragraph.
    if (c == 0x0C && !paragraphs.is_end(at + run->width)) continue;
    const DocListPlace place = paragraphs.at(at);
    const std::size_t list = place.list.value_or(0);
    if (list > 0 && !place.is_end_of_row) {
      const std::size_t of_style = lists.level_of_style(list, place.style);
      const std::size_t level = place.level.value_or(of_style < kListLevels ? of_style : 0);
      std::string label = lists.next_label(list, level);
      bytes += label.size();
      if (!label.empty() && bytes <= kMaxNumberBytes) text.labels.emplace_back(begin, label);
    }
    begin = i + 1;
  }
  warn_of_numbers(lists.is_cut(), bytes > kMaxNumberBytes, output);
}

// The lines that a reader sees, of characters some of which are marks.
std::string shown_lines(const LetterText& letter, std::size_t first, std::size_t length) {
  const std::u16string_view text = std::u16string_view(letter.characters).substr(first, length);
  auto label = std::lower_bound(letter.labels.begin(), letter.labels.end(), first,
                                [](const auto& one, std::size_t at) { return one.first < at; });
  std::string before_field;
  std::u16string lines;
  std::vector<bool> fields;      // that are open: whether what they show has begun
  std::size_t instructions = 0;  // of them that are at "PAGE", "HYPERLINK …"
  std::u16string instruction;    // of the one that was begun last
  char16_t before = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char16_t c = text[i];
    for (; label != letter.labels.end() && label->first <= first + i; ++label) {
      if (instructions > 0) continue;
      before_field += utf8_of_utf16(std::exchange(lines, u"")) + label->second;
    }
    if (c == 0x13) {
      fields.push_back(false);
      ++instructions;
      instruction.clear();
    } else if ((c == 0x14 || c == 0x15) && !fields.empty()) {
      if (!fields.back()) --instructions;
      if (!fields.back() && instructions == 0) {
        before_field += utf8_of_utf16(std::exchange(lines, u"")) +
                        shown_by_field(utf8_of_utf16(std::exchange(instruction, u"")));
      }
      fields.back() = true;
      if (c == 0x15) fields.pop_back();
    } else if (instructions > 0 && instruction.size() < kMaxInstruction) {
      instruction += c;
    }
    const bool is_shown = instructions == 0;
    if (is_shown && c == 0x07) lines += before == 0x07 ? u"\n" : u"  ";  // of a cell, of a row
    if (is_shown && (c == u'\r' || c == 0x0B || c == 0x0C || c == 0x0E)) lines += u'\n';
    if (is_shown && (c == u'\t' || c == 0xA0)) lines += u' ';
    if (is_shown && c == 0x1E) lines += u'-';
    if (is_shown && c >= 0x20 && c != 0xA0) lines += c;
    before = c;
  }
  return before_field + utf8_of_utf16(lines);
}

// Each line without the blanks around it, and no empty ones.
std::string tidy(std::string_view text) {
  std::string tidied;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = trim(text.substr(0, end));
    if (!line.empty()) tidied.append(line).append("\n");
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return tidied;
}

// Behind the body stand footnotes, headers, comments, endnotes and text boxes, in this order.
std::string text_of(std::string_view document, const LetterText& letter) {
  constexpr std::pair<std::size_t, bool> kParts[] = {{0x4C, true},  {0x50, true},  {0x54, false},
                                                     {0x58, false}, {0x5C, false}, {0x60, true},
                                                     {0x64, true}};
  std::string text;
  std::size_t first = 0;
  for (const auto& [at, is_read] : kParts) {
    const std::size_t length =
        std::min<std::size_t>(u32_at(document, at), letter.characters.size() - first);
    if (is_read) text += shown_lines(letter, first, length) + "\n";
    first += length;
  }
  return tidy(text);
}

}  // namespace

Result<void> extract_doc(const Input& input, Output& output) {
  const auto container = OleContainer::open(input.bytes);
  if (!container) return tl::unexpected(container.error());
  const auto document = container->read("WordDocument");
  if (!document) return tl::unexpected(document.error());
  const std::uint16_t flags = u16_at(*document, 0x0A);
  if (u16_at(*document, 2) <= kWord95) {
    return fail("is a letter of Word 95 or before: save it anew as .docx");
  }
  if ((flags & 0x0100) != 0) return fail("is encrypted");
  const auto table = container->read((flags & 0x0200) != 0 ? "1Table" : "0Table");
  if (!table) return tl::unexpected(table.error());
  const std::string_view pieces = piece_table(*document, *table);
  Extracted extracted;
  extracted.title = container->stated_title();
  LetterText text = join_pieces(*document, pieces);
  add_labels(text, *document, *table, output);
  extracted.sections.push_back({"", text_of(*document, text)});
  if (extracted.sections[0].text.empty()) return fail("holds no text");
  output.document(std::move(extracted));
  return {};
}

}  // namespace musubi
