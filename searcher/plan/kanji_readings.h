// kanji_readings.h - Sino-Japanese readings, by which kanji are confused where they are typed.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace musubi {

// In katakana; none of a rare kanji.
std::vector<std::string_view> readings_of_kanji(char32_t kanji);

// The other kanji that may be read as it is, but for the voice of the first sound.
std::u32string homophones_of(char32_t kanji);

}  // namespace musubi
