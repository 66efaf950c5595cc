#include "indexer/readers/wrapped_lines.h"

#include <algorithm>
#include <array>
#include <vector>

#include "common/text/digits.h"
#include "common/text/utf8.h"
#include "common/text/width.h"

namespace musubi {

namespace {

constexpr int kMaxWrapColumns = 140;
constexpr int kMinWrapColumns = 30;
constexpr int kRagged = 5;              // columns that a wrapped line may fall short of the widest
constexpr std::size_t kMinWrapped = 3;  // lines of a text that are all but equally wide
constexpr int kMinClauseColumns = 12;   // below it is a heading

struct Line {
  std::string_view text;  // without the white space at its end
  int columns = 0;        // 0: blank, or too long to be a wrapped one
  bool is_page_end = false;
};

bool is_page_number(std::string_view line) {
  const std::string_view text = trim(line);
  if (text.empty() || text.size() > 20) return false;
  bool has_digit = false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    const bool is_digit = is_digit_of_any_width(c);
    has_digit = has_digit || is_digit;
    if (!is_digit &&
        std::u32string_view(U" -/‐−－—–~Pp.ページ頁").find(c) == std::u32string::npos) {
      return false;
    }
  }
  return has_digit;
}

std::string_view without_end_space(std::string_view line) {
  const std::string_view text = trim(line);
  return text.empty()
             ? text
             : line.substr(0, static_cast<std::size_t>(text.data() - line.data()) + text.size());
}

std::vector<Line> measured_lines(std::string_view text) {
  std::vector<Line> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of("\n\f"), text.size());
    Line line{without_end_space(text.substr(0, end)), 0, end < text.size() && text[end] == '\f'};
    if (line.text.size() <= 4 * kMaxWrapColumns) line.columns = display_width(line.text);
    if (line.columns > kMaxWrapColumns) line.columns = 0;
    lines.push_back(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

// Blank lines between too, as they are of the page.
void drop_page_numbers(std::vector<Line>& lines) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool is_last = lines[i].is_page_end || i + 1 == lines.size();
    const bool is_first = i > 0 && lines[i - 1].is_page_end;
    const bool has_pages = lines[i].is_page_end || is_first;
    if (has_pages && (is_last || is_first) && is_page_number(lines[i].text)) {
      lines[i].text = {};
      lines[i].columns = 0;
    }
  }
}

// How wide the lines of the text were broken; 0 where they were not.
int wrap_columns(const std::vector<Line>& lines) {
  std::array<std::size_t, kMaxWrapColumns + 1> counts = {};
  std::size_t filled = 0;
  for (const Line& line : lines) {
    if (line.columns == 0) continue;
    ++counts[static_cast<std::size_t>(line.columns)];
    ++filled;
  }
  int widest = kMaxWrapColumns;
  while (widest > 0 && counts[static_cast<std::size_t>(widest)] == 0) --widest;
  if (widest < kMinWrapColumns) return 0;
  std::size_t full = 0;
  for (int columns = widest - kRagged; columns <= widest; ++columns) {
    full += counts[static_cast<std::size_t>(columns)];
  }
  return full >= kMinWrapped && full * 4 >= filled ? widest : 0;
}

char32_t last_of(std::string_view text) {
  std::size_t at = text.size() - 1;
  while (at > 0 && is_continuation_byte(text[at])) --at;
  return next_code_point(text, at);
}

char32_t first_of(std::string_view text) {
  std::size_t at = 0;
  return next_code_point(text, at);
}

bool is_letter_of_japanese(char32_t c) {
  return (c >= 0x3041 && c <= 0x30FF && c != U'・') || (c >= 0x3400 && c <= 0x9FFF) || c == U'々' ||
         c == U'、' || c == U'（' || c == U'「' || c == U'『' || c == U'）' || c == U'」' ||
         c == U'』' || (c >= 0xFF10 && c <= 0xFF5A) || (c >= 0x20000 && c <= 0x3FFFF);
}

bool is_ascii_word(char32_t c) {
  return (c >= U'0' && c <= U'9') || (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') ||
         c == U',' || c == U';' || c == U'(' || c == U')' || c == U'"' || c == U'\'';
}

// No heading ends so.
bool ends_within_clause(char32_t c) {
  return std::u32string_view(U"、，はがをにでへともの").find(c) != std::u32string_view::npos;
}

bool is_table_row(std::string_view line) {
  return line.find('\t') != std::string_view::npos || line.find("  ") != std::string_view::npos ||
         line.find("　　") != std::string_view::npos || line.find("……") != std::string_view::npos ||
         line.find("・・・") != std::string_view::npos || line.find('|') != std::string_view::npos;
}

// "1.", "(2)", "３．", "３　", "第3条": what an item begins with.
bool begins_item(std::string_view line) {
  if (line.starts_with("第")) return true;
  std::size_t at = 0;
  std::size_t count = 0;
  for (; at < line.size() && count < 5; ++count) {
    std::size_t next = at;
    const char32_t c = next_code_point(line, next);
    if (std::u32string_view(U".)．）、:：]　").find(c) != std::u32string_view::npos)
      return count > 0;
    const bool is_numeral =
        is_digit_of_any_width(c) ||
        std::u32string_view(U"(（[一二三四五六七八九十").find(c) != std::u32string_view::npos;
    if (!is_numeral) return false;
    at = next;
  }
  return false;
}

bool goes_on(const Line& line, const Line& next, int wrap) {
  if (line.text.empty() || next.text.empty() || line.columns == 0) return false;
  if (is_table_row(trim(line.text)) || is_table_row(trim(next.text)) || begins_item(next.text))
    return false;
  const char32_t last = last_of(line.text), first = first_of(next.text);
  const bool is_full = wrap > 0 && line.columns >= wrap - kRagged;
  if (is_ascii_word(last) && is_ascii_word(first)) return is_full;
  if (!is_letter_of_japanese(last) && !is_ascii_word(last)) return false;
  if (!is_letter_of_japanese(first) && !is_ascii_word(first)) return false;
  return is_full || (ends_within_clause(last) && line.columns >= kMinClauseColumns &&
                     is_letter_of_japanese(first));
}

}  // namespace

std::string join_wrapped_lines(std::string_view text) {
  std::vector<Line> lines = measured_lines(text);
  drop_page_numbers(lines);
  const int wrap = wrap_columns(lines);
  std::string joined;
  joined.reserve(text.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    joined += lines[i].text;
    if (i + 1 == lines.size()) break;
    if (!goes_on(lines[i], lines[i + 1], wrap)) {
      joined += '\n';
    } else if (is_ascii_word(last_of(lines[i].text)) &&
               is_ascii_word(first_of(lines[i + 1].text))) {
      joined += ' ';
    }
  }
  return joined;
}

}  // namespace musubi
