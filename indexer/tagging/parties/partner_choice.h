// partner_choice.h - of the places abroad that a page names as partners those that carry it.
#pragma once
#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "common/gazetteer/gazetteer.h"

namespace musubi {

struct FoundPartner {
  std::string name;  // the longest that the text has
  double weight = 0;
  std::size_t begin = 0;         // where it is named first
  const Place* place = nullptr;  // of a name that a table knows
  bool is_tied = false;          // a sentence about a tie names it
  std::string region = {};       // its state, where the text names that and no table tells it
  bool is_aside = false;   // アメリカ合衆国(オレゴン州): in brackets behind its country
  bool is_former = false;  // 旧アルトナ市: what became another one
};

// By what the wordings for one place are counted together.
using FoundPartners = std::map<std::string, FoundPartner>;

// Of one country.
std::vector<FoundPartner> chosen_partners(FoundPartners found);

}  // namespace musubi
