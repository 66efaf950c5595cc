// written_names.h - the names by which places occur in running text.
#pragma once
#include <string>
#include <vector>

#include "common/gazetteer/gazetteer.h"

namespace musubi {

// What must hold around a name for it to be one.  Of several that a spelling has by several
// places the last counts.
enum class NameRule {
  NotAPlace,
  WithKind,  // followed by 市, 州, 県 …, which is part of the name then
  Whole,
  Country,
  Municipality,
  BarePrefecture,
  Initial,  // 米・ for 米国, before a name in katakana
};

// A spelling in the usual width, and all places that go by it; none where the
// spelling only hides other names (see lookalikes.h; 仙台 hides 台北 in 仙台北部).
struct WrittenName {
  std::string text;
  NameRule rule = NameRule::NotAPlace;
  std::vector<const Place*> places;
};

// Names in kanji, katakana and Latin letters.  Not among them: readings in
// hiragana or romaji, and bare names of municipalities (仙台), which are those of
// people and of much else.  `places` must outlive the result.
// `abroad` are more places that only texts name; they too must outlive the result.
std::vector<WrittenName> written_names(const std::vector<Place>& places,
                                       const std::vector<Place>& abroad);

}  // namespace musubi
