#include "indexer/tagging/tagger.h"

#include <algorithm>
#include <utility>

#include "common/calendar/date_parser.h"
#include "common/text/spaced_out.h"
#include "indexer/tagging/aboutness.h"
#include "indexer/tagging/domains.h"
#include "indexer/tagging/page_text.h"
#include "indexer/tagging/parties.h"
#include "indexer/tagging/signing_date.h"

namespace musubi {

namespace {

void add_once(std::vector<std::string>& values, std::string value) {
  if (std::find(values.begin(), values.end(), value) == values.end()) {
    values.push_back(std::move(value));
  }
}

// The facet value that a place gives, where it gives one.
std::string facet_value(const Place& place, PlaceKind whole, PlaceKind part) {
  if (place.kind == whole) return place.name;
  return place.kind == part ? place.parent : std::string();
}

// The values that a cell names: as a whole, else by every name in it, those of
// the kind itself before those of its parts (中国 before 大連市).
std::vector<std::string> values_of_cell(const std::string& cell, const Gazetteer& gazetteer,
                                        PlaceKind whole, PlaceKind part) {
  const auto as_whole =
      whole == PlaceKind::Prefecture ? gazetteer.prefecture(cell) : gazetteer.country(cell);
  if (as_whole) return {*as_whole};
  std::vector<std::string> named, implied;
  for (const PlaceMention& mention : gazetteer.find_mentions(cell)) {
    if (mention.places.size() != 1) continue;
    const Place& place = *mention.places.front();
    std::string value = facet_value(place, whole, part);
    if (value == kHomeCountry) continue;
    if (!value.empty()) add_once(place.kind == whole ? named : implied, std::move(value));
  }
  return named.empty() ? implied : named;
}

std::vector<std::string> canonical_places(const std::vector<std::string>& cells,
                                          const Gazetteer& gazetteer, PlaceKind whole,
                                          PlaceKind part) {
  std::vector<std::string> values;
  for (const std::string& cell : cells) {
    for (std::string& value : values_of_cell(cell, gazetteer, whole, part)) {
      add_once(values, std::move(value));
    }
  }
  return values;
}

std::vector<std::string> canonical_domains(const std::vector<std::string>& cells,
                                           const Taxonomy& taxonomy) {
  std::vector<std::string> values;
  for (const std::string& cell : cells) {
    for (std::string& value : taxonomy.domains_of_cell(cell)) add_once(values, std::move(value));
  }
  return values;
}

void tag_explicit(Document& document, const Gazetteer& gazetteer, const Taxonomy& taxonomy) {
  const auto prefectures = [&](const std::vector<std::string>& cells) {
    return canonical_places(cells, gazetteer, PlaceKind::Prefecture, PlaceKind::Municipality);
  };
  const auto countries = [&](const std::vector<std::string>& cells) {
    return canonical_places(cells, gazetteer, PlaceKind::Country, PlaceKind::ForeignRegion);
  };
  document.prefecture = prefectures(document.prefecture);
  if (document.prefecture.empty()) document.prefecture = prefectures(document.organization);
  document.country = countries(document.country);
  if (document.country.empty()) document.country = countries({document.partner});
  document.domain = canonical_domains(document.domain, taxonomy);
}

void add_parties(Parties parties, Document& document) {
  const bool has_both = !parties.organizations.empty() && !parties.partner.empty();
  if (!has_both) return;
  if (document.organization.empty()) document.organization = std::move(parties.organizations);
  if (document.partner.empty()) document.partner = std::move(parties.partner);
}

std::vector<std::string> names_of(const std::vector<FoundValue>& found) {
  std::vector<std::string> values;
  for (const FoundValue& one : found) values.push_back(one.value);
  return values;
}

}  // namespace

void Tagger::tag(Document& document) const {
  tag_explicit(document, gazetteer_, taxonomy_);
  const PageText page(document);
  const PlacesOfText places = places_of_text(page, document, gazetteer_);
  if (document.prefecture.empty()) document.prefecture = names_of(places.prefectures);
  if (document.country.empty()) document.country = names_of(places.countries);
  if (document.domain.empty()) {
    document.domain = names_of(domains_of_text(page, taxonomy_, places.is_of_ties));
  }
  const std::string closed = closed_up(document.body);
  for (const std::string* text : {&std::as_const(document.body), &closed}) {
    for (const DateMention& one : find_dates(*text)) document.dates.push_back(one.date);
  }
  if (document.signed_on.empty()) {
    const auto date = find_signing_date(page, find_dates(page.text()), places.elsewhere);
    if (date) document.signed_on.push_back(*date);
  }
  if (places.is_of_ties) add_parties(parties_of_text(page, places), document);
}

}  // namespace musubi
