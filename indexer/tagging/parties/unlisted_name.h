// unlisted_name.h - names of places abroad that no table knows, told by what stands around them.
#pragma once
#include <cstddef>
#include <string_view>

namespace musubi {

// Bytes [begin, end) of the text; empty for none.
struct UnlistedName {
  std::size_t begin = 0;
  std::size_t end = 0;
};

enum class Joint {
  None,   // 台中市石岡区
  MayBe,  // ベトナム・クイニョン市, インドのコーチ市
};

// The name that begins at byte `at`, behind that of a country, a state or a city.
UnlistedName unlisted_name_at(std::string_view text, std::size_t at, Joint joint);

// 姉妹都市ニュージーランド・ケンブリッジ: a name in katakana without its kind, behind ・, where
// what stands before the country says that it is a partner.
UnlistedName bare_name_at(std::string_view text, std::size_t country_begin,
                          std::size_t country_end);

// The name right before a bracket that opens at byte `at` - 1, which says where it is:
// メッドウェイ市 of メッドウェイ市(英国).
UnlistedName unlisted_name_before(std::string_view text, std::size_t at);

}  // namespace musubi
