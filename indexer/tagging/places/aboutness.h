// aboutness.h - which places a text is about: those that speak, sign and visit, not those that
// it passes by.
#pragma once
#include <set>
#include <string_view>
#include <vector>

#include "common/document.h"
#include "common/gazetteer/gazetteer.h"
#include "indexer/tagging/page/evidence.h"
#include "indexer/tagging/page/page_cues.h"
#include "indexer/tagging/page/page_text.h"
#include "indexer/tagging/places/page_mentions.h"

namespace musubi {

// At home in every text, and so what none is about.
inline constexpr std::string_view kHomeCountry = "日本";

struct PlacesOfText {
  std::vector<FoundValue> prefectures;
  std::vector<FoundValue> countries;  // without the home country
  std::vector<PlaceInText> named;     // each of one place, in order
  std::vector<const Place*> all;      // whatever any name may mean, each once
  const Place* own = nullptr;         // whose page it is by its address, if that tells
  bool is_of_ties = false;            // the text is about what two sides do together
  std::set<std::size_t> elsewhere;    // sentences that tell of other towns than the page's own
};

// `document` gives what stands beside the text: the page's address, its file's folder.
PlacesOfText places_of_text(const PageText& page, PageCues& cues, const Document& document,
                            const Gazetteer& gazetteer);

}  // namespace musubi
