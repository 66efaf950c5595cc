#include "indexer/extractor/table/number_section.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "indexer/extractor/table/decimal_number.h"
#include "indexer/extractor/table/format_code.h"

namespace musubi {

namespace {

constexpr std::size_t kMaxSections = 3;  // for positive numbers, negative ones and 0
constexpr std::size_t kMaxDigits = 30;
constexpr int kMaxMagnitude = 30;
constexpr std::size_t kMaxShownBytes = 200;

}  // namespace

bool NumberSection::Condition::holds(double number) const {
  if (relation == "<") return number < bound;
  if (relation == "<=") return number <= bound;
  if (relation == ">") return number > bound;
  if (relation == ">=") return number >= bound;
  return (number == bound) == (relation == "=");
}

NumberSection::NumberSection(std::string_view code) {
  for (std::size_t at = 0; at < code.size();) at = read(code, at);
  end_commas();
}

// From the place of one part of the code to that of the next.
std::size_t NumberSection::read(std::string_view code, std::size_t at) {
  constexpr std::string_view kGeneral = "general", kJapaneseGeneral = "g/標準";
  const std::string_view rest = code.substr(at);
  const auto begins_with = [&](std::string_view word) {
    return rest.size() >= word.size() &&
           std::equal(word.begin(), word.end(), rest.begin(),
                      [](char a, char b) { return a == b || (a >= 'a' && a - 'a' + 'A' == b); });
  };
  const char c = rest.front();
  const std::size_t end = end_of_part(code, at);
  if (c == '0' || c == '#' || c == '?') {
    add_digit(c);
  } else if (c == ',') {
    ++commas_;
  } else if (c == '.' && count(Piece::Kind::Point) == 0) {
    add(Piece::Kind::Point, ".");
  } else if (c == '%') {
    add(Piece::Kind::Text, "%");
    power_ += 2;
  } else if (c == '/') {
    is_fraction_ = true;
  } else if (begins_with("e+") || begins_with("e-")) {
    add(Piece::Kind::Exponent, rest.substr(1, 1));
    return at + 2;
  } else if (c == '@') {
    add(Piece::Kind::General, "");
    is_for_texts_ = true;
  } else if (begins_with(kGeneral)) {
    add(Piece::Kind::General, "");
    return at + kGeneral.size();
  } else if (begins_with(kJapaneseGeneral)) {
    add(Piece::Kind::General, "");
    return at + kJapaneseGeneral.size();
  } else if (c == '"') {
    const std::string_view quoted = code.substr(at + 1, end - at - 1);
    add(Piece::Kind::Text, quoted.substr(0, quoted.find('"')));
  } else if (c == '[') {
    read_bracket(code.substr(at + 1, end - at - 1));
  } else if (c == '\\' || c == '!') {
    add(Piece::Kind::Text, code.substr(at + 1, end - at - 1));
  } else if (c != '_' && c != '*') {  // room as wide as a character, or what fills the cell
    add(Piece::Kind::Text, rest.substr(0, 1));
  }
  return end;
}

// [Red] and [$-411] show nothing of themselves, [$¥-411] shows ¥.
void NumberSection::read_bracket(std::string_view inside) {
  inside = inside.substr(0, inside.find(']'));
  if (const auto digits = digits_of_bracket(inside); digits != CellDigits::Arabic) {
    digits_ = digits;
  }
  if (inside.starts_with('$')) add(Piece::Kind::Text, inside.substr(1, inside.find('-') - 1));
  const std::size_t bound = inside.find_first_not_of("<>=");
  if (bound == 0 || bound == std::string_view::npos) return;
  const auto number = number_in(inside.substr(bound));
  if (number) condition_ = Condition{std::string(inside.substr(0, bound)), *number};
}

void NumberSection::add(Piece::Kind kind, std::string_view text) {
  end_commas();
  // Where the yen sign is typed as it was on Japanese keyboards.
  if (kind == Piece::Kind::Text && text == "\\") text = "¥";
  pieces_.push_back({kind, std::string(text)});
  ++counts_[static_cast<std::size_t>(kind)];
}

void NumberSection::add_digit(char digit) {
  const bool is_whole = count(Piece::Kind::Point) + count(Piece::Kind::Exponent) == 0;
  if (is_whole && commas_ > 0 && count(Piece::Kind::Whole) > 0) {
    has_thousands_ = true;
    commas_ = 0;
  }
  const bool is_of_exponent = count(Piece::Kind::Exponent) > 0;
  add(is_of_exponent ? Piece::Kind::ExponentDigit
      : is_whole     ? Piece::Kind::Whole
                     : Piece::Kind::Decimal,
      std::string_view(&digit, 1));
}

// Commas behind the digits divide by a thousand each: "#,##0,\"千円\"".
void NumberSection::end_commas() {
  if (count(Piece::Kind::Whole) > 0) power_ -= 3 * static_cast<int>(commas_);
  commas_ = 0;
}

std::string NumberSection::shown(double number) const {
  const std::string plain = general_number(std::fabs(number));
  const bool is_long = count(Piece::Kind::Whole) > kMaxDigits ||
                       count(Piece::Kind::Decimal) > kMaxDigits ||
                       count(Piece::Kind::ExponentDigit) > kMaxDigits;
  if (is_fraction_ || is_long) return plain;
  if (std::abs(DecimalNumber(number).magnitude() + power_) > kMaxMagnitude) return plain;
  std::string text = with_digits(number);
  return text.size() > kMaxShownBytes ? plain : text;
}

// Times a power of ten that leaves as many digits before the point as the section has.
int NumberSection::exponent_of(const DecimalNumber& number) const {
  if (count(Piece::Kind::Exponent) == 0 || number.is_zero()) return 0;
  const int step = std::max(static_cast<int>(count(Piece::Kind::Whole)), 1);
  const int below = number.magnitude() < 0 ? step - 1 : 0;
  const int exponent = (number.magnitude() - below) / step * step;
  const auto digits = number.times_ten_to(-exponent).rounded(count(Piece::Kind::Decimal));
  const bool is_rounded_up = digits.whole.size() > static_cast<std::size_t>(step);  // 9.96 is 10.0
  return is_rounded_up ? exponent + step : exponent;
}

// Without the zeros at the end that are shown only before other digits.
std::string NumberSection::shown_decimals(std::string decimals) const {
  for (auto piece = pieces_.rbegin(); piece != pieces_.rend() && decimals.ends_with('0'); ++piece) {
    if (piece->kind != Piece::Kind::Decimal) continue;
    if (piece->text == "0") break;
    decimals.pop_back();
  }
  return decimals;
}

std::string NumberSection::with_digits(double number) const {
  const DecimalNumber scaled = DecimalNumber(number).times_ten_to(power_);
  const int exponent = exponent_of(scaled);
  const auto digits = scaled.times_ten_to(-exponent).rounded(count(Piece::Kind::Decimal));
  const std::string& whole = digits.whole;
  const std::string decimals = shown_decimals(digits.fraction);

  std::string text;
  std::size_t places = count(Piece::Kind::Whole), decimal = 0;  // that are to come
  std::size_t left = std::max(places, whole.size());            // digits before the point
  const auto put_digits = [&](bool is_padded) {
    for (; left > places; --left) {
      const bool is_digit = left <= whole.size();
      if (!is_digit && !is_padded) continue;
      append_digit(text, is_digit ? whole[whole.size() - left] : '0', digits_);
      if (has_thousands_ && left > 1 && left % 3 == 1) text += ',';
    }
  };
  for (const Piece& piece : pieces_) {
    switch (piece.kind) {
      case Piece::Kind::Text:
        text += piece.text;
        break;
      case Piece::Kind::Whole:
        --places;
        put_digits(piece.text == "0");
        break;
      case Piece::Kind::Point:
        put_digits(false);
        if (!decimals.empty()) text += '.';
        break;
      case Piece::Kind::Decimal:
        if (decimal < decimals.size()) append_digit(text, decimals[decimal], digits_);
        ++decimal;
        break;
      case Piece::Kind::Exponent:
        text += exponent < 0 ? "E-" : piece.text == "+" ? "E+" : "E";
        text += fmt::format("{:0{}}", std::abs(exponent), count(Piece::Kind::ExponentDigit));
        break;
      case Piece::Kind::ExponentDigit:
        break;
      case Piece::Kind::General:
        text += said_number(general_number(std::fabs(number)), digits_);
        break;
    }
  }
  return text;
}

std::vector<NumberSection> sections_of(std::string_view code) {
  std::vector<NumberSection> sections;
  if (code.size() > kMaxCodeBytes) return sections;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < code.size() && sections.size() < kMaxSections;) {
    const std::size_t end = end_of_part(code, at);
    if (code[at] == ';') {
      sections.emplace_back(code.substr(begin, at - begin));
      begin = end;
    }
    at = end;
  }
  if (sections.size() < kMaxSections) sections.emplace_back(code.substr(begin));
  if (sections.size() > 1 && sections.back().is_for_texts()) sections.pop_back();
  return sections;
}

}  // namespace musubi
