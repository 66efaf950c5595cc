// lookalikes.h - what looks like the name of a place and is none.
#pragma once
#include <span>
#include <string_view>

namespace musubi {

// Longer words that hold a place name by accident (日中国交, 大分類) or that mean
// something else (中国地方 is a part of Japan, インド洋 an ocean).
std::span<const std::string_view> lookalikes();

// What makes a bare name before it that of a person or of a smaller place:
// 山口さん, 福島町.
std::span<const std::string_view> name_suffixes();

// What may follow the bare name of a prefecture in kanji; other kanji are mostly a given name.
std::span<const std::string_view> name_companions();

}  // namespace musubi
