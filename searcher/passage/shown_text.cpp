#include "searcher/passage/shown_text.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>

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
  Gap gap() const {
    if (line_ends_ > 0) return line_ends_ > 1 ? Gap::Paragraph : Gap::Line;
    return blanks_ > 0 ? Gap::Blank : Gap::None;
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
  bool is_labelled = begins_with_label(body.substr(range.begin));  // the line being read
  for (std::size_t at = range.begin; at < range.end;) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(body, at);
    for (; next_match < matches.size() && matches[next_match].begin < at; ++next_match) {
      matched_until = std::max(matched_until, matches[next_match].end);
    }
    const bool matched = begin < matched_until;
    if (is_blank(c)) {
      blanks_matched = blanks.gap() == Gap::None ? matched : blanks_matched && matched;
      blanks.add(c);
      continue;
    }
    const Gap gap = blanks.gap();
    const bool was_labelled = is_labelled;
    if (gap > Gap::Blank) is_labelled = begins_with_label(body.substr(begin));
    const bool is_parted = gap > Gap::Blank && (is_labelled || was_labelled);
    const bool runs_on = !chars.empty() && is_japanese(chars.back().code_point) && is_japanese(c) &&
                         (blanks.is_bare_line_end() || ends_sentence(chars.back().code_point));
    std::u32string_view between;
    if (gap != Gap::None && !chars.empty()) between = is_parted ? U" / " : runs_on ? U"" : U" ";
    for (const char32_t blank : between) {
      chars.push_back({blank, begin, blanks_matched && !is_parted, Gap::None});
    }
    chars.push_back({c, begin, matched, gap});
    blanks = BlankRun();
  }
  return chars;
}

}  // namespace musubi
