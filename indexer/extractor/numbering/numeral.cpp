#include "indexer/extractor/numbering/numeral.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "common/text/utf8.h"

namespace musubi {

namespace {

// Longer ones are read by nobody.
constexpr unsigned kMaxRepeated = 30;
constexpr unsigned kMaxRoman = 4999;

std::string character(char32_t c) {
  std::string utf8;
  append_utf8(utf8, c);
  return utf8;
}

// The number as digits, each of which is a character of its own.
std::string digits_of(unsigned number, std::u32string_view digits) {
  std::string written;
  for (const char digit : std::to_string(number)) {
    append_utf8(written, digits[static_cast<std::size_t>(digit - '0')]);
  }
  return written;
}

// Those that follow each other in Unicode; empty where they do not go so far.
std::string one_of(unsigned number, char32_t first, unsigned count) {
  return number >= 1 && number <= count ? character(first + number - 1) : "";
}

std::string one_of(unsigned number, std::u32string_view signs) {
  return number >= 1 && number <= signs.size() ? character(signs[number - 1]) : "";
}

// From the beginning again behind the last.
std::string one_in_turn(unsigned number, std::u32string_view signs) {
  return number == 0 ? "" : character(signs[(number - 1) % signs.size()]);
}

std::string circled(unsigned number) {
  if (number <= 20) return one_of(number, U'①', 20);
  if (number <= 35) return one_of(number - 20, U'㉑', 15);
  return one_of(number - 35, U'㊱', 15);
}

// How a script counts by 10, 100 and 1000.
struct Counting {
  std::u32string_view digits, units;
  bool tells_one = false;   // 壱拾, 一百
  bool tells_zero = false;  // 一百零一
};
constexpr Counting kJapanese = {U"〇一二三四五六七八九", U"十百千万"};
constexpr Counting kJapaneseFormal = {U"零壱弐参四伍六七八九", U"拾百千万", true};
constexpr Counting kChinese = {U"零一二三四五六七八九", U"十百千万", true, true};

std::string counted(unsigned number, const Counting& counting) {
  if (number == 0 || number > 99'999) return "";
  const std::string digits = std::to_string(number);
  std::string written;
  bool is_gap = false;
  for (std::size_t at = 0; at < digits.size(); ++at) {
    const std::size_t power = digits.size() - 1 - at;
    const auto digit = static_cast<std::size_t>(digits[at] - '0');
    if (digit == 0) {
      is_gap = true;
      continue;
    }
    if (is_gap && counting.tells_zero) append_utf8(written, counting.digits[0]);
    is_gap = false;
    const bool is_teen = counting.tells_zero && power == 1 && at == 0;  // 十一, but 一百一十一
    const bool tells_one = power == 0 || power == 4 || (counting.tells_one && !is_teen);
    if (digit > 1 || tells_one) append_utf8(written, counting.digits[digit]);
    if (power > 0) append_utf8(written, counting.units[power - 1]);
  }
  return written;
}

char letter_at(unsigned number, char first) {
  return static_cast<char>(first + static_cast<char>((number - 1) % 26));
}

// a, … z, aa, bb.
std::string repeated_letter(unsigned number, char first) {
  if (number == 0 || (number - 1) / 26 >= kMaxRepeated) return "";
  return std::string((number - 1) / 26 + 1, letter_at(number, first));
}

// a, … z, aa, ab.
std::string letters(unsigned number, char first) {
  std::string written;
  for (; number > 0; number = (number - 1) / 26) {
    written.insert(written.begin(), letter_at(number, first));
  }
  return written;
}

std::string roman(unsigned number) {
  constexpr std::array<std::pair<unsigned, std::string_view>, 13> kSigns = {{{1000, "m"},
                                                                             {900, "cm"},
                                                                             {500, "d"},
                                                                             {400, "cd"},
                                                                             {100, "c"},
                                                                             {90, "xc"},
                                                                             {50, "l"},
                                                                             {40, "xl"},
                                                                             {10, "x"},
                                                                             {9, "ix"},
                                                                             {5, "v"},
                                                                             {4, "iv"},
                                                                             {1, "i"}}};
  if (number > kMaxRoman) return "";
  std::string written;
  for (const auto& [value, sign] : kSigns) {
    for (; number >= value; number -= value) written += sign;
  }
  return written;
}

std::string in_capitals(std::string letters_or_digits) {
  for (char& c : letters_or_digits) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return letters_or_digits;
}

// Empty where the numeral does not go so far.
std::string written(unsigned number, Numeral numeral) {
  constexpr std::u32string_view kAiueo =
      U"アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲ"
      U"ン";
  constexpr std::u32string_view kNarrowAiueo = U"ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ";
  constexpr std::u32string_view kIroha =
      U"イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモ"
      U"セスン";
  constexpr std::u32string_view kNarrowIroha =
      U"ｲﾛﾊﾆﾎﾍﾄﾁﾘﾇﾙｦﾜｶﾖﾀﾚｿﾂﾈﾅﾗﾑｳヰﾉｵｸﾔﾏｹﾌｺｴﾃｱｻｷﾕﾒﾐｼヱﾋﾓｾｽﾝ";
  switch (numeral) {
    case Numeral::None:
    case Numeral::Arabic:
      break;
    case Numeral::PaddedArabic:
      return fmt::format("{:02}", number);
    case Numeral::ThreeDigits:
      return fmt::format("{:03}", number);
    case Numeral::FourDigits:
      return fmt::format("{:04}", number);
    case Numeral::FiveDigits:
      return fmt::format("{:05}", number);
    case Numeral::FullWidthArabic:
      return digits_of(number, U"０１２３４５６７８９");
    case Numeral::DashedArabic:
      return fmt::format("- {} -", number);
    case Numeral::Circled:
      return circled(number);
    case Numeral::Parenthesized:
      return one_of(number, U'⑴', 20);
    case Numeral::WithFullStop:
      return one_of(number, U'⒈', 20);
    case Numeral::Japanese:
      return counted(number, kJapanese);
    case Numeral::JapaneseFormal:
      return counted(number, kJapaneseFormal);
    case Numeral::KanjiDigits:
      return digits_of(number, U"〇一二三四五六七八九");
    case Numeral::Chinese:
      return counted(number, kChinese);
    case Numeral::CircledKanji:
      return one_of(number, U'㊀', 10);
    case Numeral::HeavenlyStems:
      return one_of(number, U"甲乙丙丁戊己庚辛壬癸");
    case Numeral::ZodiacSigns:
      return one_of(number, U"子丑寅卯辰巳午未申酉戌亥");
    case Numeral::Aiueo:
      return one_in_turn(number, kAiueo);
    case Numeral::NarrowAiueo:
      return one_in_turn(number, kNarrowAiueo);
    case Numeral::Iroha:
      return one_in_turn(number, kIroha);
    case Numeral::NarrowIroha:
      return one_in_turn(number, kNarrowIroha);
    case Numeral::LowerLetters:
      return repeated_letter(number, 'a');
    case Numeral::UpperLetters:
      return repeated_letter(number, 'A');
    case Numeral::LowerAlphabet:
      return letters(number, 'a');
    case Numeral::UpperAlphabet:
      return letters(number, 'A');
    case Numeral::LowerRoman:
      return roman(number);
    case Numeral::UpperRoman:
      return in_capitals(roman(number));
  }
  return "";
}

}  // namespace

std::string written_number(unsigned number, Numeral numeral) {
  if (numeral == Numeral::None) return "";
  std::string shown = written(number, numeral);
  return shown.empty() ? std::to_string(number) : shown;
}

}  // namespace musubi
