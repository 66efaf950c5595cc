// place_weights.h - what it is worth that a sentence names a place.
#pragma once
#include <cstddef>
#include <string_view>

#include "common/gazetteer/gazetteer.h"
#include "indexer/tagging/page/cues.h"
#include "indexer/tagging/page/page_text.h"

namespace musubi {

// A place of Japan.
bool is_domestic(const Place& place);

// The value of the prefecture or the country facet.
const std::string& facet_value_of(const Place& place);

// By where the sentence stands.
double weight_of_place(Zone zone, bool is_domestic);

// By the words right behind the name, or behind the last of the names that it is listed with:
// 台湾料理, 調布市や小金井市からも, ラオスに続いて3例目.
double factor_of_words_behind(std::string_view behind_name, std::string_view behind_list,
                              bool is_domestic);

// By the words right before the name: 乗り継ぎの米国.
double factor_of_words_before(std::string_view before);

// By what the sentence tells, in which `places` are named.
double factor_of_cues(const Cues& cues, std::size_t places);

}  // namespace musubi
