#include "common/analysis/number_filter.h"

#include <optional>
#include <span>
#include <utility>

#include "common/analysis/numerals.h"
#include "common/text/ascii.h"
#include "common/text/utf8.h"

namespace musubi {

namespace {

// Numerals that IPADIC takes for words of another kind: 壱万円, 廿日.
bool is_formal_numeral(std::string_view surface) {
  constexpr std::u32string_view kFormal = U"壱弐参拾廿卅";
  constexpr std::size_t kKanjiBytes = 3;
  std::size_t at = 0;
  return surface.size() == kKanjiBytes &&
         kFormal.find(next_code_point(surface, at)) != kFormal.npos;
}

bool may_begin_number(const Token& token) {
  return token.part_of_speech == PartOfSpeech::Number || is_formal_numeral(token.surface);
}

constexpr std::size_t kMaxTokens = 32;

bool is_numeric(const Token& token) {
  // IPADIC takes 〇 for a symbol here and there.
  if (is_formal_numeral(token.surface)) return true;
  if (token.part_of_speech != PartOfSpeech::Number && token.surface != "〇") return false;
  for (std::size_t at = 0; at < token.surface.size();) {
    if (!is_numeral(next_code_point(token.surface, at))) return false;
  }
  return true;
}

// A comma or a point between digits.
bool is_mark_of_number(const Token& before, const Token& mark, const Token& behind) {
  return (mark.surface == "," || mark.surface == ".") && before.end == mark.begin &&
         mark.end == behind.begin && is_numeric(behind) && is_digit(before.surface.back()) &&
         is_digit(behind.surface.front());
}

// 壱万, 参番, but not 参 alone.
bool is_counted(std::span<const Token> tokens) {
  return tokens.size() > 1 && tokens[1].begin == tokens[0].end &&
         (is_numeric(tokens[1]) || tokens[1].part_of_speech == PartOfSpeech::Suffix ||
          tokens[1].surface == "円");
}

std::optional<std::string> decimal_of(std::span<const Token> tokens) {
  std::string text;
  for (const Token& token : tokens) text += token.surface;
  return decimal_form(text);
}

struct NumberRun {
  std::size_t tokens = 0;  // how many of them
  std::string decimal;     // decimal_form(); empty for tokens to be left as they are
};

// The numbers that `tokens` begin with, up to where there are no more digits: 十|二,
// 12|,|573 and 1|万 are one number, 2004|.|12|.|24 are three and two points.
std::vector<NumberRun> leading_numbers(std::span<const Token> tokens) {
  std::vector<NumberRun> numbers;
  if (tokens.empty() || !is_numeric(tokens.front())) return numbers;
  if (is_formal_numeral(tokens.front().surface) && !is_counted(tokens)) return numbers;
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

// % behind a number is the word that it is read as.
Token percent(Token sign) {
  sign.base = "パーセント";
  sign.part_of_speech = PartOfSpeech::Suffix;
  sign.known = false;
  sign.entry = Token::kNoEntry;
  return sign;
}

bool is_percent_behind(const Token& sign, const Token& number) {
  return sign.surface == "%" && sign.begin == number.end;
}

}  // namespace

Token NumberFilter::joined(std::span<const Token> tokens, std::string decimal) {
  Token token = tokens.front();
  token.end = tokens.back().end;
  token.surface = {token.surface.data(), token.end - token.begin};
  token.base = decimals_.emplace_back(std::move(decimal));
  token.reading = {};
  token.part_of_speech = PartOfSpeech::Number;
  token.known = false;
  token.entry = Token::kNoEntry;
  return token;
}

void NumberFilter::apply(std::vector<Token>& tokens) {
  decimals_.clear();
  std::size_t kept = 0;
  for (std::size_t i = 0; i < tokens.size();) {
    auto numbers = may_begin_number(tokens[i]) ? leading_numbers(std::span(tokens).subspan(i))
                                               : std::vector<NumberRun>();
    if (numbers.empty()) {
      if (kept != i) tokens[kept] = tokens[i];
      ++kept;
      ++i;
      continue;
    }
    for (NumberRun& number : numbers) {
      const auto run = std::span(tokens).subspan(i, number.tokens);
      if (number.decimal.empty()) {
        for (const Token& token : run) tokens[kept++] = token;
      } else {
        tokens[kept++] = joined(run, std::move(number.decimal));
      }
      i += number.tokens;
    }
    if (i < tokens.size() && is_percent_behind(tokens[i], tokens[i - 1])) {
      tokens[kept++] = percent(tokens[i++]);
    }
  }
  tokens.resize(kept);
}

}  // namespace musubi
