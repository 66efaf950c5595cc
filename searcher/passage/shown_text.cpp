#include "searcher/passage/shown_text.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
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

bool is_item_mark(char32_t c) {
  return std::u32string_view(U"・•●○◆◇■□▪▫◎▶►").find(c) != std::u32string_view::npos;
}

// Up to the end of the line, at most `most`.
std::size_t chars_of_line(std::string_view text, std::size_t most) {
  std::size_t chars = 0;
  for (std::size_t at = 0; at < text.size() && chars < most; ++chars) {
    const char32_t c = next_code_point(text, at);
    if (c == '\n' || c == '\r') break;
  }
  return chars;
}

// What stands between two lines, told by both.
class LineBreaks {
 public:
  explicit LineBreaks(std::string_view first_line) : is_labelled_(begins_with_label(first_line)) {}

  void add_char() { ++chars_; }

  // Whether a line that begins with `line` is no more of what stood before it; called once a line.
  bool part(std::string_view line, TextGap gap, char32_t before) {
    std::size_t at = 0;
    const char32_t first = next_code_point(line, at);
    const bool is_item = is_item_mark(first);
    const bool was_apart =
        std::exchange(is_labelled_, begins_with_label(line)) || std::exchange(is_item_, is_item);
    // In a text that was broken to fit a width no line is much shorter than the one behind it.
    const std::size_t slack = is_japanese(before) && is_japanese(first) ? 2 : 15;
    const bool was_short = chars_of_line(line, chars_ + slack + 1) > chars_ + slack;
    const bool is_new = gap == TextGap::Paragraph || was_short;
    chars_ = 0;
    return was_apart || is_labelled_ || is_item_ || (is_new && !ends_sentence(before));
  }

 private:
  bool is_labelled_;
  bool is_item_ = false;
  std::size_t chars_ = 0;  // of the line that is read
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
    lines.add_char();
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
