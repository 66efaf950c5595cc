// ties_of_others.h - which places abroad a page names as partners of others than its own side.
#pragma once
#include <cstddef>
#include <string_view>
#include <vector>

#include "indexer/tagging/page/page_text.h"
#include "indexer/tagging/parties/organizations.h"
#include "indexer/tagging/places/aboutness.h"

namespace musubi {

// What it is made of must stay as it is while this lives.
class TiesOfOthers {
 public:
  TiesOfOthers(const PageText& page, const PlacesOfText& places,
               const std::vector<Organization>& organizations)
      : page_(page), text_(page.text()), places_(places), organizations_(organizations) {}

  // Whether the place of that number is a partner of others, where it is named there.
  bool has(std::size_t number) const;

 private:
  bool is_acting_prefecture(const PlaceInText& one) const;
  bool is_told_of_others(std::size_t sentence) const;
  bool is_another_municipality(const PlaceInText& one) const;

  const PageText& page_;
  const std::string_view text_;
  const PlacesOfText& places_;
  const std::vector<Organization>& organizations_;
};

}  // namespace musubi
