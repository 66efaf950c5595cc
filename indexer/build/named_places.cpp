#include "indexer/build/named_places.h"

#include <algorithm>
#include <string_view>

#include "common/analysis/kana.h"
#include "common/analysis/normalizer.h"
#include "common/analysis/token_filter.h"
#include "common/gazetteer/place_names.h"
#include "common/index/hidden_terms.h"
#include "common/index/vocabulary.h"
#include "common/text/fold.h"
#include "common/text/utf8.h"

namespace musubi {

namespace {

// Shorter names are words of another kind too (US, タイ).
constexpr std::size_t kMinLatinName = 4;
constexpr std::size_t kMinKanaName = 3;

// New York of New York City.
std::string romaji_without_kind(const std::string& romaji) {
  for (const std::string_view kind : {" City", " Province", " State", " Prefecture"}) {
    if (romaji.ends_with(kind)) return romaji.substr(0, romaji.size() - kind.size());
  }
  return romaji;
}

}  // namespace

std::vector<NamedPlace> named_places(const Gazetteer& gazetteer) {
  std::vector<NamedPlace> result;
  for (const Place& place : gazetteer.places()) {
    std::vector<std::string> names = place.aliases;
    names.insert(names.end(), {place.name, std::string(without_kind(place.name)), place.romaji});
    std::vector<std::string> terms = {place_term(full_name(place))};
    for (const std::string& name : names) {
      std::string term = fold_word(normalize(name));
      const std::size_t min_chars = is_latin(term)  ? kMinLatinName
                                    : is_kana(term) ? kMinKanaName
                                                    : 1;
      if (char_count(term) >= min_chars) terms.push_back(std::move(term));
    }
    std::sort(terms.begin(), terms.end());
    terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
    result.push_back({&place, std::move(terms)});
  }
  return result;
}

std::vector<std::string> keys_of(const Place& place) {
  std::vector<std::string> keys;
  for (const std::string& alias : place.aliases) keys.push_back(place_key(alias));
  for (const std::string& name :
       {place.name, place.kana, place.romaji, romaji_without_kind(place.romaji)}) {
    keys.push_back(place_key(name));
  }
  if (place.kind == PlaceKind::Prefecture || place.kind == PlaceKind::Municipality) {
    keys.push_back(place_key(without_kind(place.name)));
    keys.push_back(place_key(reading_without_kind(place.kana, place.name)));
  }
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

}  // namespace musubi
