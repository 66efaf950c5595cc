#include "indexer/tagging/aboutness.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string_view>

#include "common/text/utf8.h"
#include "indexer/tagging/cues.h"
#include "indexer/tagging/own_host.h"

namespace musubi {

namespace {

// Found with bench/facets.
constexpr double kAddressWeight = 12;  // of the page itself
constexpr double kFolderWeight = 6;
constexpr double kHostWeight = 5;  // of an address in the text
constexpr double kTieFactor = 1.5;
constexpr double kWaypointFactor = 0.25;
constexpr double kComparisonFactor = 0.25;
constexpr double kGeographyFactor = 0.3;
constexpr double kPeopleFactor = 0.4;
constexpr double kAlsoFactor = 0.3;
constexpr double kElsewhereFactor = 0.5;
constexpr double kLedeFactor = 2;
constexpr double kOtherFactor = 0.4;
constexpr double kOwnLead = 1.5;  // over the next prefecture, to be the page's own
constexpr Demand kPrefectures = {.least = 0.9, .of_strongest = 0.3, .once = 0};
constexpr Demand kCountries = {.least = 0.7, .of_strongest = 0.15, .once = 0.7};
constexpr Demand kOfOtherTexts = {.least = 3, .of_strongest = 0.4, .once = 0};  // not about ties
constexpr std::size_t kMinTies = 2;  // sentences that tell of one, where the title does not
constexpr std::size_t kMaxSentencesForTies = 60;
constexpr std::size_t kMinWaypoints = 3;

double weight_of(Zone zone, bool is_domestic) {
  switch (zone) {
    case Zone::Title:
      return 8;
    case Zone::Label:
      return 6;
    case Zone::Trail:
      return is_domestic ? 1 : 2;
    case Zone::Opening:
      return 2;
    case Zone::Text:
      return 1;
    case Zone::Contact:
      return is_domestic ? 3 : 0;
    case Zone::Aside:
      return 0;
  }
  return 0;
}

bool is_domestic(const Place& place) {
  return place.kind == PlaceKind::Prefecture || place.kind == PlaceKind::Municipality;
}

// The value of the prefecture or the country facet.
const std::string& value_of(const Place& place) {
  return place.parent.empty() ? place.name : place.parent;
}

template <std::size_t N>
bool begins_with_any(std::string_view text, const std::array<std::string_view, N>& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return text.starts_with(word); });
}

// What the words right behind a name make of it.
double factor_of_next(std::string_view next, bool domestic) {
  constexpr auto kPeople =
      std::to_array<std::string_view>({"語", "料理", "人", "製", "産", "国籍", "系"});
  constexpr auto kAlso = std::to_array<std::string_view>({"からも", "などから", "をはじめ"});
  if (!domestic && begins_with_any(next, kPeople)) return kPeopleFactor;
  return domestic && begins_with_any(next, kAlso) ? kAlsoFactor : 1;
}

// Reads the mentions of a page, sentence by sentence.
class Reading {
 public:
  Reading(const PageText& page, const Document& document, const Gazetteer& gazetteer)
      : page_(page),
        document_(document),
        gazetteer_(gazetteer),
        mentions_(gazetteer.find_mentions(page.text())) {}

  PlacesOfText read() {
    place_mentions();
    add_surroundings();
    const Evidence beside_text = prefectures_;
    raise_lede();
    for (const PlaceInText& one : named_) add(one, prefectures_, true);
    resolve_doubtful(prefectures_, true);
    sort_named();
    weigh_elsewhere(own_prefecture());
    prefectures_ = beside_text;
    counted_.clear();
    for (const PlaceInText& one : named_) add(one, prefectures_, true);
    for (const PlaceInText& one : named_) add(one, countries_, false);
    resolve_doubtful(countries_, false);
    sort_named();
    const bool ties = tells_of_ties();
    return {prefectures_.values(ties ? kPrefectures : kOfOtherTexts),
            countries_.values(ties ? kCountries : kOfOtherTexts),
            std::move(named_),
            own_,
            ties,
            std::move(elsewhere_)};
  }

 private:
  struct Doubtful {
    const PlaceMention* mention;
    std::size_t sentence;
    double weight;
  };

  void place_mentions();
  double weigh(const PlaceMention& mention, std::size_t sentence) const;
  void add_surroundings();
  void add_own(const Place& place, double weight, std::string wording, Zone zone);
  void add(const PlaceInText& one, Evidence& evidence, bool domestic);
  void resolve_doubtful(Evidence& evidence, bool domestic);
  void resolve(const Doubtful& doubtful, const Place& place, Evidence& evidence);
  std::string own_prefecture() const;
  void raise_lede();
  bool tells_of_ties() const;
  void weigh_elsewhere(const std::string& own);
  void sort_named();

  const PageText& page_;
  const Document& document_;
  const Gazetteer& gazetteer_;
  const std::vector<PlaceMention> mentions_;
  std::vector<PlaceInText> named_;
  std::vector<Doubtful> doubtful_;
  std::map<std::size_t, Cues> cues_;                // by sentence, of those that name places
  std::map<std::size_t, std::size_t> mentions_in_;  // by sentence
  std::set<std::pair<std::size_t, std::string>> counted_;
  const Place* own_ = nullptr;
  std::set<std::size_t> elsewhere_;
  Evidence prefectures_, countries_;
};

void Reading::place_mentions() {
  const auto& sentences = page_.sentences();
  std::vector<std::size_t> sentence_of(mentions_.size());
  std::size_t sentence = 0;
  for (std::size_t i = 0; i < mentions_.size(); ++i) {
    while (sentence + 1 < sentences.size() && sentences[sentence].end <= mentions_[i].begin) {
      ++sentence;
    }
    sentence_of[i] = sentence;
    ++mentions_in_[sentence];
    if (!cues_.contains(sentence)) cues_[sentence] = find_cues(page_.in(sentences[sentence]));
  }
  for (std::size_t i = 0; i < mentions_.size(); ++i) {
    const PlaceMention& mention = mentions_[i];
    const double weight = weigh(mention, sentence_of[i]);
    if (weight == 0) continue;
    if (mention.places.size() > 1) {
      doubtful_.push_back({&mention, sentence_of[i], weight});
    } else {
      named_.push_back(
          {mention.places.front(), mention.begin, mention.end, sentence_of[i], weight});
    }
  }
}

double Reading::weigh(const PlaceMention& mention, std::size_t sentence) const {
  const Sentence& where = page_.sentences()[sentence];
  const bool domestic = is_domestic(*mention.places.front());
  double weight = weight_of(where.zone, domestic);
  weight *= factor_of_next(page_.text().substr(mention.end, 24), domestic);
  if (where.zone != Zone::Opening && where.zone != Zone::Text) return weight;
  const Cues& cues = cues_.at(sentence);
  const std::size_t others = mentions_in_.at(sentence);
  if (cues.has(Cue::Transport) && others >= kMinWaypoints) return weight * kWaypointFactor;
  if (cues.has(Cue::Comparison)) return weight * kComparisonFactor;
  if (cues.has(Cue::Geography) && !cues.has(Cue::Tie)) return weight * kGeographyFactor;
  return cues.has(Cue::Tie) ? weight * kTieFactor : weight;
}

// What stands beside the text, and addresses in it.
void Reading::add_surroundings() {
  own_ = place_of_host(document_.url, gazetteer_);
  if (own_ != nullptr) add_own(*own_, kAddressWeight, document_.url, Zone::Contact);
  std::string_view path = document_.path;
  for (std::size_t slash = path.find('/'); slash != path.npos; slash = path.find('/')) {
    const std::string_view folder = path.substr(0, slash);
    path.remove_prefix(slash + 1);
    const Place* own = place_of_host(folder, gazetteer_);
    if (own == nullptr && !folder.empty()) {
      const auto mentions = gazetteer_.find_mentions(folder);
      const bool is_whole = mentions.size() == 1 && mentions.front().begin == 0 &&
                            mentions.front().end == folder.size() &&
                            mentions.front().places.size() == 1;
      if (is_whole && is_domestic(*mentions.front().places.front())) {
        own = mentions.front().places.front();
      }
    }
    if (own != nullptr) add_own(*own, kFolderWeight, std::string(folder), Zone::Contact);
  }
  const auto hosts = places_of_hosts_in(page_.text(), gazetteer_);
  std::set<std::string> owners;
  for (const Place* place : hosts) owners.insert(value_of(*place));
  if (own_ == nullptr && owners.size() == 1) own_ = hosts.front();
  for (const Place* place : hosts) {
    add_own(*place, kHostWeight / static_cast<double>(owners.size()), place->name, Zone::Contact);
  }
}

void Reading::add_own(const Place& place, double weight, std::string wording, Zone zone) {
  prefectures_.add(value_of(place), weight, {std::move(wording), zone});
}

// A sentence speaks for a value once, however often it names it.
void Reading::add(const PlaceInText& one, Evidence& evidence, bool domestic) {
  const std::string& value = value_of(*one.place);
  if (is_domestic(*one.place) != domestic || value == kHomeCountry) return;
  if (!counted_.emplace(one.sentence, value).second) return;
  evidence.add(value, one.weight,
               {std::string(page_.text().substr(one.begin, one.end - one.begin)),
                page_.sentences()[one.sentence].zone});
}

void Reading::resolve(const Doubtful& doubtful, const Place& place, Evidence& evidence) {
  named_.push_back(
      {&place, doubtful.mention->begin, doubtful.mention->end, doubtful.sentence, doubtful.weight});
  add(named_.back(), evidence, is_domestic(place));
}

// Of several places of one name the one whose prefecture, or country, the page tells of.
void Reading::resolve_doubtful(Evidence& evidence, bool domestic) {
  const Evidence known = evidence;
  for (const Doubtful& one : doubtful_) {
    const Place* best = nullptr;
    double weight = 0, second = 0;
    for (const Place* place : one.mention->places) {
      if (is_domestic(*place) != domestic) continue;
      if (best != nullptr && value_of(*best) == value_of(*place)) continue;
      const double of_place = known.weight(value_of(*place));
      if (of_place > weight) {
        second = weight;
        weight = of_place;
        best = place;
      } else {
        second = std::max(second, of_place);
      }
    }
    if (best != nullptr && weight >= 2 * second) resolve(one, *best, evidence);
  }
}

// The prefecture that the page speaks for, where one clearly leads.
std::string Reading::own_prefecture() const {
  const auto values = prefectures_.values({});
  if (values.empty() || values.front().weight < 2) return "";
  const bool leads = values.size() == 1 || values[0].weight >= kOwnLead * values[1].weight;
  return leads ? values.front().value : "";
}

// Who acts in the first sentence on a tie that names a place of Japan, where the title names none.
void Reading::raise_lede() {
  for (const PlaceInText& one : named_) {
    if (is_domestic(*one.place) && page_.sentences()[one.sentence].zone == Zone::Title) return;
  }
  std::size_t lede = SIZE_MAX;
  for (PlaceInText& one : named_) {
    if (!is_domestic(*one.place) || page_.sentences()[one.sentence].zone != Zone::Opening) continue;
    if (!cues_.at(one.sentence).has(Cue::Tie)) continue;
    if (lede == SIZE_MAX) lede = one.sentence;
    if (one.sentence == lede) one.weight *= kLedeFactor;
  }
}

bool Reading::tells_of_ties() const {
  const auto& sentences = page_.sentences();
  std::size_t ties = 0;
  for (std::size_t i = 0; i < sentences.size() && i < kMaxSentencesForTies; ++i) {
    const Zone zone = sentences[i].zone;
    if (zone == Zone::Aside || zone == Zone::Contact) continue;
    if (!find_cues(page_.in(sentences[i])).has(Cue::Tie)) continue;
    if (zone == Zone::Title || zone == Zone::Trail || ++ties >= kMinTies) return true;
  }
  return false;
}

// What other towns do tells little of the partners of this one.
void Reading::weigh_elsewhere(const std::string& own) {
  if (own.empty()) return;
  for (std::size_t begin = 0, end = 0; begin < named_.size(); begin = end) {
    const std::size_t sentence = named_[begin].sentence;
    bool names_own = false;
    bool names_other = false;
    std::set<std::string_view> countries;  // of several, this is a list of one's own partners
    for (end = begin; end < named_.size() && named_[end].sentence == sentence; ++end) {
      const std::string& value = value_of(*named_[end].place);
      if (!is_domestic(*named_[end].place)) {
        countries.insert(value);
      } else {
        (value == own ? names_own : names_other) = true;
      }
    }
    const Zone zone = page_.sentences()[sentence].zone;
    if (names_own || !names_other || (zone != Zone::Opening && zone != Zone::Text)) continue;
    const bool is_list_of_partners = countries.size() > 1;
    if (!is_list_of_partners) elsewhere_.insert(sentence);
    for (std::size_t i = begin; i < end; ++i) {
      if (is_domestic(*named_[i].place)) {
        named_[i].weight *= kOtherFactor;
      } else if (!is_list_of_partners) {
        named_[i].weight *= kElsewhereFactor;
      }
    }
  }
}

void Reading::sort_named() {
  std::sort(named_.begin(), named_.end(),
            [](const PlaceInText& a, const PlaceInText& b) { return a.begin < b.begin; });
}

}  // namespace

PlacesOfText places_of_text(const PageText& page, const Document& document,
                            const Gazetteer& gazetteer) {
  return Reading(page, document, gazetteer).read();
}

}  // namespace musubi
