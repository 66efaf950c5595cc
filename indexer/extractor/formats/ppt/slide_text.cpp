#include "indexer/extractor/formats/ppt/slide_text.h"

#include <algorithm>
#include <optional>

#include "common/text/utf8.h"
#include "indexer/extractor/container/little_endian.h"
#include "indexer/extractor/container/utf16_text.h"

namespace musubi {

namespace {

constexpr std::size_t kMaxDepth = 50;

// Marks that stand for what each slide has anew: its number, the day, headers and footers.
bool is_mark_of_master(std::uint16_t type) {
  return type == 0x0FD8 || (type >= 0x0FF7 && type <= 0x0FFA) || type == 0x1015;
}

std::u16string units_of(const PptRecord& record) {
  const std::size_t width = record.type == ppt::kWideText ? 2 : 1;
  std::u16string units;
  for (std::size_t at = 0; at + width <= record.bytes.size(); at += width) {
    units += static_cast<char16_t>(number_at(record.bytes, at, width));
  }
  return units;
}

// Paragraphs as lines, without the blanks around them and empty ones.
std::string lines_of(std::u16string units) {
  for (char16_t& unit : units) {
    if (unit == u'\r' || unit == 0x0B) unit = u'\n';
    if (unit == u'\t' || unit == 0xA0) unit = u' ';
    if (unit < 0x20 && unit != u'\n') unit = u'\0';
  }
  units.erase(std::remove(units.begin(), units.end(), u'\0'), units.end());
  const std::string text = utf8_of_utf16(units);
  std::string lines;
  for (std::string_view rest = text; !rest.empty();) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = trim(rest.substr(0, end));
    if (!line.empty()) lines.append(line).append("\n");
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return lines;
}

class SlideReader {
 public:
  SlideReader(const std::vector<SlideWords>& outline, SlideText& to) : outline_(outline), to_(to) {}

  void read(std::string_view records, std::size_t depth = 0) {
    if (depth > kMaxDepth) {
      to_.is_cut = true;
      return;
    }
    PptRecord record;
    for (PptRecords all(records); all.next(record);) {
      if (record.type == ppt::kSlideShow) {
        to_.is_hidden = (u16_at(record.bytes, 10) & 0x0004) != 0;
      } else if (record.type == ppt::kShape) {
        read_shape(record.bytes);
      } else if (record.type == ppt::kShapes || record.type == ppt::kDrawing ||
                 record.type == ppt::kDrawingOfSlide) {
        read(record.bytes, depth + 1);
      }
    }
  }

 private:
  void read_shape(std::string_view shape) {
    std::string_view box;
    std::optional<std::uint32_t> top;  // in a group: cells of a row have the same
    PptRecord record;
    for (PptRecords all(shape); all.next(record);) {
      if (record.type == ppt::kPlaceInGroup) top = u32_at(record.bytes, 4);
      if (record.type == ppt::kShapeData && is_on_each_slide(record.bytes)) return;
      if (record.type == ppt::kTextBox) box = record.bytes;
    }
    for (SlideWords& words : words_in(box)) {
      const bool is_title = words.is_title;
      std::string lines = lines_of(std::move(words.text));
      if (lines.empty()) continue;
      if (is_title && to_.title.empty()) to_.title = lines.substr(0, lines.find('\n'));
      add(lines, top);
    }
  }

  void add(std::string_view lines, std::optional<std::uint32_t> top) {
    const bool is_same_row = top && top == last_top_ && to_.lines.ends_with('\n');
    last_top_ = top;
    if (!is_same_row) {
      to_.lines += lines;
      return;
    }
    to_.lines.back() = ' ';
    to_.lines.append(" ").append(lines);
  }

  static bool is_on_each_slide(std::string_view data) {
    PptRecord record;
    for (PptRecords all(data); all.next(record);) {
      const std::uint64_t kind = number_at(record.bytes, 4, 1);
      if (record.type == ppt::kPlaceholder && kind >= 7 && kind <= 10) return true;
    }
    return false;
  }

  std::vector<SlideWords> words_in(std::string_view box) const {
    PptRecord record;
    for (PptRecords all(box); all.next(record);) {
      if (record.type != ppt::kOutlineText) continue;
      const std::size_t number = u32_at(record.bytes, 0);
      if (number < outline_.size()) return {outline_[number]};
    }
    return words_of(box);
  }

  const std::vector<SlideWords>& outline_;
  SlideText& to_;
  std::optional<std::uint32_t> last_top_;
};

}  // namespace

std::vector<SlideWords> words_of(std::string_view records) {
  std::vector<SlideWords> words;
  PptRecord record;
  for (PptRecords all(records); all.next(record);) {
    if (record.type == ppt::kTextHeader) {
      const std::uint32_t kind = u32_at(record.bytes, 0);
      words.push_back({.is_title = kind == 0 || kind == 6});
    } else if (words.empty()) {
      continue;
    } else if (record.type == ppt::kWideText || record.type == ppt::kNarrowText) {
      words.back().text = units_of(record);
    } else if (is_mark_of_master(record.type)) {
      const std::size_t at = u32_at(record.bytes, 0);
      if (at < words.back().text.size()) words.back().text[at] = u'\0';
    }
  }
  return words;
}

SlideText slide_text(std::string_view slide, const std::vector<SlideWords>& outline) {
  SlideText text;
  SlideReader(outline, text).read(slide);
  if (!text.lines.empty()) return text;
  for (const SlideWords& words : outline) {
    const std::string lines = lines_of(words.text);
    if (words.is_title && text.title.empty()) text.title = lines.substr(0, lines.find('\n'));
    text.lines += lines;
  }
  return text;
}

}  // namespace musubi
