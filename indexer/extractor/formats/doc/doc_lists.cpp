#include "indexer/extractor/formats/doc/doc_lists.h"

#include <algorithm>

#include "common/text/utf8.h"
#include "indexer/extractor/container/little_endian.h"
#include "indexer/extractor/container/utf16_text.h"

namespace musubi {

namespace {

// Where the head of a letter tells the places of these parts of the table ([MS-DOC] 2.5.6).
constexpr std::size_t kKindsPlace = 0x2E2, kListsPlace = 0x2EA;

constexpr std::size_t kListKindBytes = 28, kLevelBytes = 28, kListBytes = 16, kOverrideBytes = 8;

// MSONFC ([MS-OSHARED] 2.2.1.3); others are shown in Arabic digits.
Numeral numeral_of(std::size_t code) {
  switch (code) {
    case 1:
      return Numeral::UpperRoman;
    case 2:
      return Numeral::LowerRoman;
    case 3:
      return Numeral::UpperLetters;
    case 4:
      return Numeral::LowerLetters;
    case 10:
    case 17:
    case 36:
    case 44:
      return Numeral::KanjiDigits;
    case 11:
      return Numeral::Japanese;
    case 12:
      return Numeral::NarrowAiueo;
    case 13:
      return Numeral::NarrowIroha;
    case 14:
    case 19:
      return Numeral::FullWidthArabic;
    case 16:
      return Numeral::JapaneseFormal;
    case 18:
    case 28:
      return Numeral::Circled;
    case 20:
      return Numeral::Aiueo;
    case 21:
      return Numeral::Iroha;
    case 22:
      return Numeral::PaddedArabic;
    case 26:
      return Numeral::WithFullStop;
    case 27:
      return Numeral::Parenthesized;
    case 29:
      return Numeral::CircledKanji;
    case 30:
      return Numeral::HeavenlyStems;
    case 31:
      return Numeral::ZodiacSigns;
    case 33:
    case 35:
    case 37:
    case 39:
      return Numeral::Chinese;
    case 57:
      return Numeral::DashedArabic;
    case 255:
      return Numeral::None;
    default:
      return Numeral::Arabic;
  }
}

// The level that stands at `at`, which is moved behind it.
ListLevel read_level(std::string_view table, std::size_t& at) {
  constexpr std::size_t kBullet = 23;
  ListLevel level;
  level.start = u32_at(table, at);
  const std::size_t code = number_at(table, at + 4, 1), flags = number_at(table, at + 5, 1);
  level.numeral = numeral_of(code);
  level.is_hidden = code == kBullet;
  level.is_arabic = (flags & 4) != 0;
  if ((flags & 8) != 0) level.restarts_behind = number_at(table, at + 26, 1);
  level.is_close = number_at(table, at + 15, 1) == 2;
  at += kLevelBytes + number_at(table, at + 24, 1) + number_at(table, at + 25, 1);

  const std::size_t length = u16_at(table, at);
  at += 2;
  std::u16string piece;
  for (std::size_t i = 0; i < length && level.label.size() < kMaxLabelBytes; ++i) {
    const auto unit = static_cast<char16_t>(u16_at(table, at + 2 * i));
    if (unit >= kListLevels) {
      piece += unit;
      continue;
    }
    level.label += utf8_of_utf16(piece) + "%" + static_cast<char>('1' + unit);
    piece.clear();
  }
  level.label = truncate_utf8(level.label + utf8_of_utf16(piece), kMaxLabelBytes);
  at += 2 * length;
  return level;
}

}  // namespace

DocLists::DocLists(std::string_view document, std::string_view table) {
  if (u32_at(document, kKindsPlace + 4) > 0) read_kinds(table, u32_at(document, kKindsPlace));
  if (u32_at(document, kListsPlace + 4) > 0) read_lists(table, u32_at(document, kListsPlace));
}

void DocLists::read_kinds(std::string_view table, std::size_t at) {
  const std::size_t stated = u16_at(table, at), count = std::min(stated, kMaxLists);
  is_cut_ = is_cut_ || count < stated;
  at += 2;
  std::size_t level_at = at + kListKindBytes * stated;
  for (std::size_t i = 0; i < count && level_at < table.size(); ++i, at += kListKindBytes) {
    Kind& kind = kinds_[u32_at(table, at)];
    const bool has_one_level = (number_at(table, at + 26, 1) & 1) != 0;
    for (std::size_t level = 0; level < kListLevels; ++level) {
      kind.styles[level] = u16_at(table, at + 8 + 2 * level);
      if (level == 0 || !has_one_level) kind.levels[level] = read_level(table, level_at);
    }
  }
}

void DocLists::read_lists(std::string_view table, std::size_t at) {
  const std::size_t stated = u32_at(table, at), count = std::min(stated, kMaxLists);
  is_cut_ = is_cut_ || count < stated;
  at += 4;
  std::size_t data_at = at + kListBytes * stated;
  for (std::size_t i = 0; i < count && at < table.size(); ++i, at += kListBytes) {
    NumberedList list;
    list.kind = u32_at(table, at);
    const std::size_t overrides = number_at(table, at + 12, 1);
    data_at += 4;
    for (std::size_t number = 0; number < overrides && data_at < table.size(); ++number) {
      const std::uint32_t start = u32_at(table, data_at), flags = u32_at(table, data_at + 4);
      const std::size_t level = flags & 0xF;
      data_at += kOverrideBytes;
      ListLevel own;
      const bool has_own = (flags & 0x20) != 0;
      if (has_own) own = read_level(table, data_at);
      if (level >= kListLevels) continue;
      if ((flags & 0x10) != 0) list.starts[level] = has_own ? own.start : start;
      if (has_own) list.levels[level] = own;
    }
    lists_.push_back(std::move(list));
  }
}

std::size_t DocLists::level_of_style(std::size_t list, std::uint16_t style) const {
  if (list == 0 || list > lists_.size()) return kListLevels;
  const auto kind = kinds_.find(lists_[list - 1].kind);
  if (kind == kinds_.end()) return kListLevels;
  const auto& styles = kind->second.styles;
  return static_cast<std::size_t>(std::find(styles.begin(), styles.end(), style) - styles.begin());
}

std::string DocLists::next_label(std::size_t list, std::size_t level) {
  if (list == 0 || list > lists_.size() || level >= kListLevels) return "";
  const NumberedList& named = lists_[list - 1];
  const auto kind = kinds_.find(named.kind);
  if (kind == kinds_.end()) return "";
  return counters_.next_label(static_cast<unsigned>(list), named, kind->second.levels, level);
}

}  // namespace musubi
