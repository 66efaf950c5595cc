#include "common/analysis/dictionary/readings.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "common/analysis/dictionary/contexts.h"
#include "common/analysis/kana.h"
#include "common/analysis/normalizer.h"
#include "common/gazetteer/place_names.h"
#include "common/text/utf8.h"

namespace musubi {

namespace {

// What hiragana costs.  Found by reading what it takes in 12 MB of prose: nothing
// that is cut well without it, but for readings shorter than four kana.
constexpr std::size_t kMinKana = 4;
constexpr std::size_t kMinKanaOfPolite = 3;  // おちゃ
constexpr int kKanaCost = 12'000;
constexpr int kCostPerKana = 500;
constexpr int kMinCost = 4000;

// Particles that a word with its particle in IPADIC's tables ends with (うしろの).
constexpr std::array<std::string_view, 4> kFinalParticles = {"の", "に", "を", "へ"};

struct Reading {
  std::string hiragana;
  int context_id;
  std::string_view part_of_speech;
};

void add_hiragana(const Reading& reading, std::size_t min_kana, const IpadicIndex& ipadic,
                  SpellingList& words) {
  const std::string& hiragana = reading.hiragana;
  const std::size_t chars = char_count(hiragana);
  const bool ends_with_particle =
      std::any_of(kFinalParticles.begin(), kFinalParticles.end(),
                  [&](std::string_view particle) { return hiragana.ends_with(particle); });
  if (chars < min_kana || ends_with_particle) return;
  int cost = std::max(kMinCost, kKanaCost - kCostPerKana * static_cast<int>(chars));
  if (ipadic.has(hiragana)) {
    if (!ipadic.has_stem_alone(hiragana)) return;
    cost += kRivalCost;
  }
  words.add({hiragana, reading.context_id, cost, std::string(reading.part_of_speech),
             to_katakana(hiragana)});
}

void add_readings_of_nouns(const IpadicIndex& ipadic, SpellingList& words) {
  for (const IpadicWord* each : ipadic.nouns()) {
    const IpadicWord& noun = *each;
    const bool fits = !is_person(noun) && noun.part_of_speech.find("接尾") == std::string::npos &&
                      noun.part_of_speech.find(",数,") == std::string::npos;
    if (fits && has_kanji(noun.surface) && is_katakana(noun.reading)) {
      const bool is_polite = noun.surface.starts_with("お") || noun.surface.starts_with("御");
      add_hiragana({to_hiragana(noun.reading), kCommonNounId, kCommonNoun},
                   is_polite ? kMinKanaOfPolite : kMinKana, ipadic, words);
    }
  }
}

void add_readings_of_places(const IpadicIndex& ipadic, const std::vector<Place>& places,
                            SpellingList& words) {
  for (const Place& place : places) {
    if (!is_hiragana(place.kana)) continue;
    add_hiragana({place.kana, kPlaceNameId, kPlaceName}, kMinKana, ipadic, words);
    const bool is_japanese =
        place.kind == PlaceKind::Prefecture || place.kind == PlaceKind::Municipality;
    if (is_japanese) {
      add_hiragana(
          {std::string(reading_without_kind(place.kana, place.name)), kPlaceNameId, kPlaceName},
          kMinKana, ipadic, words);
    }
  }
}

// 大連 -> ダイレン.  Of names with two kanji or more, without what says the kind of place.
std::map<std::string, std::set<std::string>> readings_of_names(const std::vector<Place>& places) {
  std::map<std::string, std::set<std::string>> readings;
  for (const Place& place : places) {
    if (place.kind == PlaceKind::Country) continue;
    const std::string name = normalize(without_kind(place.name));
    const std::string reading = to_katakana(reading_without_kind(place.kana, place.name));
    if (char_count(kanji_of(name)) >= 2 && is_katakana(reading)) readings[name].insert(reading);
  }
  return readings;
}

// Of places that IPADIC has with another reading: 大連 (タイレン).
void correct_readings(const IpadicIndex& ipadic, const std::vector<Place>& places,
                      SpellingList& words) {
  std::map<std::string, std::vector<const IpadicWord*>> entries;
  for (const IpadicWord* noun : ipadic.nouns()) {
    if (is_place(*noun)) entries[noun->surface].push_back(noun);
  }
  for (const auto& entry : readings_of_names(places)) {
    const auto& name = entry.first;
    const auto& readings = entry.second;
    const auto found = entries.find(name);
    if (found == entries.end()) continue;
    const IpadicWord& cheapest =
        **std::min_element(found->second.begin(), found->second.end(),
                           [](const auto* a, const auto* b) { return a->cost < b->cost; });
    const bool is_read_otherwise =
        std::any_of(found->second.begin(), found->second.end(),
                    [&](const IpadicWord* noun) { return !readings.contains(noun->reading); });
    // 神戸 of 神戸市 and of 神戸町: nothing decides between them.
    if (is_read_otherwise && readings.size() == 1) {
      words.add({name, cheapest.context_id, cheapest.cost - 1, cheapest.part_of_speech,
                 *readings.begin()});
    }
  }
}

}  // namespace

void add_readings(const IpadicIndex& ipadic, const std::vector<Place>& places,
                  SpellingList& words) {
  add_readings_of_nouns(ipadic, words);
  add_readings_of_places(ipadic, places, words);
  correct_readings(ipadic, places, words);
}

}  // namespace musubi
