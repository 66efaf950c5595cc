#include "common/analysis/number_filter.h"

#include <array>

#include "common/analysis/numerals.h"
#include "common/text/utf8.h"

namespace musubi {

namespace {

// Counters of the words that IPADIC has as a whole: 十二月, 一つ, 三人, 二日, 一年.
constexpr std::array<std::string_view, 7> kCounters = {"月", "つ", "人", "日", "年", "回", "個"};

constexpr std::size_t kMaxTokens = 32;

bool is_numeric(const Token& token) {
  // IPADIC takes 〇 for a symbol here and there.
  if (token.part_of_speech != PartOfSpeech::Number && token.surface != "〇") return false;
  for (std::size_t at = 0; at < token.surface.size();) {
    if (!is_numeral(next_code_point(token.surface, at))) return false;
  }
  return true;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// A comma or a point between digits.
bool is_mark_of_number(const Token& before, const Token& mark, const Token& behind) {
  return (mark.surface == "," || mark.surface == ".") && before.end == mark.begin &&
         mark.end == behind.begin && is_numeric(behind) && is_digit(before.surface.back()) &&
         is_digit(behind.surface.front());
}

std::optional<std::string> decimal_of(std::span<const Token> tokens) {
  std::string text;
  for (const Token& token : tokens) text += token.surface;
  return decimal_form(text);
}

}  // namespace

std::vector<NumberRun> leading_numbers(std::span<const Token> tokens) {
  std::vector<NumberRun> numbers;
  if (tokens.empty() || !is_numeric(tokens.front())) return numbers;
  std::vector<std::size_t> marks;
  std::size_t end = 1;
  while (end < tokens.size() && end < kMaxTokens) {
    if (is_numeric(tokens[end]) && tokens[end].begin == tokens[end - 1].end) {
      ++end;
    } else if (end + 1 < tokens.size() &&
               is_mark_of_number(tokens[end - 1], tokens[end], tokens[end + 1])) {
      marks.push_back(end);
      end += 2;
    } else {
      break;
    }
  }
  if (auto decimal = decimal_of(tokens.first(end))) return {{end, std::move(*decimal)}};
  std::size_t begin = 0;
  marks.push_back(end);
  for (const std::size_t mark : marks) {
    auto decimal = decimal_of(tokens.subspan(begin, mark - begin));
    numbers.push_back({mark - begin, decimal ? std::move(*decimal) : std::string()});
    if (mark < end) numbers.push_back({1, {}});
    begin = mark + 1;
  }
  return numbers;
}

std::optional<CountedWord> counted_word(std::string_view surface) {
  for (const std::string_view counter : kCounters) {
    if (!surface.ends_with(counter) || surface.size() == counter.size()) continue;
    const std::size_t begin = surface.size() - counter.size();
    if (auto decimal = decimal_form(surface.substr(0, begin))) {
      return CountedWord{begin, std::move(*decimal)};
    }
  }
  return std::nullopt;
}

}  // namespace musubi
