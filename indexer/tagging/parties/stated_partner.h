// stated_partner.h - a partner that stands beside the label of its cell: 提携相手先 ….
#pragma once
#include <string>

#include "indexer/tagging/page/page_text.h"
#include "indexer/tagging/places/aboutness.h"

namespace musubi {

// Without its country and without its name in other letters; empty where none is stated.
std::string stated_partner(const PageText& page, const PlacesOfText& places);

}  // namespace musubi
