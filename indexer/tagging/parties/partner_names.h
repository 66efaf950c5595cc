// partner_names.h - how a text names a place abroad: where the name ends, what is part of what.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

#include "indexer/tagging/page/page_text.h"
#include "indexer/tagging/places/page_mentions.h"

namespace musubi {

// Where a name ends with the 市 or 州 behind it.
std::size_t end_with_kind(std::string_view text, const PlaceInText& one);

// カリフォルニア州のフレスノ市: what is named right behind belongs to what is named before.
bool is_within(std::string_view text, const PlaceInText& outer, const PlaceInText& inner);

// By which the wordings for one place are counted together: 釜山直轄市 is 釜山広域市.
std::string key_of(const Place& place, std::string_view name);

// ハロン湾: a sight, and no party.
bool is_landscape(std::string_view text, const PlaceInText& one);

// Whether it ends as the names of places do: in 市, 省, 州 …
bool has_kind(std::string_view name);

// カリフォルニア州, and no town abroad.
bool is_state(const Place& place);

// オレゴン州オレゴン市: a town that bears the name of its state, which alone is in a table.
bool is_town_of_its_name(std::string_view text, const PlaceInText& one);

// The name as the text has it, 市 or 州 behind it included; kanji as the gazetteer writes them.
std::string name_in_text(const PageText& page, const PlaceInText& one);

// By which all of its old names and spellings in kanji go: 江原特別自治道, which was 江原道.  Empty
// where it is written in kana, which texts spell in ways that no table has.
std::string one_name_of(const Place& place);

// By the words around the name: 大連市と, 大連市を経由, 石家荘市において調印した.
double role_factor(std::string_view before, std::string_view behind);

}  // namespace musubi
