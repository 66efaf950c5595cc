#include "indexer/tagging/aboutness.h"

#include <algorithm>

#include "common/text/utf8.h"

namespace musubi {

namespace {

constexpr double kTitleWeight = 8;
constexpr double kOpeningWeight = 2;
constexpr std::size_t kOpeningBytes = 900;  // about 300 characters

// Of the strongest value's weight, to be named beside it.
constexpr double kNearStrongest = 0.4;
constexpr double kMinMentions = 3;

// Longer texts are judged by their beginning.
constexpr std::size_t kMaxJudgedBytes = 256U << 10;

constexpr std::size_t kMaxPlaces = 3;
constexpr std::size_t kMaxDomains = 4;

struct PlaceScores {
  Aboutness prefectures, countries;
};

using Add = void (Aboutness::*)(const std::string&, double);

void score_places(std::string_view text, const Gazetteer& gazetteer, Add add, PlaceScores& scores) {
  for (const PlaceMention& mention : gazetteer.find_mentions(text)) {
    if (mention.places.size() != 1) continue;
    const Place& place = *mention.places.front();
    switch (place.kind) {
      case PlaceKind::Prefecture:
        (scores.prefectures.*add)(place.name, 1);
        break;
      case PlaceKind::Municipality:
        (scores.prefectures.*add)(place.parent, 0.5);
        break;
      case PlaceKind::Country:
        if (place.name != kHomeCountry) (scores.countries.*add)(place.name, 1);
        break;
      case PlaceKind::ForeignRegion:
        (scores.countries.*add)(place.parent, 0.5);
        break;
    }
  }
}

void score_domains(std::string_view text, const Taxonomy& taxonomy, Add add, Aboutness& scores) {
  for (const auto& [domain, count] : taxonomy.count_in_text(text)) (scores.*add)(domain, count);
}

}  // namespace

void Aboutness::add_title(const std::string& value, double mentions) {
  Score& score = scores_[value];
  score.weight += kTitleWeight * mentions;
  score.mentions += mentions;
  score.in_title = true;
}

void Aboutness::add_opening(const std::string& value, double mentions) {
  Score& score = scores_[value];
  score.weight += kOpeningWeight * mentions;
  score.mentions += mentions;
}

void Aboutness::add_rest(const std::string& value, double mentions) {
  Score& score = scores_[value];
  score.weight += mentions;
  score.mentions += mentions;
}

std::vector<std::string> Aboutness::values(std::size_t limit) const {
  double strongest = 0;
  for (const auto& [value, score] : scores_) strongest = std::max(strongest, score.weight);
  std::vector<std::pair<double, std::string>> chosen;
  for (const auto& [value, score] : scores_) {
    const bool near = score.weight >= kNearStrongest * strongest;
    if (near && (score.in_title || score.mentions >= kMinMentions)) {
      chosen.emplace_back(-score.weight, value);
    }
  }
  std::sort(chosen.begin(), chosen.end());
  if (chosen.size() > limit) chosen.resize(limit);
  std::vector<std::string> values;
  values.reserve(chosen.size());
  for (auto& [weight, value] : chosen) values.push_back(std::move(value));
  return values;
}

PlacesOfText places_of_text(std::string_view title, std::string_view body,
                            const Gazetteer& gazetteer) {
  body = truncate_utf8(body, kMaxJudgedBytes);
  const std::string_view opening = truncate_utf8(body, kOpeningBytes);
  PlaceScores scores;
  score_places(title, gazetteer, &Aboutness::add_title, scores);
  score_places(opening, gazetteer, &Aboutness::add_opening, scores);
  score_places(body.substr(opening.size()), gazetteer, &Aboutness::add_rest, scores);
  return {scores.prefectures.values(kMaxPlaces), scores.countries.values(kMaxPlaces)};
}

std::vector<std::string> domains_of_text(std::string_view title, std::string_view body,
                                         const Taxonomy& taxonomy) {
  body = truncate_utf8(body, kMaxJudgedBytes);
  const std::string_view opening = truncate_utf8(body, kOpeningBytes);
  Aboutness scores;
  score_domains(title, taxonomy, &Aboutness::add_title, scores);
  score_domains(opening, taxonomy, &Aboutness::add_opening, scores);
  score_domains(body.substr(opening.size()), taxonomy, &Aboutness::add_rest, scores);
  return scores.values(kMaxDomains);
}

}  // namespace musubi
