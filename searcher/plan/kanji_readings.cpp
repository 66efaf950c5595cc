#include "searcher/plan/kanji_readings.h"

#include "common/text/utf8.h"

namespace musubi {

namespace {

struct Reading {
  std::string_view kana;
  std::u32string_view kanji;
};
constexpr Reading kReadings[] = {
#include "searcher/plan/kanji_readings.inc"
};

// Unvoiced: サイ for ザイ, as 済 of 経済 is read.
std::string unvoiced(std::string_view kana) {
  static constexpr std::u32string_view kVoiced =
      U"ガギグゲゴザジズゼゾダヂヅデドバビブベボパピプペポ";
  static constexpr std::u32string_view kPlain =
      U"カキクケコサシスセソタチツテトハヒフヘホハヒフヘホ";
  std::size_t end = 0;
  const std::size_t voiced = kVoiced.find(next_code_point(kana, end));
  if (voiced == kVoiced.npos) return std::string(kana);
  std::string plain;
  append_utf8(plain, kPlain[voiced]);
  return plain += kana.substr(end);
}

bool is_alike(std::string_view a, std::string_view b) {
  return a == b || unvoiced(a) == unvoiced(b);
}

}  // namespace

std::vector<std::string_view> readings_of_kanji(char32_t kanji) {
  std::vector<std::string_view> readings;
  for (const Reading& reading : kReadings) {
    if (reading.kanji.find(kanji) != reading.kanji.npos) readings.push_back(reading.kana);
  }
  return readings;
}

std::u32string homophones_of(char32_t kanji) {
  std::u32string homophones;
  for (const std::string_view typed : readings_of_kanji(kanji)) {
    for (const Reading& reading : kReadings) {
      if (!is_alike(typed, reading.kana)) continue;
      for (const char32_t other : reading.kanji) {
        if (other != kanji && homophones.find(other) == homophones.npos) homophones += other;
      }
    }
  }
  return homophones;
}

}  // namespace musubi
