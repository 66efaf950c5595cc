#include "common/analysis/dictionary/spelling_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "common/analysis/kana.h"
#include "common/analysis/normalizer.h"
#include "common/gazetteer/place_names.h"
#include "common/text/utf8.h"

namespace musubi {

namespace {

constexpr std::string_view kCommonNoun = "名詞,一般,*,*";
constexpr std::string_view kPlaceName = "名詞,固有名詞,地域,一般";
constexpr int kCommonNounId = 1285;
constexpr int kPlaceNameId = 1293;

// What hiragana costs.  Found by reading what it takes in 12 MB of prose: nothing
// that is cut well without it, but for readings shorter than four kana.
constexpr std::size_t kMinKana = 4;
constexpr int kKanaCost = 12'000;
constexpr int kCostPerKana = 500;
constexpr int kMinCost = 4000;

constexpr int kLongerNameCost = 1000;  // 中国地方: less than 中国|地方

// What a word costs less than the same letters in IPADIC, whatever stands before and behind.
constexpr int kPreference = 3000;

// Particles that a word with its particle in IPADIC's tables ends with (うしろの).
constexpr std::array<std::string_view, 4> kFinalParticles = {"の", "に", "を", "へ"};

// Names of other things that begin with the name of a country.
constexpr std::array<std::string_view, 9> kLongerNames = {
    "中国地方", "中国山地",   "中国自動車道", "中国電力",      "中国新聞",
    "中国放送", "中国運輸局", "中国財務局",   "中国経済産業局"};

// Words in another writing, and the form in use.
struct RewrittenWord {
  std::string_view from, to;
};
// clang-format off
constexpr RewrittenWord kRewrittenWords[] = {
#include "common/analysis/dictionary/rewritten_words.inc"
};
// clang-format on

bool is_place(const IpadicWord& noun) {
  return noun.part_of_speech.find("地域") != std::string::npos;
}

bool is_person(const IpadicWord& noun) {
  return noun.part_of_speech.find("人名") != std::string::npos;
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

// Where a ヶ or ケ stands between two kanji; npos if nowhere.
std::size_t find_small_ke(const std::string& word) {
  char32_t before = 0;
  for (std::size_t at = 0; at < word.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(word, at);
    std::size_t next = at;
    if ((c == U'ヶ' || c == U'ケ') && script_of(before) == Script::Kanji && at < word.size() &&
        script_of(next_code_point(word, next)) == Script::Kanji) {
      return begin;
    }
    before = c;
  }
  return std::string::npos;
}

std::string without_iteration_mark(std::string_view word) {
  std::string result;
  char32_t previous = 0;
  for (std::size_t at = 0; at < word.size();) {
    const char32_t c = next_code_point(word, at);
    if (c != U'々') previous = c;
    append_utf8(result, previous);
  }
  return result;
}

constexpr std::size_t kMaxOkurigana = 2;
constexpr std::size_t kMaxInflection = 3;

// Of a word made of two verbs (申し|込み): kanji and kana by turns; empty if it is none.
std::vector<std::string> pieces_of_two_verbs(std::string_view word, std::size_t max_ending) {
  std::vector<std::string> pieces;
  Script before = Script::Other;
  for (std::size_t at = 0; at < word.size();) {
    const char32_t c = next_code_point(word, at);
    const Script script = script_of(c);
    if (script != Script::Kanji && script != Script::Hiragana) return {};
    if (script != before) pieces.emplace_back();
    append_utf8(pieces.back(), c);
    before = script;
  }
  const auto is_short = [](const std::string& piece) { return char_count(piece) <= kMaxOkurigana; };
  const bool fits = pieces.size() == 4 && has_kanji(pieces[0]) &&
                    std::all_of(pieces.begin(), pieces.end() - 1, is_short) &&
                    char_count(pieces[3]) <= max_ending;
  if (!fits) pieces.clear();
  return pieces;
}

class Collector {
 public:
  explicit Collector(const std::vector<IpadicWord>& ipadic) {
    for (const IpadicWord& word : ipadic) {
      known_.insert(word.surface);
      words_of_ipadic_.try_emplace(word.surface, word);
      if (word.part_of_speech.starts_with("動詞")) verbs_.push_back(word);
      if (!word.part_of_speech.starts_with("名詞")) continue;
      nouns_.push_back(word);
      if (word.part_of_speech.find("固有名詞") == std::string::npos) {
        known_common_nouns_.insert(word.surface);
      }
    }
  }

  void add_readings_of_nouns() {
    for (const IpadicWord& noun : nouns_) {
      const bool fits = !is_person(noun) && noun.part_of_speech.find("接尾") == std::string::npos &&
                        noun.part_of_speech.find(",数,") == std::string::npos;
      if (fits && has_kanji(noun.surface) && is_katakana(noun.reading)) {
        add_hiragana(to_hiragana(noun.reading), kCommonNounId, kCommonNoun);
      }
    }
  }

  void add_readings_of_places(const std::vector<Place>& places) {
    for (const Place& place : places) {
      if (!is_hiragana(place.kana)) continue;
      add_hiragana(place.kana, kPlaceNameId, kPlaceName);
      const bool is_japanese =
          place.kind == PlaceKind::Prefecture || place.kind == PlaceKind::Municipality;
      if (is_japanese) {
        add_hiragana(std::string(reading_without_kind(place.kana, place.name)), kPlaceNameId,
                     kPlaceName);
      }
    }
  }

  // Of places that IPADIC has with another reading: 大連 (タイレン).
  void correct_readings(const std::vector<Place>& places) {
    std::map<std::string, std::vector<const IpadicWord*>> entries;
    for (const IpadicWord& noun : nouns_) {
      if (is_place(noun)) entries[noun.surface].push_back(&noun);
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
        add({name, cheapest.context_id, cheapest.cost - 1, cheapest.part_of_speech,
             *readings.begin()});
      }
    }
  }

  void add_small_ke() {
    for (const IpadicWord& noun : nouns_) {
      if (noun.part_of_speech.find("固有名詞") == std::string::npos || is_person(noun)) continue;
      const std::size_t at = find_small_ke(noun.surface);
      if (at == std::string::npos) continue;
      for (const std::string_view other : {"ヶ", "ケ", "が"}) {
        std::string surface = noun.surface;
        surface.replace(at, other.size(), other);
        if (known_.contains(surface)) continue;
        add({surface, noun.context_id, noun.cost, noun.part_of_speech, noun.reading});
      }
    }
  }

  // 佐々木 -> 佐佐木
  void add_repeated_kanji() {
    for (const IpadicWord& noun : nouns_) {
      const std::string surface = without_iteration_mark(noun.surface);
      if (surface == noun.surface || known_.contains(surface)) continue;
      add({surface, noun.context_id, noun.cost, noun.part_of_speech, noun.reading});
    }
  }

  // 申し込み -> 申込み, 申込
  void add_okurigana() {
    for (const IpadicWord& noun : nouns_) {
      const bool is_plain = noun.part_of_speech.starts_with("名詞,一般") ||
                            noun.part_of_speech.starts_with("名詞,サ変接続");
      if (!is_plain) continue;
      const auto pieces = pieces_of_two_verbs(noun.surface, kMaxOkurigana);
      if (pieces.empty()) continue;
      for (const std::string& surface :
           {pieces[0] + pieces[2] + pieces[3], pieces[0] + pieces[2]}) {
        if (known_common_nouns_.contains(surface)) continue;
        add({surface, noun.context_id, noun.cost, noun.part_of_speech, noun.reading});
      }
    }
  }

  // 繰り返さ -> 繰返さ, as a form of 繰り返す
  void add_okurigana_of_verbs() {
    for (const IpadicWord& verb : verbs_) {
      const auto pieces = pieces_of_two_verbs(verb.surface, kMaxInflection);
      if (pieces.empty()) continue;
      const std::string surface = pieces[0] + pieces[2] + pieces[3];
      if (known_.contains(surface)) continue;
      add({surface, verb.context_id, verb.cost, verb.part_of_speech, verb.reading, verb.base});
    }
  }

  // 聯合 -> 連合.  Where IPADIC has the old form too, the new word must be the cheaper.
  void add_rewritten_words() {
    for (const auto& [from, to] : kRewrittenWords) {
      const std::string surface = normalize(from);
      const auto word = words_of_ipadic_.find(normalize(to));
      if (word == words_of_ipadic_.end() || surface == word->first) continue;
      const auto old = words_of_ipadic_.find(surface);
      const IpadicWord& now = word->second;
      const int cost = old == words_of_ipadic_.end()
                           ? now.cost
                           : std::min(now.cost, old->second.cost) - kPreference;
      words_.insert_or_assign({surface, now.context_id},
                              SpellingWord{surface, now.context_id, cost, now.part_of_speech,
                                           now.reading, now.surface});
    }
  }

  void add_longer_names() {
    for (const std::string_view name : kLongerNames) {
      add({std::string(name), kPlaceNameId, kLongerNameCost, std::string(kPlaceName), "*"});
    }
  }

  std::vector<SpellingWord> take() {
    std::vector<SpellingWord> words;
    for (auto& [key, word] : words_) words.push_back(std::move(word));
    return words;
  }

 private:
  void add_hiragana(const std::string& hiragana, int context_id, std::string_view part_of_speech) {
    const std::size_t chars = char_count(hiragana);
    const bool ends_with_particle =
        std::any_of(kFinalParticles.begin(), kFinalParticles.end(),
                    [&](std::string_view particle) { return hiragana.ends_with(particle); });
    if (chars < kMinKana || ends_with_particle || known_.contains(hiragana)) return;
    const int cost = std::max(kMinCost, kKanaCost - kCostPerKana * static_cast<int>(chars));
    add({hiragana, context_id, cost, std::string(part_of_speech), to_katakana(hiragana)});
  }

  void add(const SpellingWord& word) { words_.try_emplace({word.surface, word.context_id}, word); }

  std::vector<IpadicWord> nouns_, verbs_;
  std::set<std::string> known_, known_common_nouns_;
  std::map<std::string, IpadicWord> words_of_ipadic_;          // the first of several
  std::map<std::pair<std::string, int>, SpellingWord> words_;  // by surface and context
};

}  // namespace

std::vector<SpellingWord> spelling_words(const std::vector<IpadicWord>& ipadic,
                                         const std::vector<Place>& places) {
  Collector collector(ipadic);
  collector.add_readings_of_nouns();
  collector.add_readings_of_places(places);
  collector.correct_readings(places);
  collector.add_small_ke();
  collector.add_repeated_kanji();
  collector.add_okurigana();
  collector.add_okurigana_of_verbs();
  collector.add_rewritten_words();
  collector.add_longer_names();
  return collector.take();
}

std::string to_csv(const SpellingWord& word) {
  const std::string& base = word.base.empty() ? word.surface : word.base;
  return fmt::format("{0},{1},{1},{2},{3},*,*,{4},{5},{5}\n", word.surface, word.context_id,
                     word.cost, word.part_of_speech, base, word.reading);
}

}  // namespace musubi
