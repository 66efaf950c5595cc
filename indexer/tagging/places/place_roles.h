// place_roles.h - what the places of a page do there, beside the words right around them: who
// leads, who acts beside them, whom a partner knows, what other towns do.
//
// Each changes the weights of places.
#pragma once
#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include "indexer/tagging/page/page_cues.h"
#include "indexer/tagging/page/page_text.h"
#include "indexer/tagging/places/page_mentions.h"

namespace musubi {

// A partner's partners count for little.
void lower_guests(const PageText& page, std::vector<PlaceInText>& named);

// Who acts in the first sentence on a tie that names a place of Japan counts for more, where the
// title names none.
void raise_lede(const PageText& page, PageCues& cues, PageMentions& mentions);

// Who is listed beside one that the title names counts nearly as much.
void raise_colleagues(const PageText& page, PageCues& cues, std::vector<PlaceInText>& named);

// 姉妹都市である旭川市, on a page that names no place abroad, is a side of the tie.
void raise_domestic_partners(const PageText& page, std::vector<PlaceInText>& named);

// What other towns than those of the prefecture `own` do counts for less, as does abroad what is
// done by others in it than `own_town`, where that is known.  The sentences that tell of them.
std::set<std::size_t> lower_elsewhere(const PageText& page, const std::string& own,
                                      const Place* own_town, std::vector<PlaceInText>& named);

}  // namespace musubi
