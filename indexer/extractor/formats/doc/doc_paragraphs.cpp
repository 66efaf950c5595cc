#include "indexer/extractor/formats/doc/doc_paragraphs.h"

#include <algorithm>

#include "indexer/extractor/container/little_endian.h"

namespace musubi {

namespace {

// Where the head of a letter tells the places of these parts of the table ([MS-DOC] 2.5.6).
constexpr std::size_t kStylesPlace = 0xA2, kPagesPlace = 0x102;

constexpr std::size_t kPageBytes = 512;
constexpr std::size_t kMaxBases = 20;  // of a style that is based on others

// Properties of paragraphs ([MS-DOC] 2.6.2).
constexpr std::uint16_t kLevel = 0x260A, kList = 0x460B, kEndOfRow = 0x2417;

// How many bytes the value of a property has, which stands at `at`.
std::size_t value_bytes(std::uint16_t property, std::string_view bytes, std::size_t at) {
  constexpr std::uint16_t kTable = 0xD608, kTabs = 0xC615;
  switch (property >> 13) {
    case 0:
    case 1:
      return 1;
    case 2:
    case 4:
    case 5:
      return 2;
    case 3:
      return 4;
    case 7:
      return 3;
    default:
      break;
  }
  if (property == kTable) return 1U + u16_at(bytes, at);
  const std::size_t stated = number_at(bytes, at, 1);
  if (property != kTabs || stated != 255) return 1 + stated;
  const std::size_t deleted = number_at(bytes, at + 1, 1);
  return 2 + 4 * deleted + 1 + 3 * number_at(bytes, at + 2 + 4 * deleted, 1);
}

void read_properties(std::string_view bytes, DocListPlace& place) {
  constexpr std::size_t kMaxList = 0x7FE;  // above it are marks of older programs
  for (std::size_t at = 0; at + 3 <= bytes.size();) {
    const std::uint16_t property = u16_at(bytes, at);
    at += 2;
    if (property == kLevel) place.level = number_at(bytes, at, 1);
    if (property == kList) {
      const std::size_t list = u16_at(bytes, at);
      place.list = list <= kMaxList ? list : 0;
    }
    if (property == kEndOfRow) place.is_end_of_row = number_at(bytes, at, 1) != 0;
    at += value_bytes(property, bytes, at);
  }
}

std::string_view part_of(std::string_view bytes, std::size_t at, std::size_t size) {
  return at < bytes.size() ? bytes.substr(at, size) : std::string_view();
}

}  // namespace

DocParagraphs::DocParagraphs(std::string_view document, std::string_view table) {
  read_styles(table, u32_at(document, kStylesPlace), u32_at(document, kStylesPlace + 4));
  const std::string_view pages =
      part_of(table, u32_at(document, kPagesPlace), u32_at(document, kPagesPlace + 4));
  const std::size_t count = pages.size() < 4 ? 0 : (pages.size() - 4) / 8;
  // No letter has more of them than it has pages.
  for (std::size_t i = 0; i < std::min(count, document.size() / kPageBytes); ++i) {
    const std::size_t page = u32_at(pages, 4 * (count + 1) + 4 * i) & 0x3FFFFF;
    read_page(part_of(document, page * kPageBytes, kPageBytes));
  }
}

// A page of properties: how far each paragraph goes, and where in the page they stand.
void DocParagraphs::read_page(std::string_view page) {
  constexpr std::size_t kPlaceBytes = 13;
  if (page.size() < kPageBytes) return;
  const std::size_t count = number_at(page, kPageBytes - 1, 1);
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t end = u32_at(page, 4 * (i + 1));
    std::size_t at = 2 * number_at(page, 4 * (count + 1) + kPlaceBytes * i, 1);
    DocListPlace place;
    if (at > 0) {
      std::size_t size = 2 * number_at(page, at, 1);
      if (size == 0) size = 2 * number_at(page, ++at, 1) + 1;
      const std::string_view properties = part_of(page, at + 1, size - 1);
      place.style = u16_at(properties, 0);
      if (properties.size() > 2) read_properties(properties.substr(2), place);
    }
    paragraphs_[end] = place;
  }
}

void DocParagraphs::read_styles(std::string_view table, std::size_t at, std::size_t size) {
  const std::string_view sheet = part_of(table, at, size);
  const std::size_t head_bytes = u16_at(sheet, 0), base_bytes = u16_at(sheet, 4);
  std::size_t style_at = 2 + head_bytes;
  for (std::size_t count = u16_at(sheet, 2); count > 0 && style_at < sheet.size(); --count) {
    const std::size_t style_bytes = u16_at(sheet, style_at);
    const std::string_view style = part_of(sheet, style_at + 2, style_bytes);
    style_at += 2 + style_bytes;
    styles_.emplace_back();
    const std::uint16_t kind = u16_at(style, 2);
    styles_.back().based_on = kind >> 4;
    constexpr std::uint16_t kOfParagraphs = 1;
    if ((kind & 0xF) != kOfParagraphs) continue;
    // Behind the name, which ends with a character of zero, stand the properties.
    const std::size_t properties_at = base_bytes + 2 + 2U * u16_at(style, base_bytes) + 2;
    const std::size_t bytes = u16_at(style, properties_at);
    if (bytes > 2)
      read_properties(part_of(style, properties_at + 4, bytes - 2), styles_.back().place);
  }
}

DocListPlace DocParagraphs::with_style(DocListPlace place) const {
  std::size_t style = place.style;
  for (std::size_t bases = 0; style < styles_.size() && bases < kMaxBases; ++bases) {
    const Style& said = styles_[style];
    if (!place.list) place.list = said.place.list;
    if (!place.level) place.level = said.place.level;
    style = said.based_on;
  }
  return place;
}

DocListPlace DocParagraphs::at(std::size_t byte) const {
  const auto paragraph = paragraphs_.upper_bound(byte);
  return paragraph == paragraphs_.end() ? DocListPlace() : with_style(paragraph->second);
}

}  // namespace musubi
