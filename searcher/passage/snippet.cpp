#include "searcher/passage/snippet.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <iterator>

#include "common/text/utf8.h"

namespace musubi {

namespace {

constexpr char32_t kEllipsis = U'…';
constexpr std::size_t kEllipses = 2;  // at most, one at either end
constexpr char32_t kZeroWidthJoiner = 0x200D;

using Range = ByteRange;

// How good it is to begin or to end a snippet before a character.
enum class Cut { Never, Anywhere, Word, Clause, Line, Sentence };

// The blanks in front of a character, in rising order of what they part.
enum class Gap { None, Blank, Line, Paragraph };

struct Char {
  char32_t code_point = 0;
  std::size_t at = 0;  // byte in the body
  bool matched = false;
  Gap before = Gap::None;
};

// ---- The text near the window ----

bool is_blank(char32_t c) {
  return u_isUWhiteSpace(static_cast<UChar32>(c)) ||
         u_charType(static_cast<UChar32>(c)) == U_CONTROL_CHAR;
}

// Behind the blanks at the beginning.
std::size_t first_char(std::string_view body) {
  std::size_t begin = 0;
  for (std::size_t at = 0; at < body.size() && is_blank(next_code_point(body, at));) begin = at;
  return begin;
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

bool ends_sentence(char32_t c) {
  return std::u32string_view(U"。！？．｡.!?").find(c) != std::u32string_view::npos;
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

// The passage with each run of blanks as one space, and none where Japanese
// runs on over the end of a line or into the next sentence.
std::vector<Char> collapse(std::string_view body, Range range,
                           const std::vector<MatchSpan>& matches) {
  std::vector<Char> chars;
  BlankRun blanks;
  bool blanks_matched = false;
  std::size_t next_match = 0;
  std::size_t matched_until = 0;
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
    const bool runs_on = !chars.empty() && is_japanese(chars.back().code_point) && is_japanese(c) &&
                         (blanks.is_bare_line_end() || ends_sentence(chars.back().code_point));
    if (gap != Gap::None && !chars.empty() && !runs_on) {
      chars.push_back({U' ', begin, blanks_matched, Gap::None});
    }
    chars.push_back({c, begin, matched, gap});
    blanks = BlankRun();
  }
  return chars;
}

// ---- Where to cut it ----

bool ends_clause(char32_t c) {
  return std::u32string_view(U"、，､,;；:：・」』）)").find(c) != std::u32string_view::npos;
}

bool must_not_begin(char32_t c) {
  const auto category = U_MASK(u_charType(static_cast<UChar32>(c)));
  return (category & (U_GC_PE_MASK | U_GC_PF_MASK)) != 0 || ends_sentence(c) || ends_clause(c) ||
         std::u32string_view(U"ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ").find(c) !=
             std::u32string_view::npos;
}

bool continues_grapheme(char32_t before, char32_t c) {
  return before == kZeroWidthJoiner || c == kZeroWidthJoiner ||
         u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_GRAPHEME_EXTEND) ||
         u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_EMOJI_MODIFIER);
}

UScriptCode script_of(char32_t c) {
  if (u_isdigit(static_cast<UChar32>(c))) return USCRIPT_LATIN;
  UErrorCode status = U_ZERO_ERROR;
  return uscript_getScript(static_cast<UChar32>(c), &status);
}

// A word seldom begins with hiragana behind another script: that is its ending.
bool begins_word(char32_t before, char32_t c) {
  const UScriptCode script = script_of(c);
  return script != script_of(before) && script != USCRIPT_HIRAGANA;
}

// The text near the window, ready to be cut.
class Passage {
 public:
  Passage(std::string_view body, Range range, const std::vector<MatchSpan>& matches)
      : chars_(collapse(body, range, matches)),
        opens_body_(range.begin <= first_char(body)),
        closes_body_(range.end == body.size()) {}

  // The character at that byte of the body, or the first one behind it.
  std::size_t index_of(std::size_t byte) const {
    const auto found = std::partition_point(chars_.begin(), chars_.end(),
                                            [byte](const Char& c) { return c.at < byte; });
    return static_cast<std::size_t>(found - chars_.begin());
  }

  Snippet around(Range core, std::size_t max_chars) const;

 private:
  Cut cut_before(std::size_t at) const;
  Cut cut_between_chars(std::size_t at) const;
  std::size_t best_cut(std::size_t from, std::size_t to, std::size_t wish) const;
  std::size_t best_begin(Range core, std::size_t room) const;
  Snippet cut_out(std::size_t begin, std::size_t end) const;

  std::vector<Char> chars_;
  bool opens_body_;
  bool closes_body_;
};

Cut Passage::cut_before(std::size_t at) const {
  if (at == 0) return opens_body_ ? Cut::Sentence : Cut::Anywhere;
  if (at == chars_.size()) return closes_body_ ? Cut::Sentence : Cut::Anywhere;
  return cut_between_chars(at);
}

Cut Passage::cut_between_chars(std::size_t at) const {
  const char32_t c = chars_[at].code_point;
  char32_t before = chars_[at - 1].code_point;
  if (c == U' ' || continues_grapheme(before, c)) return Cut::Never;
  if (chars_[at].before == Gap::Paragraph) return Cut::Sentence;
  if (must_not_begin(c)) return Cut::Anywhere;
  const bool behind_space = before == U' ';
  if (behind_space && at >= 2) before = chars_[at - 2].code_point;
  const bool is_ascii = before <= 0x7F;
  if (ends_sentence(before) && (behind_space || !is_ascii)) return Cut::Sentence;
  const bool quote_ends = before == U'」' || before == U'』';
  if (quote_ends && at >= 2 && ends_sentence(chars_[at - 2].code_point)) return Cut::Sentence;
  if (chars_[at].before == Gap::Line) return Cut::Line;
  if (behind_space || ends_clause(before)) return Cut::Clause;
  return begins_word(before, c) ? Cut::Word : Cut::Anywhere;
}

// The best place to cut in [from, to], of equally good ones the nearest to `wish`.
std::size_t Passage::best_cut(std::size_t from, std::size_t to, std::size_t wish) const {
  const auto distance = [wish](std::size_t at) { return at > wish ? at - wish : wish - at; };
  std::size_t best = wish;
  Cut best_kind = Cut::Never;
  for (std::size_t at = from; at <= to; ++at) {
    const Cut kind = cut_before(at);
    if (kind > best_kind || (kind == best_kind && distance(at) < distance(best))) {
      best = at;
      best_kind = kind;
    }
  }
  return best;
}

// The start of a sentence shortly before the core, else some words before it.
// Near the end of the passage it goes back as far as there is room.
std::size_t Passage::best_begin(Range core, std::size_t room) const {
  const std::size_t spare = room - std::min(room, core.end - core.begin);
  const std::size_t behind = std::min(room, chars_.size() - core.begin);
  const std::size_t lead = std::min({core.begin, spare, std::max(room / 3, room - behind)});
  const std::size_t lowest = core.begin - lead;
  const std::size_t filling =
      std::clamp(chars_.size() - std::min(chars_.size(), room), lowest, core.begin);
  const std::size_t begin = best_cut(lowest, core.begin, filling);
  if (cut_before(begin) >= Cut::Line) return begin;
  const std::size_t some_words = std::min(filling, core.begin - lead / 2);
  return best_cut(lowest, core.begin, some_words);
}

Snippet Passage::around(Range core, std::size_t max_chars) const {
  if (opens_body_ && closes_body_ && chars_.size() <= max_chars) return cut_out(0, chars_.size());
  if (max_chars <= kEllipses) return {};
  const std::size_t begin = best_begin(core, max_chars - kEllipses);
  const std::size_t room = max_chars - (cut_before(begin) < Cut::Line ? 1 : 0);
  if (closes_body_ && chars_.size() - begin <= room) return cut_out(begin, chars_.size());
  const std::size_t furthest = std::min(chars_.size(), begin + room - 1);
  const std::size_t nearest = std::min(furthest, std::max(core.end, begin + room * 2 / 3));
  return cut_out(begin, best_cut(nearest, furthest, furthest));
}

Snippet Passage::cut_out(std::size_t begin, std::size_t end) const {
  Snippet snippet;
  std::size_t written = 0;
  const auto write = [&](char32_t c) {
    append_utf8(snippet.text, c);
    ++written;
  };
  const bool begins_cut = cut_before(begin) < Cut::Line;
  const bool ends_cut = cut_before(end) < Cut::Line;
  while (end > begin && chars_[end - 1].code_point == U' ') --end;
  if (begins_cut) write(kEllipsis);
  for (std::size_t at = begin; at < end; ++at) {
    if (chars_[at].matched) {
      auto& spans = snippet.highlights;
      if (spans.empty() || spans.back().second != written) spans.emplace_back(written, written);
      spans.back().second = written + 1;
    }
    write(chars_[at].code_point);
  }
  if (ends_cut) write(kEllipsis);
  return snippet;
}

bool is_sound(const MatchSpan& match, std::string_view body) {
  return match.begin < match.end && match.end <= body.size();
}

// The core and enough of the text around it to cut from.
Range neighbourhood(std::string_view body, Range core, std::size_t max_chars) {
  const std::size_t reach = max_chars * 2 * U8_MAX_LENGTH;
  std::size_t begin = core.begin - std::min(core.begin, reach);
  while (begin < core.begin && (static_cast<unsigned char>(body[begin]) & 0xC0) == 0x80) ++begin;
  return {begin, std::min(body.size(), std::min(core.end, core.begin + reach) + reach)};
}

}  // namespace

Snippet make_snippet(std::string_view body, const std::vector<MatchSpan>& matches,
                     std::size_t max_chars) {
  std::vector<MatchSpan> sound;
  std::copy_if(matches.begin(), matches.end(), std::back_inserter(sound),
               [body](const MatchSpan& match) { return is_sound(match, body); });
  Range core = best_window(body, sound, max_chars - std::min(max_chars, kEllipses));
  if (sound.empty()) core.begin = core.end = first_char(body);
  const Passage passage(body, neighbourhood(body, core, max_chars), sound);
  return passage.around({passage.index_of(core.begin), passage.index_of(core.end)}, max_chars);
}

}  // namespace musubi
