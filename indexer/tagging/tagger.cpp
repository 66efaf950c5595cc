#include "indexer/tagging/tagger.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "common/calendar/date_parser.h"
#include "common/index/hidden_terms.h"
#include "common/index/schema.h"
#include "common/text/utf8.h"
#include "indexer/tagging/dates/signing_date.h"
#include "indexer/tagging/domains/domains.h"
#include "indexer/tagging/page/kind.h"
#include "indexer/tagging/page/page_text.h"
#include "indexer/tagging/page/spaced_out.h"
#include "indexer/tagging/parties/parties.h"
#include "indexer/tagging/parties/stated_places.h"
#include "indexer/tagging/places/aboutness.h"

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

// 港区, of which several prefectures have one: none of them rather than a guess.
bool is_of_several_prefectures(const std::string& cell, const Gazetteer& gazetteer) {
  for (const PlaceMention& mention : gazetteer.find_mentions(cell)) {
    if (mention.begin != 0 || mention.end != cell.size()) continue;
    const std::string& parent = mention.places.front()->parent;
    const auto is_municipality = [](const Place* place) {
      return place->kind == PlaceKind::Municipality;
    };
    const auto is_elsewhere = [&](const Place* place) { return place->parent != parent; };
    if (std::all_of(mention.places.begin(), mention.places.end(), is_municipality) &&
        std::any_of(mention.places.begin(), mention.places.end(), is_elsewhere)) {
      return true;
    }
  }
  return false;
}

// The values that a cell names: as a whole, else by every name in it, those of
// the kind itself before those of its parts (中国 before 大連市).
std::vector<std::string> values_of_cell(const std::string& cell, const Gazetteer& gazetteer,
                                        PlaceKind whole, PlaceKind part) {
  if (whole == PlaceKind::Prefecture && is_of_several_prefectures(cell, gazetteer)) return {};
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
    if (cell.empty()) continue;
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

// Whether all of the cell is a name of such a place: a facet value tells all that it says.
bool is_name_of(const std::string& cell, const Gazetteer& gazetteer, PlaceKind kind) {
  for (const PlaceMention& mention : gazetteer.find_mentions(cell)) {
    const bool is_whole = mention.begin == 0 && mention.end == cell.size();
    if (is_whole && mention.places.size() == 1 && mention.places.front()->kind == kind) return true;
  }
  return false;
}

// What no value of the facet says in full stays in the text: 青森県弘前市, EU.
void keep_as_text(FieldId id, const std::string& cell, Document& document) {
  const auto has = [&](const std::string& text) { return text.find(cell) != std::string::npos; };
  if (cell.empty() || has(document.title) || has(document.body) || has(document.partner)) return;
  if (!document.body.empty()) document.body += '\n';
  document.body += fmt::format("{}: {}", field(id).label, cell);
}

void keep_untold(Document& document, const Gazetteer& gazetteer, const Taxonomy& taxonomy) {
  for (const std::string& cell : document.prefecture) {
    if (!is_name_of(cell, gazetteer, PlaceKind::Prefecture)) {
      keep_as_text(FieldId::Prefecture, cell, document);
    }
  }
  for (const std::string& cell : document.country) {
    const bool is_told = is_name_of(cell, gazetteer, PlaceKind::Country) || cell == kHomeCountry;
    if (!is_told) keep_as_text(FieldId::Country, cell, document);
  }
  for (const std::string& cell : document.domain) {
    if (!taxonomy.knows_all_of(cell)) keep_as_text(FieldId::Domain, cell, document);
  }
}

void tag_explicit(Document& document, const Gazetteer& gazetteer, const Taxonomy& taxonomy) {
  const auto prefectures = [&](const std::vector<std::string>& cells) {
    return canonical_places(cells, gazetteer, PlaceKind::Prefecture, PlaceKind::Municipality);
  };
  const auto countries = [&](const std::vector<std::string>& cells) {
    return canonical_places(cells, gazetteer, PlaceKind::Country, PlaceKind::ForeignRegion);
  };
  keep_untold(document, gazetteer, taxonomy);
  document.prefecture = prefectures(document.prefecture);
  if (document.prefecture.empty()) document.prefecture = prefectures(document.organization);
  document.country = countries(document.country);
  if (document.country.empty()) document.country = countries({document.partner});
  document.domain = canonical_domains(document.domain, taxonomy);
}

// The municipalities that cells name.
void add_municipalities(const std::vector<std::string>& cells, const Gazetteer& gazetteer,
                        std::vector<std::string>& values) {
  for (const std::string& cell : cells) {
    for (const PlaceMention& mention : gazetteer.find_mentions(cell)) {
      const Place& place = *mention.places.front();
      if (mention.places.size() != 1 || place.kind != PlaceKind::Municipality) continue;
      add_once(values, place.parent + place.name);
    }
  }
}

bool is_name_of_country(const std::string& name, const Gazetteer& gazetteer) {
  const auto places = gazetteer.find(name);
  return std::any_of(places.begin(), places.end(),
                     [](const Place* place) { return place->kind == PlaceKind::Country; });
}

// The places abroad that a stated partner names (中国/大連市), else what it is called.
std::vector<std::string> places_of_partner(const Document& document, const Gazetteer& gazetteer) {
  constexpr std::size_t kMaxChars = 40;
  if (document.partner.empty()) return {};
  auto values = stated_places(document.partner, document.country, gazetteer);
  if (!values.empty() || char_count(document.partner) > kMaxChars) {
    return values;
  }
  const std::size_t slash = document.partner.find('/');
  const std::string name = document.partner.substr(slash == std::string::npos ? 0 : slash + 1);
  if (document.country.size() != 1) return {document.partner};
  const bool is_country =
      is_name_of_country(name, gazetteer) && gazetteer.country(name) == document.country.front();
  return {is_country ? document.country.front() : document.country.front() + "/" + name};
}

// 国・地域=ベトナム: 「ハイフォン市」(題名)
void add_reason(FieldId id, const FoundValue& one, Document& document) {
  constexpr std::array<std::string_view, 7> kZones = {"題名", "パンくず", "見出しの値", "冒頭",
                                                      "本文", "発信元",   "周辺"};
  document.reasons.push_back(fmt::format("{}={}: 「{}」({})", field(id).label, one.value,
                                         one.reason.wording,
                                         kZones[static_cast<std::size_t>(one.reason.zone)]));
}

// The values of a facet that its source left empty.
std::vector<std::string> take(FieldId id, const std::vector<FoundValue>& found,
                              Document& document) {
  std::vector<std::string> values;
  for (const FoundValue& one : found) {
    values.push_back(one.value);
    add_reason(id, one, document);
  }
  return values;
}

void add_parties(Parties parties, Document& document) {
  document.municipality = std::move(parties.municipalities);
  // 岐阜県 and 鹿児島県: a tie within the country has its two sides, and no partner abroad.
  const auto in_title = [](const FoundValue& one) { return one.reason.zone == Zone::Title; };
  const bool has_sides =
      document.country.empty() &&
      std::count_if(parties.organizations.begin(), parties.organizations.end(), in_title) >= 2;
  if ((!parties.partner.empty() || has_sides) && document.organization.empty()) {
    document.organization = take(FieldId::Organization, parties.organizations, document);
  }
  if (!document.partner.empty() || !document.partners.empty()) return;
  document.partner = std::move(parties.partner);
  document.partners = take(FieldId::Partners, parties.partners, document);
}

// Every date that the text names, also where its letters are set apart.
void add_dates(const PageText& page, const std::vector<DateMention>& dates, Document& document) {
  for (const DateMention& one : page.is_whole() ? dates : find_dates(document.body)) {
    if (!page.is_whole() || one.begin >= page.body_begin()) document.dates.push_back(one.date);
  }
  for (const DateMention& one : find_dates(closed_up(document.body))) {
    document.dates.push_back(one.date);
  }
}

void add_named_places(const PlacesOfText& places, Document& document) {
  document.named_places.emplace();
  for (const Place* place : places.all) document.named_places->push_back(full_name(*place));
}

}  // namespace

void Tagger::tag(Document& document) const {
  std::vector<std::string> stated = document.prefecture;  // may name municipalities
  stated.insert(stated.end(), document.organization.begin(), document.organization.end());
  tag_explicit(document, gazetteer_, taxonomy_);
  const PageText page(document);
  PageCues cues(page);
  const PlacesOfText places = places_of_text(page, cues, document, gazetteer_);
  if (page.is_whole()) add_named_places(places, document);
  if (document.prefecture.empty()) {
    document.prefecture = take(FieldId::Prefecture, places.prefectures, document);
  }
  if (document.country.empty()) {
    document.country = take(FieldId::Country, places.countries, document);
  }
  if (document.domain.empty()) {
    const auto domains = domains_of_text(page, cues, taxonomy_, places.is_of_ties);
    document.domain = take(FieldId::Domain, domains, document);
  }
  const FoundValue kind = kind_of_text(page);
  const auto dates = find_dates(page.text());
  add_dates(page, dates, document);
  if (document.signed_on.empty()) {
    const auto found = find_signing_date(page, dates, places.elsewhere, kind.value);
    if (found) document.signed_on.push_back(found->date);
    if (found) {
      add_reason(FieldId::Date, {.value = to_string(found->date), .reason = found->reason},
                 document);
    }
  }
  // One that was tagged before keeps what it has.
  if (document.partners.empty()) document.partners = places_of_partner(document, gazetteer_);
  if (places.is_of_ties) add_parties(parties_of_text(page, places), document);
  add_municipalities(stated, gazetteer_, document.municipality);
  if (kind.value.empty()) return;
  if (document.kind.empty()) add_reason(FieldId::Kind, kind, document);
  document.kind = {kind.value};
}

bool Tagger::knows(FieldId id, const std::string& stated) const {
  if (id == FieldId::Prefecture) {
    return !values_of_cell(stated, gazetteer_, PlaceKind::Prefecture, PlaceKind::Municipality)
                .empty();
  }
  if (id == FieldId::Country) {
    return stated == kHomeCountry ||
           !values_of_cell(stated, gazetteer_, PlaceKind::Country, PlaceKind::ForeignRegion)
                .empty();
  }
  return id != FieldId::Domain || taxonomy_.knows_all_of(stated);
}

}  // namespace musubi
