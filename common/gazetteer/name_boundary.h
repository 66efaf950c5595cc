// name_boundary.h - whether what stands around a name in a text lets it be one.
//
// In every function the name is the bytes [begin, end) of `text`, and not empty.
#pragma once
#include <cstddef>
#include <string_view>

namespace musubi {

// An end is inside a Latin word: IT in ITEM.
bool cuts_latin_word(std::string_view text, std::size_t begin, std::size_t end);

// What begins there is the end of a longer word in katakana: スキー of イリムスキー.
bool cuts_katakana_word(std::string_view text, std::size_t begin);

// Neither end is inside a katakana or Latin word (タイ in タイトル, US in USB), nor
// does what follows make another word of the last character (市 in 市場, 国 in 国際).
bool is_whole_name(std::string_view text, std::size_t begin, std::size_t end);

// Not a city of that name elsewhere: リビア市 is not in リビア.
bool is_whole_country(std::string_view text, std::size_t begin, std::size_t end);

// Not a part of a longer place name (福岡市 in 上福岡市, 津市 in 新津市).
bool is_whole_municipality(std::string_view text, std::size_t begin, std::size_t end);

// Not the name of a person, of a smaller place or of a building (山口さん, 宮崎駿, 福島町,
// 西東京, 龍宮城).
bool is_whole_prefecture(std::string_view text, std::size_t begin, std::size_t end);

// Stands before a town in katakana and behind no word: 米・ニューポートビーチ市, not 日米・アジア
// or 米・パン.
bool is_initial(std::string_view text, std::size_t begin, std::size_t end);

// In katakana and the last of several names that a dot joins: mostly of a person
// (ジョージ・ワシントン), unless a place stands before the dot.
bool is_joined_name(std::string_view text, std::size_t begin, std::size_t end);

// What may stand between a place and one that belongs to it: 米国/ジョージア州.
bool is_name_joint(std::string_view gap);

}  // namespace musubi
