// kanji_readings.h - Sino-Japanese readings, by which kanji are confused where they are typed.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace musubi {

// The readings of a kanji in katakana; none is known of a rare one.
std::vector<std::string_view> readings_of_kanji(char32_t kanji);

// The other kanji that may be read alike.  Whether the first sound is voiced (サイ, ザイ) does not
// matter.
std::u32string homophones_of(char32_t kanji);

}  // namespace musubi
