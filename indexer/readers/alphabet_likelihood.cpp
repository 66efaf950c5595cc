#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <cmath>
#include <cstddef>

#include "indexer/readers/character_likelihood.h"

namespace musubi {

namespace {

// By its three letters, each as frequent as it is in Korean.
double hangul(char32_t c) {
  constexpr char32_t kFirst = 0xAC00;
  constexpr std::size_t kVowels = 21, kFinals = 28;
  constexpr double kInitial[] = {13,  0.6, 7, 9,   1.0, 7,   5,   5, 0.3, 10,
                                 0.5, 24,  8, 0.3, 3,   1.2, 2.2, 2, 6};
  constexpr double kVowel[] = {19, 4.5, 0.8, 0.1, 10,  5.5, 5,   0.8, 10,  3, 0.3,
                               1,  2,   8,   1,   0.1, 0.8, 1.2, 9,   1.8, 17};
  constexpr double kFinal[] = {54,  5.5, 0.05, 0.05, 14,   0.1, 0.2, 0.3, 8,   0.2,
                               0.1, 0.1, 0.01, 0.02, 0.01, 0.1, 4,   1.6, 0.2, 1.6,
                               2,   8.5, 0.2,  0.1,  0.05, 0.2, 0.3, 0.3};
  const std::size_t number = c - kFirst;
  const double share = kInitial[number / (kVowels * kFinals)] * kVowel[number / kFinals % kVowels] *
                       kFinal[number % kFinals] / 1e6;
  return std::log(0.9 * share);
}

double latin(char32_t c, char32_t before) {
  // Few among ASCII letters, seldom two in a row, capitals at the beginning of a word.
  constexpr double kSmall = -5, kCapital = -6, kMisplaced = -3;
  const bool is_capital = u_isupper(static_cast<UChar32>(c)) != 0;
  const bool behind_letter = u_isalpha(static_cast<UChar32>(before)) != 0;
  const bool is_misplaced = behind_letter && (is_capital || !is_ascii_letter(before));
  return (is_capital ? kCapital : kSmall) + (is_misplaced ? kMisplaced : 0);
}

double letter(char32_t c, const Ranked& letters) {
  const double* known = letters.find(c);
  return known != nullptr ? *known : kForeignLetter;
}

// Of an alphabet with capitals, whose small letters are `small`.
double cased_letter(char32_t c, char32_t before, const Ranked& small) {
  constexpr double kCapital = -3, kInnerCapital = -6;
  const auto lower = static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
  double sum = letter(lower, small);
  if (lower != c) {
    sum += u_islower(static_cast<UChar32>(before)) != 0 ? kInnerCapital : kCapital;
  }
  return sum;
}

}  // namespace

double korean_likelihood(char32_t c) {
  if (is_between(c, 0xAC00, 0xD7A3)) return hangul(c);
  if (is_ideograph(c)) return kRareIdeograph;
  return u_isalpha(static_cast<UChar32>(c)) != 0 ? kForeignLetter : kSymbol;
}

double alphabet_likelihood(char32_t c, char32_t before) {
  static const Ranked cyrillic(U"оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё", 1);
  static const Ranked thai(U"านรอก่เง้มยลวัดทสตะีปบิคหแจุูพ็ื์ชขใไึถโำผซณธศฟฉภญษฐฮๆ", 1);
  static const Ranked arabic(U"اليمنوهرتبكعدسفقحجشصخطضذثزغظءةىأإؤئآ", 1);
  static const Ranked hebrew(U"יוהלאתרבםשמנחעדקפכגטזסצךףןץ", 1);
  static const Ranked greek(U"αοιτεσνηρυκπμλςάόίέήθγδωχφώβύξζψ", 1);
  constexpr std::u32string_view kMarks = U"\u00A0«»“”’‘„–—°§№£©®¿¡²³·";
  const double mixed = is_ascii_letter(before) ? kMixedWord : 0;
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(static_cast<UChar32>(c), &status)) {
    case USCRIPT_LATIN:
      return latin(c, before);
    case USCRIPT_CYRILLIC:
      return cased_letter(c, before, cyrillic) + mixed;
    case USCRIPT_GREEK:
      return cased_letter(c, before, greek) + mixed;
    case USCRIPT_HEBREW:
      return letter(c, hebrew) + mixed;
    case USCRIPT_ARABIC:
      return letter(c, arabic) + mixed;
    case USCRIPT_THAI:
      return letter(c, thai) + mixed;
    default:
      break;
  }
  if (kMarks.find(c) != kMarks.npos) return -6.5;
  return is_between(c, 0x2190, 0x2FFF) || u_isalpha(static_cast<UChar32>(c)) != 0 ? kForeignLetter
                                                                                  : kSymbol;
}

}  // namespace musubi
