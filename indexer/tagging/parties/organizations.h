// organizations.h - the Japanese side of a tie.
#pragma once
#include <string>
#include <vector>

#include "indexer/tagging/page/page_text.h"
#include "indexer/tagging/places/aboutness.h"

namespace musubi {

struct Organization {
  std::string name;        // 仙台市, 宮城県
  std::string prefecture;  // 宮城県
  Reason reason;
};

// Those that sign, visit and speak, strongest first: not neighbours, and not the prefecture where
// it only says where a municipality is.
std::vector<Organization> organizations_of(const PageText& page, const PlacesOfText& places);

}  // namespace musubi
