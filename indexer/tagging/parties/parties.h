// parties.h - who acts in a tie: the Japanese side, and with whom.
#pragma once
#include <string>
#include <vector>

#include "indexer/tagging/page/page_text.h"
#include "indexer/tagging/places/aboutness.h"

namespace musubi {

struct Parties {
  std::vector<FoundValue> organizations;  // 青森県, 平川市: the Japanese side, strongest first
  std::vector<std::string> municipalities;  // of these, with their prefectures: 青森県平川市
  std::vector<FoundValue> partners;         // 中国/大連市, 台湾
  std::string partner;  // the same as one text, parted by 、; empty for a list of very many
};

// Of a text about the places `places`.
Parties parties_of_text(const PageText& page, const PlacesOfText& places);

}  // namespace musubi
