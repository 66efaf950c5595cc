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
#include "indexer/tagging/place_weights.h"
#include "indexer/tagging/surroundings.h"

namespace musubi {

namespace {

// Found with bench/facets.
constexpr double kElsewhereFactor = 0.5;
constexpr double kLedeFactor = 2;
constexpr double kOtherFactor = 0.4;
constexpr double kOwnLead = 1.5;  // over the next prefecture, to be the page's own
constexpr Demand kPrefectures = {.least = 0.9, .of_strongest = 0.3, .once = 0};
constexpr Demand kCountries = {.least = 0.7, .of_strongest = 0.2, .once = 0.7};
constexpr Demand kCountriesBesideTitle = {.least = 0.7, .of_strongest = 0.3, .once = 0.7};
constexpr Demand kOfOtherTexts = {.least = 3, .of_strongest = 0.4, .once = 0};  // not about ties
constexpr std::size_t kMinTies = 2;  // sentences that tell of one, where the title does not
constexpr std::size_t kMaxSentencesForTies = 60;
constexpr std::size_t kShortSentences = 8;  // of a text in which one is enough
constexpr Demand kOfShortNews = {.least = 2, .of_strongest = 0.4, .once = 0};

std::string_view text_before(std::string_view text, std::size_t at) {
  constexpr std::size_t kBytes = 24;
  return text.substr(at - std::min(at, kBytes), std::min(at, kBytes));
}

bool is_kanji(char32_t c) {
  return (c >= 0x3400 && c <= 0x9FFF) || c == U'々';
}

// 山口 蓮、石川 美咲、: a surname that is a prefecture too, in a list of people.
bool is_surname(std::string_view name, std::string_view behind) {
  constexpr auto kKinds =
      std::to_array<std::string_view>({"都", "道", "府", "県", "市", "区", "町", "村"});
  const bool has_kind = std::any_of(kKinds.begin(), kKinds.end(),
                                    [&](std::string_view kind) { return name.ends_with(kind); });
  if (has_kind) return false;
  constexpr std::size_t kMaxGivenName = 4;
  const bool is_parted = behind.starts_with(" ");
  const std::u32string_view kEnds = is_parted ? U"、,(\n 氏様" : U"氏様";
  std::size_t at = is_parted ? 1 : 0;
  for (std::size_t chars = 0; at < behind.size(); ++chars) {
    if (chars > 0 && behind.substr(at).starts_with("さん")) return true;
    const char32_t c = next_code_point(behind, at);
    if (kEnds.find(c) != kEnds.npos) return chars > 0;
    const bool may_be = is_kanji(c) || (c >= U'ぁ' && c <= U'ー');
    if (!may_be || chars == kMaxGivenName) return false;
  }
  return false;
}

// 土佐山田町 is not 山田町.
bool is_end_of_longer_name(std::string_view name, std::string_view before) {
  constexpr std::u32string_view kMayStandBefore = U"都道府県市郡区町村旧元同両各現隣新国内外省州";
  if (!name.ends_with("町") && !name.ends_with("村")) return false;
  std::size_t at = before.size();
  while (at > 0 && is_continuation_byte(before[at - 1])) --at;
  if (at == 0) return false;
  const char32_t c = next_code_point(before, --at);
  return is_kanji(c) && kMayStandBefore.find(c) == kMayStandBefore.npos;
}

bool is_no_place(const PlaceMention& mention, std::string_view text) {
  const std::string_view name = text.substr(mention.begin, mention.end - mention.begin);
  return is_surname(name, text.substr(mention.end, 40)) ||
         is_end_of_longer_name(name, text_before(text, mention.begin));
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
    raise_colleagues();
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
    const Demand& of_ties = title_names_partner() ? kCountriesBesideTitle : kCountries;
    auto countries = countries_.values(ties ? of_ties : kOfOtherTexts);
    const bool is_short_news = !countries.empty() && page_.sentences().size() <= kShortSentences;
    const Demand& of_others = is_short_news ? kOfShortNews : kOfOtherTexts;
    return {prefectures_.values(ties ? kPrefectures : of_others),
            std::move(countries),
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
  double weigh(std::size_t mention, std::size_t sentence) const;
  bool is_of_country_before(std::size_t mention) const;
  std::size_t end_of_list(std::size_t mention) const;
  void add_surroundings();
  void add(const PlaceInText& one, Evidence& evidence, bool domestic);
  void resolve_doubtful(Evidence& evidence, bool domestic);
  void resolve(const Doubtful& doubtful, const Place& place, Evidence& evidence);
  std::string own_prefecture() const;
  void raise_lede();
  void raise_colleagues();
  bool title_names_partner() const;
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
    if (i > 0 && is_of_country_before(i)) continue;
    const double weight = weigh(i, sentence_of[i]);
    if (weight == 0) continue;
    if (mention.places.size() > 1) {
      doubtful_.push_back({&mention, sentence_of[i], weight});
    } else {
      named_.push_back(
          {mention.places.front(), mention.begin, mention.end, sentence_of[i], weight});
    }
  }
}

// 米国・ハノーバー市: right behind a country, a place that is known in others alone is not theirs.
bool Reading::is_of_country_before(std::size_t mention) const {
  const PlaceMention& before = mentions_[mention - 1];
  const PlaceMention& one = mentions_[mention];
  if (before.places.front()->kind != PlaceKind::Country) return false;
  const std::string_view gap = page_.text().substr(before.end, one.begin - before.end);
  if (!gap.empty() && gap != "・" && gap != "の") return false;
  return std::all_of(one.places.begin(), one.places.end(), [&](const Place* place) {
    return place->kind == PlaceKind::ForeignRegion && place->parent != before.places.front()->name;
  });
}

// Where the list of names ends that the mention is part of: 調布市、小金井市,
// ラオスのヴィエンチャン.
std::size_t Reading::end_of_list(std::size_t mention) const {
  constexpr auto kJoints = std::to_array<std::string_view>({"、", "や", "・", "の", "と", ",", ""});
  constexpr std::size_t kMaxNames = 12;  // enough, and bounded
  const std::size_t last = std::min(mentions_.size(), mention + kMaxNames);
  std::size_t end = mentions_[mention].end;
  for (std::size_t next = mention + 1; next < last; ++next) {
    const std::string_view gap = page_.text().substr(end, mentions_[next].begin - end);
    if (std::find(kJoints.begin(), kJoints.end(), gap) == kJoints.end()) break;
    end = mentions_[next].end;
  }
  return end;
}

double Reading::weigh(std::size_t mention, std::size_t sentence) const {
  const Sentence& where = page_.sentences()[sentence];
  const bool domestic = is_domestic(*mentions_[mention].places.front());
  const std::string_view text = page_.text();
  if (domestic && is_no_place(mentions_[mention], text)) return 0;
  const double weight = factor_of_words_before(text_before(text, mentions_[mention].begin)) *
                        weight_of_place(where.zone, domestic) *
                        factor_of_words_behind(text.substr(mentions_[mention].end, 24),
                                               text.substr(end_of_list(mention), 24), domestic);
  if (where.zone != Zone::Opening && where.zone != Zone::Text) return weight;
  return weight * factor_of_cues(cues_.at(sentence), mentions_in_.at(sentence));
}

void Reading::add_surroundings() {
  const Surroundings around = surroundings_of(document_, page_.text(), gazetteer_);
  own_ = around.own;
  for (const auto& [place, weight, wording] : around.owners) {
    prefectures_.add(facet_value_of(*place), weight, {wording, Zone::Contact});
  }
}

// A sentence speaks for a value once, however often it names it.
void Reading::add(const PlaceInText& one, Evidence& evidence, bool domestic) {
  const std::string& value = facet_value_of(*one.place);
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
  const auto may_lead = [&](const Place& place, std::size_t sentence) {
    return is_domestic(place) && page_.sentences()[sentence].zone == Zone::Opening &&
           cues_.at(sentence).has(Cue::Tie);
  };
  for (const PlaceInText& one : named_) {
    if (may_lead(*one.place, one.sentence)) lede = std::min(lede, one.sentence);
  }
  for (const Doubtful& one : doubtful_) {
    if (may_lead(*one.mention->places.front(), one.sentence)) lede = std::min(lede, one.sentence);
  }
  for (PlaceInText& one : named_) {
    if (is_domestic(*one.place) && one.sentence == lede) one.weight *= kLedeFactor;
  }
  for (Doubtful& one : doubtful_) {
    if (is_domestic(*one.mention->places.front()) && one.sentence == lede) {
      one.weight *= kLedeFactor;
    }
  }
}

// 福岡県、佐賀県、長崎県、山口県: who is named beside one that the title names acts as that one
// does.
void Reading::raise_colleagues() {
  constexpr double kShare = 0.6;  // of the weight of the title
  constexpr std::size_t kMinNames = 3;
  std::set<std::string> in_title;
  for (const PlaceInText& one : named_) {
    const bool is_title = page_.sentences()[one.sentence].zone == Zone::Title;
    if (is_title && is_domestic(*one.place)) in_title.insert(facet_value_of(*one.place));
  }
  if (in_title.empty()) return;
  for (std::size_t begin = 0, end = 0; begin < named_.size(); begin = end) {
    bool has_title = false;
    for (end = begin; end < named_.size() && is_domestic(*named_[end].place); ++end) {
      const std::size_t after = end == begin ? named_[begin].begin : named_[end - 1].end;
      const std::string_view gap = page_.text().substr(after, named_[end].begin - after);
      if (end != begin && gap != "、" && gap != "・") break;
      has_title = has_title || in_title.contains(facet_value_of(*named_[end].place));
    }
    end = std::max(end, begin + 1);
    const std::size_t sentence = named_[begin].sentence;
    const std::string_view behind = page_.text().substr(named_[end - 1].end);
    const bool goes_on = behind.starts_with("など") || behind.starts_with("等") ||
                         behind.starts_with("に続") || behind.starts_with("に次");
    if (!has_title || goes_on || end - begin < kMinNames || !cues_.at(sentence).has(Cue::Tie)) {
      continue;
    }
    for (std::size_t i = begin; i < end; ++i) {
      named_[i].weight = std::max(named_[i].weight, kShare * weight_of_place(Zone::Title, true));
    }
  }
}

bool Reading::title_names_partner() const {
  return std::any_of(named_.begin(), named_.end(), [&](const PlaceInText& one) {
    return !is_domestic(*one.place) && page_.sentences()[one.sentence].zone == Zone::Title;
  });
}

bool Reading::tells_of_ties() const {
  const auto& sentences = page_.sentences();
  std::size_t ties = 0;
  bool has_agreement = false;
  for (std::size_t i = 0; i < sentences.size() && i < kMaxSentencesForTies; ++i) {
    const Zone zone = sentences[i].zone;
    if (zone == Zone::Aside || zone == Zone::Contact) continue;
    const Cues cues = find_cues(page_.in(sentences[i]));
    if (!cues.has(Cue::Tie)) continue;
    has_agreement = has_agreement || cues.has(Cue::Agreement);
    if (zone == Zone::Title || zone == Zone::Trail || ++ties >= kMinTies) return true;
  }
  return has_agreement && sentences.size() <= kShortSentences;
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
      const std::string& value = facet_value_of(*named_[end].place);
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
