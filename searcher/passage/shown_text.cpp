#include "searcher/passage/shown_text.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <initializer_list>
#include <utility>

#include "common/text/utf8.h"

namespace musubi {

namespace {

bool is_blank(char32_t c) {
  return u_isUWhiteSpace(static_cast<UChar32>(c)) ||
         u_charType(static_cast<UChar32>(c)) == U_CONTROL_CHAR;
}

bool is_japanese(char32_t c) {
  switch (u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_EAST_ASIAN_WIDTH)) {
    case U_EA_WIDE:
    case U_EA_FULLWIDTH:
    case U_EA_HALFWIDTH: {
      UErrorCode status = U_ZERO_ERROR;
      return uscript_getScript(static_cast<UChar32>(c), &status) != USCRIPT_HANGUL;
    }
    default:
      return false;
  }
}

// A run of blanks: how many, and how many of them end a line.
class BlankRun {
 public:
  void add(char32_t c) {
    const bool second_half = c == '\n' && last_ == '\r';
    if (!second_half) {
      ++blanks_;
      if (c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029) ++line_ends_;
    }
    last_ = c;
  }
  TextGap gap() const {
    if (line_ends_ > 0) return line_ends_ > 1 ? TextGap::Paragraph : TextGap::Line;
    return blanks_ > 0 ? TextGap::Blank : TextGap::None;
  }
  bool is_bare_line_end() const { return blanks_ == 1 && line_ends_ == 1; }

 private:
  int blanks_ = 0;
  int line_ends_ = 0;
  char32_t last_ = 0;
};

// "担当課: 国際課", a line of its own whatever stands around it.
bool begins_with_label(std::string_view text) {
  constexpr int kMaxLabel = 20;
  int chars = 0;
  for (std::size_t at = 0; at < text.size() && chars < kMaxLabel; ++chars) {
    if (chars > 0 && text.substr(at).starts_with(": ")) return true;
    const char32_t c = next_code_point(text, at);
    if (is_blank(c) || !u_isalnum(static_cast<UChar32>(c))) return false;
  }
  return false;
}

bool has_any(std::string_view line, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [line](std::string_view word) {
    return line.find(word) != std::string_view::npos;
  });
}

// "平成16年 | 大連市 | 協定", or cells with room between them.
bool is_table_row(std::string_view line) {
  return has_any(line, {" | ", "  ", "　　", "\t"});
}

bool is_item_mark(char32_t c) {
  return std::u32string_view(U"・•●○◆◇■□▪▫◎▶►").find(c) != std::u32string_view::npos;
}

std::string_view line_of(std::string_view text) {
  constexpr std::size_t kMaxBytes = 1000;
  return text.substr(0, std::min(text.find_first_of("\r\n"), kMaxBytes));
}

std::string_view behind_line(std::string_view text) {
  text.remove_prefix(line_of(text).size());
  text.remove_prefix(text.starts_with("\r\n") ? 2 : text.empty() ? 0 : 1);
  return text;
}

// Near enough to compare lines by, and quickly told: two for all that is not ASCII.
int columns_of(std::string_view line) {
  int columns = 0;
  for (const char c : line) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) ++columns;
    if (byte >= 0xC0) columns += 2;
  }
  return columns;
}

// Whether a sentence ends in the lines from here on, before one that is too narrow to have been
// broken to fit that width: a date, a place and a name below each other have no end.
bool is_within_sentence(std::string_view text, int columns, int slack) {
  constexpr int kMaxLines = 12;
  for (int lines = 0; lines < kMaxLines; ++lines) {
    const std::string_view line = line_of(text);
    if (has_any(line, {"。", "｡", "！", "？"}) || line.ends_with("．")) return true;
    text = behind_line(text);
    const int own = columns_of(line);
    if (own + slack < columns || own + slack < columns_of(line_of(text))) return false;
  }
  return false;
}

// Whether a line that was broken to fit a width goes on so, and seldom another.
bool goes_on(char32_t before, char32_t first, int columns) {
  constexpr int kWideColumns = 30;
  constexpr std::u32string_view kEnds = U"をのとはがに、，・「『（(";
  const bool is_hiragana = first >= U'ぁ' && first <= U'ん';
  return kEnds.find(before) != kEnds.npos || (is_hiragana && columns >= kWideColumns);
}

// What stands between two lines, told by both.
class LineBreaks {
 public:
  explicit LineBreaks(std::string_view text)
      : line_(line_of(text)), is_apart_(stands_apart(text)) {}

  // Whether the line that `text` begins with is no more of what stood before it; called once a
  // line.
  bool part(std::string_view text, TextGap gap, char32_t before) {
    std::size_t at = 0;
    const char32_t first = next_code_point(text, at);
    const std::string_view above = std::exchange(line_, line_of(text));
    const bool was_apart = std::exchange(is_apart_, stands_apart(text));
    if (was_apart || is_apart_) return true;
    if (ends_sentence(before)) return false;
    if (gap == TextGap::Paragraph) return true;
    const bool is_of_japanese = is_japanese(before) || is_japanese(first);
    const int slack = is_of_japanese ? 4 : 15;
    const int columns = columns_of(above);
    // In a text that was broken to fit a width no line is much narrower than the one behind it.
    if (columns + slack < columns_of(line_)) return true;
    return is_of_japanese && !goes_on(before, first, columns) &&
           !is_within_sentence(text, columns, slack);
  }

 private:
  static bool stands_apart(std::string_view text) {
    std::size_t at = 0;
    const std::string_view line = line_of(text);
    return begins_with_label(line) || is_table_row(line) || is_item_mark(next_code_point(line, at));
  }

  std::string_view line_;  // that is read
  bool is_apart_;
};

}  // namespace

std::size_t first_char(std::string_view body) {
  std::size_t begin = 0;
  for (std::size_t at = 0; at < body.size() && is_blank(next_code_point(body, at));) begin = at;
  return begin;
}

bool ends_sentence(char32_t c) {
  return std::u32string_view(U"。！？．｡.!?").find(c) != std::u32string_view::npos;
}

std::vector<ShownChar> shown_text(std::string_view body, ByteRange range,
                                  const std::vector<MatchSpan>& matches) {
  std::vector<ShownChar> chars;
  BlankRun blanks;
  bool blanks_matched = false;
  std::size_t next_match = 0;
  std::size_t matched_until = 0;
  TextGap left_out = TextGap::None;  // in front of a mark that is not shown
  LineBreaks lines(body.substr(range.begin));
  for (std::size_t at = range.begin; at < range.end;) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(body, at);
    for (; next_match < matches.size() && matches[next_match].begin < at; ++next_match) {
      matched_until = std::max(matched_until, matches[next_match].end);
    }
    const bool matched = begin < matched_until;
    if (is_blank(c)) {
      blanks_matched = blanks.gap() == TextGap::None ? matched : blanks_matched && matched;
      blanks.add(c);
      continue;
    }
    const TextGap gap = blanks.gap();
    const char32_t before = chars.empty() ? U'。' : chars.back().code_point;
    const bool is_parted =
        gap > TextGap::Blank && lines.part(body.substr(begin), gap, before) && !blanks_matched;
    const bool is_left_out = is_parted && is_item_mark(c) && !matched;
    const bool runs_on = !chars.empty() && is_japanese(chars.back().code_point) && is_japanese(c) &&
                         (blanks.is_bare_line_end() || ends_sentence(chars.back().code_point));
    std::u32string_view between;
    const bool is_blank_wanted =
        gap != TextGap::None && !chars.empty() && left_out == TextGap::None;
    if (is_blank_wanted) between = is_parted ? U" / " : runs_on ? U"" : U" ";
    for (const char32_t blank : between) {
      chars.push_back({blank, begin, blanks_matched && !is_parted, TextGap::None, true});
    }
    const TextGap in_front =
        std::max(gap, std::exchange(left_out, is_left_out ? gap : TextGap::None));
    if (!is_left_out) chars.push_back({c, begin, matched, in_front, false});
    blanks = BlankRun();
  }
  return chars;
}

}  // namespace musubi
