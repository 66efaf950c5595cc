// contexts.h - parts of speech as IPADIC has them, and the numbers of their contexts.
#pragma once
#include <string_view>

namespace musubi {

inline constexpr std::string_view kCommonNoun = "名詞,一般,*,*";
inline constexpr std::string_view kPlaceName = "名詞,固有名詞,地域,一般";
inline constexpr std::string_view kAdverbialNoun = "名詞,副詞可能,*,*";
inline constexpr int kCommonNounId = 1285;
inline constexpr int kAdverbialNounId = 1314;
inline constexpr int kPlaceNameId = 1293;

}  // namespace musubi
