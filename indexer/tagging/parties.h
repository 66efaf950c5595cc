// parties.h - who ties with whom, as a text tells it.
#pragma once
#include <string>
#include <vector>

#include "indexer/tagging/aboutness.h"
#include "indexer/tagging/page_text.h"

namespace musubi {

struct Parties {
  std::vector<std::string> organizations;  // 青森県, 平川市: the Japanese side, strongest first
  std::string partner;                     // 中国/大連市, several parted by 、
};

// Of a text about the places `places`.
Parties parties_of_text(const PageText& page, const PlacesOfText& places);

}  // namespace musubi
