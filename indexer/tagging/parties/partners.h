// partners.h - with whom the Japanese side of a tie acts.
#pragma once
#include <string>
#include <vector>

#include "indexer/tagging/page/page_text.h"
#include "indexer/tagging/parties/organizations.h"
#include "indexer/tagging/places/aboutness.h"

namespace musubi {

struct Partner {
  std::string country;
  std::string name;         // of the place, as the text has it; empty: the country itself
  Reason reason;            // where it is named first
  std::string region = {};  // its state, where the text tells it and no table does
  std::string place = {};  // the one name of the place, where a table has it: 江原特別自治道
};

// In the order in which the text names them first: not where it was signed, not the partners of
// other towns, not stops on the way.
std::vector<Partner> partners_of(const PageText& page, const PlacesOfText& places,
                                 const std::vector<Organization>& organizations);

}  // namespace musubi
