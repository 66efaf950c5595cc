#include "common/analysis/number_filter.h"

#include <algorithm>
#include <array>

#include "common/analysis/numerals.h"
#include "common/text/utf8.h"

namespace musubi {

namespace {

// Counters of the words that IPADIC has as a whole: 十二月, 一つ, 一番, 五十音, 四半期.
constexpr std::array<std::string_view, 41> kCounters = {
    "月", "つ", "人", "日", "年", "回", "個", "番", "部", "等", "位", "級", "角",  "夜",
    "音", "世", "階", "割", "分", "倍", "点", "次", "種", "条", "号", "台", "軒",  "本",
    "枚", "週", "度", "時", "秒", "円", "里", "期", "章", "字", "流", "輪", "半期"};

constexpr std::array<CountedInKana, 18> kCountedInKana = {{
    {"ひとり", "1", "人"},
    {"ふたり", "2", "人"},
    {"ひとつ", "1", "つ"},
    {"ふたつ", "2", "つ"},
    {"みっつ", "3", "つ"},
    {"よっつ", "4", "つ"},
    {"いつつ", "5", "つ"},
    {"むっつ", "6", "つ"},
    {"ななつ", "7", "つ"},
    {"やっつ", "8", "つ"},
    {"ここのつ", "9", "つ"},
    {"ついたち", "1", "日"},
    {"ふつか", "2", "日"},
    {"みっか", "3", "日"},
    {"よっか", "4", "日"},
    {"とおか", "10", "日"},
    {"はつか", "20", "日"},
    {"はたち", "20", "歳"},
}};

// Numerals that IPADIC takes for words of another kind: 壱万円, 廿日.
bool is_formal_numeral(std::string_view surface) {
  static constexpr std::array<std::string_view, 6> kFormal = {"壱", "弐", "参", "拾", "廿", "卅"};
  return std::find(kFormal.begin(), kFormal.end(), surface) != kFormal.end();
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

bool is_digit(char c) {
  return c >= '0' && c <= '9';
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

}  // namespace

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

bool may_begin_number(const Token& token) {
  return token.part_of_speech == PartOfSpeech::Number || is_formal_numeral(token.surface);
}

std::span<const CountedInKana> counted_in_kana() {
  return kCountedInKana;
}

std::optional<CountedWord> counted_word(std::string_view surface) {
  for (const CountedInKana& counted : kCountedInKana) {
    if (counted.word == surface) {
      return CountedWord{surface.size(), std::string(counted.decimal),
                         std::string(counted.counter)};
    }
  }
  for (const std::string_view counter : kCounters) {
    if (!surface.ends_with(counter) || surface.size() == counter.size()) continue;
    const std::size_t begin = surface.size() - counter.size();
    if (auto decimal = decimal_form(surface.substr(0, begin))) {
      return CountedWord{begin, std::move(*decimal), std::string(counter)};
    }
  }
  return std::nullopt;
}

}  // namespace musubi
