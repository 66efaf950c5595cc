#include "indexer/readers/agreement_list/joiner.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "common/text/width.h"
#include "common/text/words.h"

namespace musubi {

namespace {

// Of a script that parts words by spaces.
bool is_spaced(char32_t c) {
  return (c > U' ' && c < 0x2E80) || (c >= 0xAC00 && c < 0xD7B0);
}

bool is_letter(char32_t c) {
  return is_spaced(c) && u_isalpha(static_cast<UChar32>(c));
}

// The end of one line and the beginning of the next are whole words.
bool parts_english_words(std::string_view before, std::string_view after) {
  constexpr auto kSmallWords = std::to_array<std::string_view>(
      {"a", "and", "at", "between", "by", "for", "in", "of", "on", "the", "to", "with"});
  return std::any_of(kSmallWords.begin(), kSmallWords.end(),
                     [&](std::string_view word) { return before == word || after == word; });
}

bool is_spaced_at_line_end(std::span<const Fragment> before, const Fragment& next, int cell_width) {
  const char32_t last = last_char(before.back().text);
  const char32_t first = first_char(next.text);
  if (!is_spaced(last) || !is_spaced(first)) return false;
  if (last == U'-' || last == U'/' || last == U'(') return false;
  if (!is_letter(last) || !is_letter(first)) return is_letter(last) || is_letter(first);
  if (u_islower(static_cast<UChar32>(last)) && u_isupper(static_cast<UChar32>(first))) return true;
  if (parts_english_words(before.back().text, next.text)) return true;
  return cell_width == 0 || last_line_width(before) < cell_width;
}

}  // namespace

bool is_latin_space(std::string_view before, std::string_view after) {
  return is_spaced(last_char(before)) && is_spaced(first_char(after));
}

int last_line_width(std::span<const Fragment> fragments) {
  const Fragment& last = fragments.back();
  const Fragment* first = &last;
  while (first != fragments.data() && !begins_line(*first)) --first;
  const char* end = last.text.data() + last.text.size();
  return display_width({first->text.data(), end});
}

std::string join(std::span<const Fragment> fragments, int cell_width) {
  std::string text;
  for (std::size_t i = 0; i < fragments.size(); ++i) {
    const Fragment& fragment = fragments[i];
    if (i > 0) {
      const auto before = fragments.first(i);
      if (begins_line(fragment)) {
        if (is_spaced_at_line_end(before, fragment, cell_width)) text += ' ';
      } else if (fragment.gap == Gap::WideSpace) {
        text += "　";
      } else if (is_latin_space(before.back().text, fragment.text)) {
        text += ' ';
      }
    }
    text += fragment.text;
  }
  return text;
}

}  // namespace musubi
