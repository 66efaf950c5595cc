#include "indexer/tagging/parties/stated_places.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>

#include "common/analysis/kana.h"
#include "common/gazetteer/place_names.h"
#include "common/text/utf8.h"
#include "common/text/words.h"
#include "indexer/tagging/parties/listed_names.h"
#include "indexer/tagging/parties/partner_names.h"

namespace musubi {

namespace {

using Places = std::vector<const Place*>;

bool is_in_any(const Place& place, const std::vector<std::string>& countries) {
  return std::find(countries.begin(), countries.end(), place.parent) != countries.end();
}

Places only_in(const Places& places, const std::vector<std::string>& countries) {
  Places chosen;
  std::copy_if(places.begin(), places.end(), std::back_inserter(chosen), [&](const Place* place) {
    return place->kind == PlaceKind::ForeignRegion && is_in_any(*place, countries);
  });
  return chosen;
}

bool says_region(std::string_view written) {
  return ends_with_any(written, std::to_array<std::string_view>({"州", "省", "県", "道"}));
}

bool says_town(std::string_view written) {
  return ends_with_any(written, std::to_array<std::string_view>({"市", "町", "村"}));
}

bool is_region(const Place& place) {
  return place.region.empty() && (says_region(place.name) || !place.code.empty());
}

// The lower, the better the place fits how it is written: サンパウロ州 is the state.
int misfit_of(const Place& place, std::string_view written) {
  if (place.name == written) return 0;
  const auto& aliases = place.aliases;
  if (std::find(aliases.begin(), aliases.end(), written) != aliases.end()) return 1;
  const bool fits = says_region(written) ? is_region(place) : !says_region(place.name);
  return fits ? 2 : 3;
}

// バリ州 is no town バリ, and オレゴン市 no state.
bool is_of_other_kind(const Place& place, std::string_view written) {
  if (misfit_of(place, written) < 2) return false;
  return says_region(written) ? says_town(place.name) || !place.region.empty()
                              : says_town(written) && says_region(place.name);
}

// Romance and Latin names repeat all over the world; 大連市 is in one country.
bool may_be_anywhere(std::string_view name) {
  return !name.empty() && script_of(first_char(name)) != Script::Kanji;
}

class CellReading {
 public:
  CellReading(std::string_view cell, const std::vector<std::string>& countries,
              const Gazetteer& gazetteer)
      : cell_(cell), countries_(countries), gazetteer_(gazetteer) {}

  std::vector<std::string> read();

 private:
  std::size_t take(const PlaceMention& mention);
  const Place* country_of(const PlaceMention& mention) const;
  Places candidates(const PlaceMention& mention, std::string_view written) const;
  Places in_own_country(std::string_view written) const;
  void add_best(const Places& places, std::string_view written);
  void add_unlisted(std::string_view name);
  void add(std::string value);

  const std::string_view cell_;
  const std::vector<std::string>& countries_;
  const Gazetteer& gazetteer_;
  std::string country_;              // that the cell names itself
  Before before_ = Before::Nothing;  // the text that is read next
  std::vector<std::string> values_;
};

void CellReading::add(std::string value) {
  if (std::find(values_.begin(), values_.end(), value) == values_.end()) {
    values_.push_back(std::move(value));
  }
}

void CellReading::add_unlisted(std::string_view name) {
  std::string country = country_;
  if (country.empty() && countries_.size() == 1) country = countries_.front();
  add(country.empty() ? std::string(name) : country + "/" + std::string(name));
}

const Place* CellReading::country_of(const PlaceMention& mention) const {
  if (!only_in(mention.places, countries_).empty()) return nullptr;  // ジョージア, of 米国
  for (const Place* place : mention.places) {
    if (place->kind == PlaceKind::Country) return place;
  }
  return nullptr;
}

// カンタベリー地方 for カンタベリー, in the country of the row.
Places CellReading::in_own_country(std::string_view written) const {
  constexpr auto kKinds =
      std::to_array<std::string_view>({"", "市", "州", "省", "県", "地方", "道", "町"});
  for (const std::string_view kind : kKinds) {
    auto found = only_in(gazetteer_.find(std::string(written) + std::string(kind)), countries_);
    if (!found.empty()) return found;
  }
  return {};
}

Places CellReading::candidates(const PlaceMention& mention, std::string_view written) const {
  if (!country_.empty()) {
    auto there = only_in(mention.places, {country_});
    if (!there.empty()) return there;
  }
  auto own = only_in(mention.places, countries_);
  if (!own.empty()) return own;
  const bool is_all = written.size() == cell_.size();
  if (is_all && may_be_anywhere(written) && !countries_.empty()) return in_own_country(written);
  Places abroad;
  std::copy_if(mention.places.begin(), mention.places.end(), std::back_inserter(abroad),
               [](const Place* place) { return place->kind == PlaceKind::ForeignRegion; });
  const bool is_doubtful = std::any_of(abroad.begin(), abroad.end(), [&](const Place* place) {
    return place->parent != abroad.front()->parent;
  });
  return is_doubtful || abroad.size() != mention.places.size() ? Places() : abroad;
}

void CellReading::add_best(const Places& places, std::string_view written) {
  const Place* best =
      *std::min_element(places.begin(), places.end(), [&](const Place* a, const Place* b) {
        return misfit_of(*a, written) < misfit_of(*b, written);
      });
  if (is_of_other_kind(*best, written)) return add(best->parent + "/" + std::string(written));
  // New York is the city, which the table has as New York City.
  const std::string stem(without_kind_abroad(best->name));
  if (!has_kind(written) && stem != best->name && misfit_of(*best, written) > 1) {
    for (const Place* place : gazetteer_.find(stem)) {
      if (place->name == stem && place->parent == best->parent) best = place;
    }
  }
  add(best->parent + "/" + best->name);
}

// Where the text behind the name begins.
std::size_t CellReading::take(const PlaceMention& mention) {
  if (const Place* country = country_of(mention)) {
    country_ = country->name;
    before_ = Before::Country;
    return mention.end;
  }
  const std::string_view behind = cell_.substr(mention.end);
  const bool has_kind = kind_abroad_at(kind_suffix(cell_.substr(0, mention.end))) != 0;
  const std::size_t end = mention.end + (has_kind ? 0 : kind_abroad_at(behind));
  const std::string_view written = cell_.substr(mention.begin, end - mention.begin);
  before_ = ends_as_place(written) ? Before::WholeName : Before::BareName;
  const Places places = candidates(mention, written);
  const bool is_at_home = mention.places.front()->kind != PlaceKind::ForeignRegion;
  if (places.empty()) {
    const bool is_name = before_ == Before::WholeName || written.size() == cell_.size();
    if (!is_at_home && is_name) add_unlisted(written);
    return end;
  }
  add_best(places, written);
  return end;
}

std::vector<std::string> CellReading::read() {
  std::size_t at = 0;
  const auto mentions = gazetteer_.find_mentions(cell_);
  for (const PlaceMention& mention : mentions) {
    if (mention.begin < at) continue;
    for (const auto name : listed_names(cell_.substr(at, mention.begin - at), before_)) {
      add_unlisted(name);
    }
    at = take(mention);
  }
  const auto rest = listed_names(cell_.substr(at), before_);
  // A name alone is the caller's, who takes it as it stands.
  if (!mentions.empty() || rest.size() > 1) {
    for (const auto name : rest) add_unlisted(name);
  } else if (const auto own = in_own_country(cell_); !own.empty()) {
    add_best(own, cell_);  // São Paulo, which no text is searched for
  }
  return std::move(values_);
}

}  // namespace

std::vector<std::string> stated_places(std::string_view cell,
                                       const std::vector<std::string>& countries,
                                       const Gazetteer& gazetteer) {
  return CellReading(cell, countries, gazetteer).read();
}

}  // namespace musubi
