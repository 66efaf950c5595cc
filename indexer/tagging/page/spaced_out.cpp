#include "indexer/tagging/page/spaced_out.h"

#include <cstddef>

#include "common/text/utf8.h"

namespace musubi {

namespace {

constexpr std::size_t kLeastLetters = 4;

bool is_blank(char32_t c) {
  return c == U' ' || c == U'　' || c == U'\t';
}

// Asked for every kana, which begin with the same byte.
bool is_ideographic_blank_at(std::string_view text, std::size_t at) {
  return text.size() - at > 2 && text[at + 1] == '\x80' && text[at + 2] == '\x80';
}

// Where the next blank or line end stands.
std::size_t end_of_word(std::string_view text, std::size_t at) {
  for (; at < text.size(); ++at) {
    const char byte = text[at];
    if (byte == ' ' || byte == '\t' || byte == '\n') break;
    if (byte == '\xE3' && is_ideographic_blank_at(text, at)) break;
  }
  return at;
}

}  // namespace

std::string closed_up(std::string_view text) {
  std::string result, letters;
  std::size_t count = 0;
  const auto end_stretch = [&] {
    if (count >= kLeastLetters) result += letters + '\n';
    letters.clear();
    count = 0;
  };
  bool is_behind_blank = true;
  for (std::size_t at = 0; at < text.size();) {
    if (!is_behind_blank) {
      const std::size_t end = end_of_word(text, at);
      if (end != at) end_stretch();
      at = end;
      if (at == text.size()) break;
    }
    const char32_t c = next_code_point(text, at);
    if (is_blank(c)) {
      is_behind_blank = true;
      continue;
    }
    std::size_t next = at;
    const char32_t after = at < text.size() ? next_code_point(text, next) : U'\n';
    const bool is_apart = is_behind_blank && (is_blank(after) || after == U'\n' || after == U'\r');
    is_behind_blank = c == U'\n';
    if (is_apart && c > U' ') {
      append_utf8(letters, c);
      ++count;
    }
    if (!is_apart || after == U'\n' || after == U'\r') end_stretch();
  }
  end_stretch();
  return result;
}

}  // namespace musubi
