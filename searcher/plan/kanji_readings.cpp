#include "searcher/plan/kanji_readings.h"

namespace musubi {

namespace {

struct Reading {
  std::string_view kana;
  std::u32string_view kanji;
};
constexpr Reading kReadings[] = {
#include "searcher/plan/kanji_readings.inc"
};

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
  for (const Reading& reading : kReadings) {
    if (reading.kanji.find(kanji) == reading.kanji.npos) continue;
    for (const char32_t other : reading.kanji) {
      if (other != kanji && homophones.find(other) == homophones.npos) homophones += other;
    }
  }
  return homophones;
}

}  // namespace musubi
