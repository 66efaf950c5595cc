#include "indexer/tagging/places/aboutness.h"

#include <algorithm>
#include <set>
#include <utility>

#include "indexer/tagging/places/place_roles.h"
#include "indexer/tagging/places/place_weights.h"
#include "indexer/tagging/places/surroundings.h"
#include "indexer/tagging/places/tie_rows.h"

namespace musubi {

namespace {

// Found with bench/facets.
constexpr double kBylineWeight = 5;
constexpr double kOwnLead = 1.5;  // over the next prefecture, to be the page's own
constexpr Demand kPrefectures = {.least = 0.9, .of_strongest = 0.3, .once = 0};
constexpr Demand kCountries = {.least = 0.7, .of_strongest = 0.2, .once = 0.7};
constexpr Demand kCountriesBesideTitle = {.least = 0.7, .of_strongest = 0.3, .once = 0.7};
constexpr Demand kCountriesOfList = {.least = 0.9, .of_strongest = 0.02, .once = 0};
constexpr Demand kOfOtherTexts = {.least = 3, .of_strongest = 0.4, .once = 0};  // not about ties
constexpr std::size_t kMinTies = 2;  // sentences that tell of one, where the title does not
constexpr std::size_t kMaxSentencesForTies = 60;
constexpr std::size_t kShortSentences = 8;  // of a text in which one is enough
constexpr Demand kOfShortNews = {.least = 2, .of_strongest = 0.4, .once = 0};

// Which of the places of a page carry it.
class PlacesReading {
 public:
  PlacesReading(const PageText& page, PageCues& cues, const Document& document,
                const Gazetteer& gazetteer)
      : page_(page), cues_(cues), document_(document), gazetteer_(gazetteer) {}

  PlacesOfText read();

 private:
  void add_surroundings();
  bool add_byline();
  void add(const PlaceInText& one, Evidence& evidence, bool domestic);
  void resolve_doubtful(Evidence& evidence, bool domestic);
  bool is_among_many(std::size_t sentence) const;
  static const Place* best_known(const std::vector<const Place*>& places);
  std::string own_prefecture() const;
  const Place* own_town() const;
  std::vector<FoundValue> with_rows(std::vector<FoundValue> values, const Evidence& evidence) const;
  bool title_names_partner() const;
  bool is_list() const;
  bool tells_of_ties();
  void sort_named();

  const PageText& page_;
  PageCues& cues_;
  const Document& document_;
  const Gazetteer& gazetteer_;
  PageMentions mentions_;
  std::vector<PlaceInText>& named_ = mentions_.named;
  std::set<std::pair<std::size_t, std::string>> counted_;
  const Place* own_ = nullptr;
  Evidence prefectures_, countries_;
  std::set<std::string> in_rows_;  // prefectures and countries of a list of ties
};

PlacesOfText PlacesReading::read() {
  mentions_ = mentions_of(page_, cues_, gazetteer_);
  in_rows_ = values_in_rows(page_, named_);
  lower_guests(page_, named_);
  add_surroundings();
  const bool has_byline = add_byline();
  const Evidence beside_text = prefectures_;
  if (!has_byline) raise_lede(page_, cues_, mentions_);
  raise_colleagues(page_, cues_, named_);
  // Once to learn whose page it is, and again with that known.
  for (const PlaceInText& one : named_) add(one, prefectures_, true);
  resolve_doubtful(prefectures_, true);
  sort_named();
  const std::string own = own_prefecture();
  std::set<std::size_t> elsewhere;
  if (!own.empty() && in_rows_.empty()) {
    elsewhere = lower_elsewhere(page_, own, own_town(), named_);
  }
  raise_domestic_partners(page_, named_);
  prefectures_ = beside_text;
  counted_.clear();
  for (const PlaceInText& one : named_) add(one, prefectures_, true);
  for (const PlaceInText& one : named_) add(one, countries_, false);
  resolve_doubtful(countries_, false);
  sort_named();
  const bool ties = tells_of_ties();
  const Demand& of_ties = is_list()               ? kCountriesOfList
                          : title_names_partner() ? kCountriesBesideTitle
                                                  : kCountries;
  auto countries = countries_.values(ties ? of_ties : kOfOtherTexts);
  const bool is_short_news = !countries.empty() && page_.sentences().size() <= kShortSentences;
  const Demand& of_others = is_short_news ? kOfShortNews : kOfOtherTexts;
  return {with_rows(prefectures_.values(ties ? kPrefectures : of_others), prefectures_),
          with_rows(std::move(countries), countries_),
          std::move(named_),
          std::move(mentions_.all),
          own_,
          ties,
          std::move(elsewhere)};
}

void PlacesReading::add_surroundings() {
  const Surroundings around = surroundings_of(document_, page_.text(), gazetteer_);
  own_ = around.own;
  for (const auto& [place, weight, wording] : around.owners) {
    prefectures_.add(facet_value_of(*place), weight, {wording, Zone::Contact});
  }
}

// 山形県新庄市, alone in a line above the text: who writes.  Several such lines are headings.
bool PlacesReading::add_byline() {
  constexpr std::size_t kMaxSentences = 10;
  const PlaceInText* byline = nullptr;
  for (const PlaceInText& one : named_) {
    const Sentence& sentence = page_.sentences()[one.sentence];
    if (one.sentence >= kMaxSentences || page_.in(sentence).ends_with("。")) break;
    const bool is_alone = one.begin == sentence.begin && one.end == sentence.end;
    if (!is_alone || !is_domestic(*one.place) || sentence.zone == Zone::Title) continue;
    if (byline != nullptr) return false;
    byline = &one;
  }
  if (byline == nullptr) return false;
  const auto wording = page_.text().substr(byline->begin, byline->end - byline->begin);
  prefectures_.add(facet_value_of(*byline->place), kBylineWeight,
                   {std::string(wording), Zone::Contact});
  return true;
}

// A sentence speaks for a value once, however often it names it.
void PlacesReading::add(const PlaceInText& one, Evidence& evidence, bool domestic) {
  const std::string& value = facet_value_of(*one.place);
  if (is_domestic(*one.place) != domestic || value == kHomeCountry) return;
  if (!counted_.emplace(one.sentence, value).second) return;
  evidence.add(value, one.weight,
               {std::string(page_.text().substr(one.begin, one.end - one.begin)),
                page_.sentences()[one.sentence].zone});
}

// Of several places of one name the one whose prefecture, or country, the page tells of.
void PlacesReading::resolve_doubtful(Evidence& evidence, bool domestic) {
  const Evidence known = evidence;
  for (const DoubtfulPlace& one : mentions_.doubtful) {
    const Place* best = nullptr;
    double weight = 0, second = 0;
    for (const Place* place : one.places) {
      if (is_domestic(*place) != domestic) continue;
      if (best != nullptr && facet_value_of(*best) == facet_value_of(*place)) continue;
      const double of_place = known.weight(facet_value_of(*place));
      if (of_place > weight) {
        second = weight;
        weight = of_place;
        best = place;
      } else {
        second = std::max(second, of_place);
      }
    }
    if (best != nullptr && weight < 2 * second) continue;
    // サンディエゴ、リヨン、バンクーバー、上海: the others of a list do not tell where that one is.
    if (!domestic && (best == nullptr || is_among_many(one.sentence))) {
      best = best_known(one.places);
    }
    if (best == nullptr) continue;
    named_.push_back({best, one.begin, one.end, one.sentence, one.weight});
    add(named_.back(), evidence, domestic);
  }
}

// Places of several countries are named in the sentence.
bool PlacesReading::is_among_many(std::size_t sentence) const {
  constexpr std::size_t kMinCountries = 3;
  std::set<std::string_view> countries;
  for (const PlaceInText& one : named_) {
    if (one.sentence == sentence && !is_domestic(*one.place)) {
      countries.insert(facet_value_of(*one.place));
    }
  }
  return countries.size() >= kMinCountries;
}

// バンクーバー is the one in Canada: of several abroad, the only one that the table of places to be
// asked for has.
const Place* PlacesReading::best_known(const std::vector<const Place*>& places) {
  const Place* best = nullptr;
  for (const Place* place : places) {
    if (is_domestic(*place) || place->romaji.empty()) continue;
    if (best != nullptr) return nullptr;
    best = place;
  }
  return best;
}

// The prefecture that the page speaks for, where one clearly leads.
std::string PlacesReading::own_prefecture() const {
  const auto values = prefectures_.values({});
  if (values.empty() || values.front().weight < 2) return "";
  const bool leads = values.size() == 1 || values[0].weight >= kOwnLead * values[1].weight;
  return leads ? values.front().value : "";
}

// The municipality whose page it is: by an address, else the only one that the title names.
const Place* PlacesReading::own_town() const {
  if (own_ != nullptr) return own_->kind == PlaceKind::Municipality ? own_ : nullptr;
  const Place* town = nullptr;
  for (const PlaceInText& one : named_) {
    const bool is_title = page_.sentences()[one.sentence].zone == Zone::Title;
    if (!is_title || !is_domestic(*one.place) || one.place == town) continue;
    if (one.place->kind != PlaceKind::Municipality || town != nullptr) return nullptr;
    town = one.place;
  }
  return town;
}

std::vector<FoundValue> PlacesReading::with_rows(std::vector<FoundValue> values,
                                                 const Evidence& evidence) const {
  for (FoundValue& one : evidence.values({})) {
    const bool is_there = std::any_of(values.begin(), values.end(), [&](const FoundValue& other) {
      return other.value == one.value;
    });
    if (!is_there && in_rows_.contains(one.value)) values.push_back(std::move(one));
  }
  return values;
}

bool PlacesReading::title_names_partner() const {
  return std::any_of(named_.begin(), named_.end(), [&](const PlaceInText& one) {
    return !is_domestic(*one.place) && page_.sentences()[one.sentence].zone == Zone::Title;
  });
}

// A list of the ties of one place: each of its rows counts, however long the others are.
bool PlacesReading::is_list() const {
  const auto& sentences = page_.sentences();
  return !title_names_partner() && !sentences.empty() &&
         is_title_of_list(page_.in(sentences.front()));
}

bool PlacesReading::tells_of_ties() {
  const auto& sentences = page_.sentences();
  std::size_t ties = 0;
  bool has_agreement = false;
  for (std::size_t i = 0; i < sentences.size() && i < kMaxSentencesForTies; ++i) {
    const Zone zone = sentences[i].zone;
    if (zone == Zone::Aside || zone == Zone::Contact) continue;
    const Cues cues = cues_.of(i);
    if (!cues.has(Cue::Tie)) continue;
    has_agreement = has_agreement || cues.has(Cue::Agreement);
    if (zone == Zone::Title || zone == Zone::Trail || ++ties >= kMinTies) return true;
  }
  return has_agreement && sentences.size() <= kShortSentences;
}

void PlacesReading::sort_named() {
  std::sort(named_.begin(), named_.end(),
            [](const PlaceInText& a, const PlaceInText& b) { return a.begin < b.begin; });
}

}  // namespace

PlacesOfText places_of_text(const PageText& page, PageCues& cues, const Document& document,
                            const Gazetteer& gazetteer) {
  return PlacesReading(page, cues, document, gazetteer).read();
}

}  // namespace musubi
