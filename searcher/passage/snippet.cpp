#include "searcher/passage/snippet.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "common/text/utf8.h"
#include "searcher/passage/shown_text.h"

namespace musubi {

namespace {

constexpr char32_t kEllipsis = U'…';
constexpr std::size_t kEllipses = 2;     // at most, one at either end
constexpr std::size_t kCloseChars = 12;  // of words that belong together
constexpr char32_t kZeroWidthJoiner = 0x200D;

// How good it is to begin or to end a snippet before a character.
enum class Cut { Never, Anywhere, Word, Clause, Line, Sentence };

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

UScriptCode icu_script(char32_t c) {
  if (u_isdigit(static_cast<UChar32>(c))) return USCRIPT_LATIN;
  UErrorCode status = U_ZERO_ERROR;
  return uscript_getScript(static_cast<UChar32>(c), &status);
}

// A word seldom begins with hiragana behind another script: that is its ending.
bool begins_word(char32_t before, char32_t c) {
  const UScriptCode script = icu_script(c);
  return script != icu_script(before) && script != USCRIPT_HIRAGANA;
}

// The text around the best passage, ready to be cut.
class Surroundings {
 public:
  Surroundings(std::string_view body, ByteRange range, const std::vector<MatchSpan>& matches)
      : chars_(shown_text(body, range, matches)),
        opens_body_(range.begin <= first_char(body)),
        closes_body_(range.end == body.size()) {}

  // The character at that byte of the body, or the first one behind it.
  std::size_t index_of(std::size_t byte) const {
    const auto found = std::partition_point(chars_.begin(), chars_.end(),
                                            [byte](const ShownChar& c) { return c.at < byte; });
    return static_cast<std::size_t>(found - chars_.begin());
  }

  Snippet around(ByteRange core, std::size_t max_chars) const;

 private:
  Cut cut_before(std::size_t at) const;
  Cut cut_between_chars(std::size_t at) const;
  std::size_t best_cut(std::size_t from, std::size_t to, std::size_t wish) const;
  std::size_t best_begin(ByteRange core, std::size_t room) const;
  Snippet cut_out(std::size_t begin, std::size_t end) const;

  std::vector<ShownChar> chars_;
  bool opens_body_;
  bool closes_body_;
};

Cut Surroundings::cut_before(std::size_t at) const {
  if (at == 0) return opens_body_ ? Cut::Sentence : Cut::Anywhere;
  if (at == chars_.size()) return closes_body_ ? Cut::Sentence : Cut::Anywhere;
  return cut_between_chars(at);
}

Cut Surroundings::cut_between_chars(std::size_t at) const {
  const char32_t c = chars_[at].code_point;
  char32_t before = chars_[at - 1].code_point;
  if (c == U' ' || continues_grapheme(before, c)) return Cut::Never;
  if (chars_[at].before == TextGap::Paragraph) return Cut::Sentence;
  if (must_not_begin(c)) return Cut::Anywhere;
  const bool behind_space = before == U' ';
  if (behind_space && at >= 2) before = chars_[at - 2].code_point;
  const bool is_ascii = before <= 0x7F;
  if (ends_sentence(before) && (behind_space || !is_ascii)) return Cut::Sentence;
  const bool quote_ends = before == U'」' || before == U'』';
  if (quote_ends && at >= 2 && ends_sentence(chars_[at - 2].code_point)) return Cut::Sentence;
  if (chars_[at].before == TextGap::Line) return Cut::Line;
  if (behind_space || ends_clause(before)) return Cut::Clause;
  return begins_word(before, c) ? Cut::Word : Cut::Anywhere;
}

// The best place to cut in [from, to], of equally good ones the nearest to `wish`.
std::size_t Surroundings::best_cut(std::size_t from, std::size_t to, std::size_t wish) const {
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
std::size_t Surroundings::best_begin(ByteRange core, std::size_t room) const {
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

Snippet Surroundings::around(ByteRange core, std::size_t max_chars) const {
  if (opens_body_ && closes_body_ && chars_.size() <= max_chars) return cut_out(0, chars_.size());
  if (max_chars <= kEllipses) return {};
  const std::size_t begin = best_begin(core, max_chars - kEllipses);
  const std::size_t room = max_chars - (cut_before(begin) < Cut::Line ? 1 : 0);
  if (closes_body_ && chars_.size() - begin <= room) return cut_out(begin, chars_.size());
  const std::size_t furthest = std::min(chars_.size(), begin + room - 1);
  const std::size_t nearest = std::min(furthest, std::max(core.end, begin + room * 2 / 3));
  return cut_out(begin, best_cut(nearest, furthest, furthest));
}

Snippet Surroundings::cut_out(std::size_t begin, std::size_t end) const {
  Snippet snippet;
  std::size_t written = 0;
  const auto write = [&](char32_t c) {
    append_utf8(snippet.text, c);
    ++written;
  };
  const bool begins_cut = cut_before(begin) < Cut::Line;
  const bool ends_cut = cut_before(end) < Cut::Line;
  // Nor the mark between two lines, of which only one is shown.
  const auto is_between_lines = [this](std::size_t at) { return chars_[at].is_put_between; };
  while (end > begin && is_between_lines(end - 1)) --end;
  while (begin < end && is_between_lines(begin)) ++begin;
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

// Where the words in the core lie closest together.
std::size_t densest_in(std::string_view body, std::vector<MatchSpan> matches, ByteRange core) {
  std::erase_if(matches, [core](const MatchSpan& match) {
    return match.begin < core.begin || match.end > core.end;
  });
  return matches.empty() ? core.begin : best_passage(body, matches, kCloseChars).begin;
}

// The core and enough of the text around it to cut from.
ByteRange neighbourhood(std::string_view body, ByteRange core, std::size_t max_chars) {
  const std::size_t reach = max_chars * 2 * U8_MAX_LENGTH;
  std::size_t begin = core.begin - std::min(core.begin, reach);
  while (begin < core.begin && (static_cast<unsigned char>(body[begin]) & 0xC0) == 0x80) ++begin;
  return {begin, std::min(body.size(), std::min(core.end, core.begin + reach) + reach)};
}

Snippet one_passage(std::string_view body, const std::vector<MatchSpan>& matches,
                    std::size_t max_chars) {
  ByteRange core = best_passage(body, matches, max_chars - std::min(max_chars, kEllipses));
  if (matches.empty()) core.begin = core.end = first_char(body);
  const Surroundings text(body, neighbourhood(body, core, max_chars), matches);
  Snippet snippet = text.around({text.index_of(core.begin), text.index_of(core.end)}, max_chars);
  snippet.at = densest_in(body, matches, core);
  return snippet;
}

// What the words in a passage weigh, each counted once.
double weight_in(ByteRange passage, const std::vector<MatchSpan>& matches) {
  std::map<int, double> weights;
  for (const MatchSpan& match : matches) {
    const bool is_inside = match.begin >= passage.begin && match.end <= passage.end;
    if (is_inside) weights[match.term] = match.weight;
  }
  double sum = 0;
  for (const auto& [term, weight] : weights) sum += weight;
  return sum;
}

// The matches of those terms that the passage does not have.
std::vector<MatchSpan> missing_in(ByteRange passage, const std::vector<MatchSpan>& matches) {
  std::set<int> there;
  for (const MatchSpan& match : matches) {
    if (match.begin >= passage.begin && match.end <= passage.end) there.insert(match.term);
  }
  std::vector<MatchSpan> missing = matches;
  std::erase_if(missing, [&there](const MatchSpan& one) { return there.contains(one.term); });
  return missing;
}

// In the order of the text, with one ellipsis between them.
Snippet joined(Snippet first, const Snippet& second) {
  constexpr std::string_view kDots = "…";
  std::string_view more = second.text;
  std::size_t taken = 0;  // from the front of the second
  if (!first.text.ends_with(kDots)) first.text += kDots;
  if (more.starts_with(kDots)) {
    more.remove_prefix(kDots.size());
    taken = 1;
  }
  const std::size_t shift = char_count(first.text) - taken;
  first.text += more;
  for (const auto& [begin, end] : second.highlights) {
    first.highlights.emplace_back(begin + shift, end + shift);
  }
  return first;
}

// Two shorter ones, where a single one leaves out words that the body has elsewhere and that
// weigh something.
std::optional<Snippet> two_passages(std::string_view body, const std::vector<MatchSpan>& matches,
                                    std::size_t max_chars) {
  constexpr std::size_t kLeastChars = 80;
  constexpr double kMore = 1.2;  // that they have to tell, for what is lost around them
  if (matches.size() < 2 || max_chars < kLeastChars) return std::nullopt;
  const std::size_t half = max_chars / 2 - 1;
  const ByteRange one = best_passage(body, matches, max_chars - kEllipses);
  if (missing_in(one, matches).empty()) return std::nullopt;
  const ByteRange best = best_passage(body, matches, half - kEllipses);
  const auto missing = missing_in(best, matches);
  if (missing.empty()) return std::nullopt;
  const ByteRange other = best_passage(body, missing, half - kEllipses);
  const double told = weight_in(best, matches) + weight_in(other, missing);
  if (told < weight_in(one, matches) * kMore) return std::nullopt;
  const bool is_other_first = other.begin < best.begin;
  const ByteRange& first = is_other_first ? other : best;
  const ByteRange& second = is_other_first ? best : other;
  if (first.end + half * U8_MAX_LENGTH > second.begin) return std::nullopt;  // they might overlap
  const auto set = [&](ByteRange core) {
    const Surroundings text(body, neighbourhood(body, core, half), matches);
    return text.around({text.index_of(core.begin), text.index_of(core.end)}, half);
  };
  Snippet snippet = joined(set(first), set(second));
  snippet.at = densest_in(body, matches, best);
  return snippet;
}

}  // namespace

Snippet make_snippet(std::string_view body, const std::vector<MatchSpan>& matches,
                     std::size_t max_chars) {
  std::vector<MatchSpan> sound;
  std::copy_if(matches.begin(), matches.end(), std::back_inserter(sound),
               [body](const MatchSpan& match) { return is_sound(match, body); });
  if (auto two = two_passages(body, sound, max_chars)) return std::move(*two);
  return one_passage(body, sound, max_chars);
}

}  // namespace musubi
