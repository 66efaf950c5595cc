#include "indexer/readers/markdown_inline.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <utility>

#include "common/text/utf8.h"
#include "indexer/readers/raised_text.h"

namespace musubi {

namespace {

constexpr std::size_t kMaxLinkBytes = 4096;  // of a link's text, and of its address

constexpr std::size_t kMaxEntityBytes = 10;

// Those that texts hold; numbers stand for all others.
constexpr std::array<std::pair<std::string_view, std::string_view>, 34> kEntities = {{
    {"amp", "&"},    {"lt", "<"},    {"gt", ">"},     {"quot", "\""},  {"apos", "'"},
    {"nbsp", " "},   {"ensp", " "},  {"emsp", "　"},  {"thinsp", " "}, {"shy", ""},
    {"zwnj", ""},    {"zwj", ""},    {"hellip", "…"}, {"mdash", "—"},  {"ndash", "–"},
    {"middot", "·"}, {"bull", "•"},  {"ldquo", "“"},  {"rdquo", "”"},  {"lsquo", "‘"},
    {"rsquo", "’"},  {"copy", "©"},  {"reg", "®"},    {"trade", "™"},  {"yen", "¥"},
    {"deg", "°"},    {"times", "×"}, {"divide", "÷"}, {"plusmn", "±"}, {"laquo", "«"},
    {"raquo", "»"},  {"larr", "←"},  {"rarr", "→"},   {"sect", "§"},
}};

// "#22823" and "#x5927"; 0 where that is no character.
char32_t numbered_character(std::string_view name) {
  const bool is_hexadecimal = name.starts_with("#x") || name.starts_with("#X");
  if (!name.starts_with('#')) return 0;
  name.remove_prefix(is_hexadecimal ? 2 : 1);
  std::uint32_t number = 0;
  const char* const end = name.data() + name.size();
  const auto [behind, error] = std::from_chars(name.data(), end, number, is_hexadecimal ? 16 : 10);
  const bool is_character =
      number >= 0x20 && number <= 0x10FFFF && (number < 0xD800 || number > 0xDFFF);
  return error == std::errc() && behind == end && is_character ? number : 0;
}

constexpr bool is_word(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (c & 0x80) != 0;
}

class InlineReader {
 public:
  InlineReader(std::string_view line, std::vector<std::string>& links)
      : line_(line), links_(links) {}

  std::string read() && {
    while (at_ < line_.size()) {
      const bool is_taken = take_escape() || take_code() || take_footnote_mark() || take_link() ||
                            take_raised() || take_tag() || take_emphasis() || take_entity();
      if (!is_taken) text_ += line_[at_++];
    }
    return std::move(text_);
  }

 private:
  std::string_view rest() const { return line_.substr(at_); }
  char peek(std::size_t ahead) const {
    return at_ + ahead < line_.size() ? line_[at_ + ahead] : '\0';
  }

  bool take_escape() {
    constexpr std::string_view kMarks = "\\`*_{}[]()#+-.!|<>~";
    if (peek(0) != '\\') return false;
    if (peek(1) == '\0') {  // a line that is broken here
      ++at_;
      return true;
    }
    if (kMarks.find(peek(1)) == std::string_view::npos) return false;
    text_ += peek(1);
    at_ += 2;
    return true;
  }

  bool take_code() {
    if (peek(0) != '`') return false;
    const std::size_t ticks = std::min(rest().find_first_not_of('`'), rest().size());
    const std::size_t end = rest().find(rest().substr(0, ticks), ticks);
    if (end == std::string_view::npos) {  // nor does a shorter run begin here
      text_ += rest().substr(0, ticks);
      at_ += ticks;
      return true;
    }
    text_ += trim(rest().substr(ticks, end - ticks));
    at_ += end + ticks;
    return true;
  }

  // [^1]
  bool take_footnote_mark() {
    if (peek(0) != '[' || peek(1) != '^') return false;
    const std::size_t end = rest().substr(0, kMaxLinkBytes).find(']');
    if (end == std::string_view::npos) return false;
    at_ += end + 1;
    return true;
  }

  // [text](address), [text][name], ![image](address): what they show.
  bool take_link() {
    const std::size_t begin = peek(0) == '!' && peek(1) == '[' ? 1 : 0;
    if (peek(begin) != '[') return false;
    const std::size_t end = closing(rest().substr(0, kMaxLinkBytes), begin, '[', ']');
    if (end == std::string_view::npos) return false;
    const std::string_view inside = rest().substr(begin + 1, end - begin - 1);
    const char next = peek(end + 1);
    std::size_t behind = std::string_view::npos;
    if (next == '(') behind = closing(rest().substr(0, end + kMaxLinkBytes), end + 1, '(', ')');
    if (next == '[') behind = rest().substr(0, end + kMaxLinkBytes).find(']', end + 1);
    if (behind == std::string_view::npos) return false;
    text_ += depth_ < 3 ? inner(inside) : std::string(inside);
    if (next == '(') note_link(rest().substr(end + 2, behind - end - 2));
    at_ += behind + 1;
    return true;
  }

  // `destination`: <https://a.jp/x> or https://a.jp/x, and a title behind it.
  void note_link(std::string_view destination) {
    destination = trim(destination);
    const bool is_bracketed = destination.starts_with('<');
    if (is_bracketed) destination.remove_prefix(1);
    const std::string_view address =
        destination.substr(0, destination.find_first_of(is_bracketed ? ">" : " \t"));
    const bool leads_elsewhere = !address.empty() && !address.starts_with('#');
    if (leads_elsewhere && !address.starts_with("data:")) links_.emplace_back(address);
  }

  std::string inner(std::string_view inside) const {
    InlineReader reader(inside, links_);
    reader.depth_ = depth_ + 1;
    return std::move(reader).read();
  }

  // Brackets that lie deeper in each other are none of a link.
  static std::size_t closing(std::string_view text, std::size_t at, char open, char close) {
    constexpr int kMaxDepth = 32;
    for (int depth = 0; at < text.size(); ++at) {
      if (text[at] == '\\') {
        ++at;
      } else if (text[at] == open) {
        if (++depth > kMaxDepth) return std::string_view::npos;
      } else if (text[at] == close && --depth == 0) {
        return at;
      }
    }
    return std::string_view::npos;
  }

  // <sup>1</sup>
  bool take_raised() {
    constexpr std::string_view kBegin = "<sup>", kEnd = "</sup>";
    if (!rest().starts_with(kBegin) || depth_ >= 3) return false;
    const std::size_t end = rest().substr(0, kMaxLinkBytes).find(kEnd);
    if (end == std::string_view::npos) return false;
    text_ += raised_text(inner(rest().substr(kBegin.size(), end - kBegin.size())));
    at_ += end + kEnd.size();
    return true;
  }

  // <https://…> shows its address, <b> nothing.
  bool take_tag() {
    if (peek(0) != '<') return false;
    const std::size_t end = rest().substr(0, kMaxLinkBytes).find('>');
    if (end == std::string_view::npos || end < 2) return false;
    const std::string_view inside = rest().substr(1, end - 1);
    const bool is_address =
        inside.find("://") != std::string_view::npos && inside.find(' ') == std::string_view::npos;
    const char first = inside[0] == '/' ? inside[1 % inside.size()] : inside[0];
    const bool is_name = (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z') ||
                         inside.starts_with("!--");
    if (is_address) {
      text_ += inside;
    } else if (!is_name) {
      return false;
    }
    at_ += end + 1;
    return true;
  }

  // ** and ~~ are no text wherever they stand; * and _ between letters are: 3*4, snake_case.
  bool take_emphasis() {
    const char mark = peek(0);
    if (mark != '*' && mark != '_' && mark != '~') return false;
    const std::size_t count = std::min(rest().find_first_not_of(mark), rest().size());
    const char before = at_ > 0 ? line_[at_ - 1] : ' ';
    const char behind = peek(count);
    if (mark == '~' && count != 2) return false;
    const bool is_ascii_both = (before & 0x80) == 0 && (behind & 0x80) == 0;
    const bool is_within_word =
        is_word(before) && is_word(behind) && (mark == '_' || is_ascii_both);
    const bool is_alone = (before == ' ' || at_ == 0) && (behind == ' ' || behind == '\0');
    if (count > 3 || is_alone || (is_within_word && count == 1)) {
      text_ += rest().substr(0, count);
    }
    at_ += count;
    return true;
  }

  bool take_entity() {
    if (peek(0) != '&') return false;
    const std::size_t end = rest().substr(0, kMaxEntityBytes).find(';');
    if (end == std::string_view::npos) return false;
    const std::string_view name = rest().substr(1, end - 1);
    const auto known = std::find_if(kEntities.begin(), kEntities.end(),
                                    [name](const auto& entity) { return entity.first == name; });
    if (known != kEntities.end()) {
      text_ += known->second;
    } else if (const char32_t character = numbered_character(name); character != 0) {
      append_utf8(text_, character);
    } else {
      return false;
    }
    at_ += end + 1;
    return true;
  }

  std::string_view line_;
  std::size_t at_ = 0;
  int depth_ = 0;  // of links in links: an image in a link
  std::string text_;
  std::vector<std::string>& links_;
};

}  // namespace

std::string without_inline_markup(std::string_view line, std::vector<std::string>& links) {
  return InlineReader(line, links).read();
}

}  // namespace musubi
