// numeral.h - numbers of lists and headings as they are written: 3, ③, 三, ウ, ハ, c, iii.
#pragma once
#include <string>

namespace musubi {

enum class Numeral {
  None,  // not shown
  Arabic,
  PaddedArabic,  // 01, 02, … 10
  ThreeDigits,   // 001
  FourDigits,
  FiveDigits,
  FullWidthArabic,  // １
  DashedArabic,     // - 1 -
  Circled,          // ①, to 50
  Parenthesized,    // ⑴, to 20
  WithFullStop,     // ⒈, to 20
  Japanese,         // 一, 十一, 百二十
  JapaneseFormal,   // 壱, 壱拾弐
  KanjiDigits,      // 一, 一〇, 一二〇
  Chinese,          // 一, 十一, 一百二十
  CircledKanji,     // ㊀, to 10
  HeavenlyStems,    // 甲, to 10
  ZodiacSigns,      // 子, to 12
  Aiueo,            // ア
  NarrowAiueo,      // ｱ
  Iroha,            // イ, ロ, ハ
  NarrowIroha,
  LowerLetters,  // a, … z, aa, bb
  UpperLetters,
  LowerAlphabet,  // a, … z, aa, ab
  UpperAlphabet,
  LowerRoman,
  UpperRoman,
};

// In Arabic digits where a numeral does not go so far.
std::string written_number(unsigned number, Numeral numeral);

}  // namespace musubi
