// place_names.h - how the names of Japanese places are made.
#pragma once
#include <string_view>

namespace musubi {

// The name without the last character where that says what kind of place it is:
// 青森県 -> 青森, 東京都 -> 東京, 仙台市 -> 仙台, 庄内町 -> 庄内; 北海道 has no shorter one.
std::string_view without_kind(std::string_view name);

// The same of a reading in hiragana: あおもりけん -> あおもり.  `name` says which
// kind of place it is.
std::string_view reading_without_kind(std::string_view kana, std::string_view name);

// The ward of a designated city: 仙台市青葉区 -> 青葉区; empty for any other name.
std::string_view ward_of(std::string_view name);

// The last character: 県, 市, ...; empty for no name.
std::string_view kind_suffix(std::string_view name);

// ハワイ of ハワイ州: without what says the kind of a place abroad, or the name itself.
std::string_view without_kind_abroad(std::string_view name);

// The bytes of 市, 州, 県 … where `text` begins with what may say the kind of a place abroad and
// not with another word (市場); else 0.
std::size_t kind_abroad_at(std::string_view text);

}  // namespace musubi
