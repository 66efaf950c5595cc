#include "common/analysis/markup.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <span>
#include <string>

#include "common/analysis/kana.h"
#include "common/text/digits.h"
#include "common/text/utf8.h"

namespace musubi {

namespace {

// Longer ones are text in brackets.
constexpr std::size_t kMaxReadingBytes = 120;
constexpr std::size_t kMaxNoteBytes = 400;
constexpr std::size_t kMaxTagBytes = 400;
constexpr std::size_t kMaxLinkBytes = 1000;
constexpr std::size_t kMaxNoteDigits = 3;

using Kind = Markup::Kind;

constexpr std::array<std::string_view, 24> kTagsInText = {
    "b",    "i",  "u",  "s",  "em",  "strong", "span", "a",   "font", "mark", "small", "big",
    "code", "rb", "tt", "br", "wbr", "del",    "ins",  "sub", "sup",  "cite", "q",     "abbr"};
constexpr std::array<std::string_view, 14> kTagsOfBlocks = {
    "p", "div", "li", "ul", "ol", "td", "th", "tr", "h1", "h2", "h3", "h4", "h5", "table"};

bool is_one_of(std::string_view name, std::span<const std::string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// What lies between `at` and the next `end` on the same line; none where that is too far.
std::optional<std::string_view> until(std::string_view text, std::size_t at, std::string_view end,
                                      std::size_t max_bytes) {
  const std::string_view rest = text.substr(at, max_bytes + end.size());
  const std::size_t found = rest.find(end);
  if (found == rest.npos || rest.substr(0, found).find('\n') != rest.npos) return std::nullopt;
  return rest.substr(0, found);
}

std::string without_blanks(std::string_view reading) {
  std::string kana(reading);
  for (const std::string_view blank : {"　", " ", "・"}) {
    for (std::size_t found = kana.find(blank); found != kana.npos; found = kana.find(blank)) {
      kana.erase(found, blank.size());
    }
  }
  return kana;
}

// 観《かん》, ｜観光地《かんこうち》 where `is_marked`.
Markup ruby_at(std::string_view text, std::size_t at, bool is_marked) {
  constexpr std::string_view kOpen = "《";
  const auto reading = until(text, at + kOpen.size(), "》", kMaxReadingBytes);
  if (!reading || reading->empty()) return {};
  if (!is_marked && !is_kana(without_blanks(*reading))) return {};
  return {Kind::Reading, 2 * kOpen.size() + reading->size(), *reading};
}

// 大連（だいれん）, and with round brackets of ASCII.
Markup reading_in_brackets(std::string_view text, std::size_t at, std::string_view open) {
  std::size_t first = at + open.size();
  const bool may_be =
      first < text.size() && script_of(next_code_point(text, first)) == Script::Hiragana;
  if (!may_be) return {};
  const std::string_view close = open == "(" ? ")" : "）";
  const auto reading = until(text, at + open.size(), close, kMaxReadingBytes);
  if (!reading || !is_hiragana(without_blanks(*reading))) return {};
  return {Kind::Reading, open.size() + reading->size() + close.size(), *reading};
}

// ｜ where a reading follows what it marks the beginning of.
Markup ruby_base_at(std::string_view text, std::size_t at, std::size_t size) {
  const auto base = until(text, at + size, "《", kMaxReadingBytes);
  if (!base || base->empty() || base->find("｜") != base->npos) return {};
  if (ruby_at(text, at + size + base->size(), true).kind == Kind::None) return {};
  return {Kind::Base, size};
}

// Attributes of HTML that may stand without a value.
constexpr std::array<std::string_view, 6> kBareAttributes = {"compact",   "download", "hidden",
                                                             "itemscope", "nowrap",   "reversed"};

std::size_t behind_blanks(std::string_view text, std::size_t at) {
  return std::min(text.find_first_not_of(" \t\r\n", at), text.size());
}

// Behind the value that begins at `at`, in quotes or not; npos where there is none.
std::size_t value_end(std::string_view text, std::size_t at) {
  if (at == text.size()) return text.npos;
  const bool is_quoted = text[at] == '"' || text[at] == '\'';
  const std::size_t end =
      is_quoted ? text.find(text[at], at + 1) : text.find_first_of("> \t\r\n", at);
  return is_quoted && end != text.npos ? end + 1 : end;
}

// The > of a tag, from behind its name on; npos where what stands before it are no attributes: as
// in a<b and c>d, unlike <td class="x" nowrap>.
std::size_t tag_end(std::string_view text, std::size_t at) {
  while ((at = behind_blanks(text, at)) < text.size()) {
    if (text[at] == '>') return at;
    if (text.substr(at).starts_with("/>")) return at + 1;
    const std::size_t name_end = std::min(text.find_first_of("=> \t\r\n", at), text.size());
    const std::string_view name = text.substr(at, name_end - at);
    const std::size_t sign = behind_blanks(text, name_end);
    if (sign < text.size() && text[sign] == '=') {
      at = name.empty() ? text.npos : value_end(text, behind_blanks(text, sign + 1));
    } else {
      at = is_one_of(name, kBareAttributes) ? name_end : text.npos;
    }
    if (at == text.npos) return at;
  }
  return text.npos;
}

// A tag of HTML that is known; the text between <rt> and </rt> goes with it.
Markup tag_at(std::string_view text, std::size_t at) {
  if (text.substr(at).starts_with("<!--")) {
    const auto comment = until(text, at, "-->", kMaxTagBytes);
    return comment ? Markup{Kind::Mark, comment->size() + 3} : Markup{};
  }
  const std::string_view rest = text.substr(at, kMaxTagBytes);
  std::size_t begin = 1;
  const bool is_closing = rest.substr(begin).starts_with('/');
  if (is_closing) ++begin;
  std::string name;
  for (; begin < rest.size() && std::isalnum(static_cast<unsigned char>(rest[begin])) != 0;
       ++begin) {
    name += static_cast<char>(std::tolower(static_cast<unsigned char>(rest[begin])));
  }
  const bool is_name_over =
      begin < rest.size() && std::string_view("> /\t\r\n").find(rest[begin]) != rest.npos;
  const std::size_t end = is_name_over ? tag_end(rest, begin) : rest.npos;
  if (end == rest.npos) return {};
  const std::size_t size = end + 1;
  if (name == "ruby") return {is_closing ? Kind::BaseEnd : Kind::Base, size};
  if (name == "rt" || name == "rp") {
    if (is_closing) return {Kind::Mark, size};
    const std::size_t close = text.find('<', at + size);
    if (close == text.npos || close - at > kMaxTagBytes) return {Kind::Mark, size};
    const auto inner = text.substr(at + size, close - at - size);
    return {name == "rt" ? Kind::Reading : Kind::Mark, close - at, inner};
  }
  if (name == "br") return {Kind::LineEnd, size};
  if (is_one_of(name, kTagsInText)) return {Kind::Mark, size};
  if (is_one_of(name, kTagsOfBlocks)) return {Kind::Break, size};
  return {};
}

// Bytes of a number of few digits at `at`; 0 where there is none.
std::size_t digits_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  for (std::size_t count = 0; end < text.size() && count < kMaxNoteDigits; ++count) {
    std::size_t next = end;
    if (!is_digit_of_any_width(next_code_point(text, next))) break;
    end = next;
  }
  return end - at;
}

// [1], ［1］, 〔1〕, [^a], (※1), （注1）; `open` is the bracket.
Markup note_in_brackets(std::string_view text, std::size_t at, std::string_view open) {
  struct Bracket {
    std::string_view open, close;
    bool wants_sign;
  };
  static constexpr Bracket kBrackets[] = {{"[", "]", false},
                                          {"［", "］", false},
                                          {"〔", "〕", false},
                                          {"(", ")", true},
                                          {"（", "）", true}};
  for (const Bracket& bracket : kBrackets) {
    if (bracket.open != open) continue;
    std::size_t end = at + open.size();
    bool has_sign = false;
    for (const std::string_view sign : {"※", "*", "＊", "註", "注"}) {
      if (!text.substr(end).starts_with(sign)) continue;
      end += sign.size();
      has_sign = true;
      break;
    }
    const std::size_t digits = digits_at(text, end);
    if (bracket.wants_sign ? !has_sign : !has_sign && digits == 0) return {};
    end += digits;
    if (!text.substr(end).starts_with(bracket.close)) return {};
    return {Kind::Mark, end + bracket.close.size() - at};
  }
  return {};
}

// [text](where), [[page]], [^note].
Markup link_begin_at(std::string_view text, std::size_t at) {
  if (text.substr(at).starts_with("[[") && until(text, at + 2, "]]", kMaxNoteBytes)) {
    return {Kind::Mark, 2};
  }
  if (text.substr(at).starts_with("[^")) {
    const auto note = until(text, at, "]", 40);
    return note ? Markup{Kind::Mark, note->size() + 1} : Markup{};
  }
  const auto inner = until(text, at, "](", kMaxNoteBytes);
  return inner && inner->find(']') == inner->npos ? Markup{Kind::Mark, 1} : Markup{};
}

Markup link_end_at(std::string_view text, std::size_t at, bool is_behind_japanese) {
  if (is_behind_japanese && text.substr(at).starts_with("]]")) return {Kind::Mark, 2};
  if (!text.substr(at).starts_with("](")) return {};
  const auto where = until(text, at + 2, ")", kMaxLinkBytes);
  if (!where) return {};
  return {Kind::Mark, where->size() + 3, *where};
}

Markup square_bracket_at(std::string_view text, std::size_t at, bool is_behind_japanese) {
  if (is_behind_japanese) {
    if (const auto note = note_in_brackets(text, at, "["); note.kind != Kind::None) return note;
  }
  return link_begin_at(text, at);
}

// ※ or a dagger with the number behind it.
Markup sign_at(std::string_view text, std::size_t at, std::size_t size) {
  return {Kind::Mark, size + digits_at(text, at + size)};
}

// ［＃「友」に傍点］
Markup editors_note_at(std::string_view text, std::size_t at) {
  constexpr std::string_view kOpen = "［＃";
  if (!text.substr(at).starts_with(kOpen)) return {};
  const auto note = until(text, at + kOpen.size(), "］", kMaxNoteBytes);
  if (!note) return {};
  return {Kind::Mark, 2 * kOpen.size() + note->size() - 3, *note};
}

std::size_t run_of(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && text[end] == text[at]) ++end;
  return end - at;
}

}  // namespace

bool may_be_markup(char32_t c) {
  switch (c) {
    case U'<':
    case U'[':
    case U']':
    case U'*':
    case U'_':
    case U'`':
    case U'~':
    case U'(':
    case U'|':
    case U'＊':
    case U'※':
    case U'†':
    case U'‡':
    case U'《':
    case U'｜':
    case U'（':
    case U'［':
    case U'〔':
    case U'¹':
    case U'²':
    case U'³':
      return true;
    default:
      return (c >= 0x2070 && c <= 0x2079);
  }
}

Markup markup_at(std::string_view text, std::size_t at, const MarkupContext& context) {
  const bool is_behind_japanese = context.is_behind_japanese;
  std::size_t end = at;
  const char32_t c = next_code_point(text, end);
  const std::size_t size = end - at;
  switch (c) {
    case U'<':
      return tag_at(text, at);
    case U'[':
      return square_bracket_at(text, at, is_behind_japanese);
    case U']':
      return link_end_at(text, at, is_behind_japanese);
    case U'`':
    case U'~':
      return {Kind::Mark, run_of(text, at)};
    case U'_':
      if (!is_behind_japanese && run_of(text, at) == 1) return {};
      return {Kind::Mark, run_of(text, at)};
    case U'*':
      return {Kind::Mark, run_of(text, at) + digits_at(text, at + run_of(text, at)) *
                                                 static_cast<std::size_t>(is_behind_japanese)};
    case U'|':
    case U'｜':
      return ruby_base_at(text, at, size);
    case U'《':
      return ruby_at(text, at, context.is_in_base);
    default:
      break;
  }
  if (c == U'［') {
    if (const auto note = editors_note_at(text, at); note.kind != Kind::None) return note;
  }
  if (!is_behind_japanese) return {};
  const std::string_view sign = text.substr(at, size);
  if (context.is_behind_kanji && (c == U'(' || c == U'（')) {
    if (const auto ruby = reading_in_brackets(text, at, sign); ruby.kind != Kind::None) return ruby;
  }
  if (c == U'(' || c == U'（' || c == U'［' || c == U'〔') return note_in_brackets(text, at, sign);
  if (c == U'＊' || c == U'※' || c == U'†' || c == U'‡') return sign_at(text, at, size);
  return {Kind::Mark, size};  // a number above the line
}

std::size_t line_start_end(std::string_view text, std::size_t at) {
  for (std::size_t begin = at; at < text.size(); begin = at) {
    const char32_t c = next_code_point(text, at);
    if (c != U' ' && c != U'\t' && c != U'　' && c != U'>' && c != U'＞') return begin;
  }
  return at;
}

bool begins_item(std::string_view text, std::size_t at) {
  if (at >= text.size()) return false;
  std::size_t end = at;
  const char32_t c = next_code_point(text, end);
  const bool is_before_blank = end < text.size() && (text[end] == ' ' || text[end] == '\t');
  if (c == U'*' || c == U'-' || c == U'+') return is_before_blank;
  return c == U'#' || c == U'|' || c == U'※';
}

}  // namespace musubi
