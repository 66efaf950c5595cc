#include "common/analysis/dictionary/spelling_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

#include "common/analysis/counted_words.h"
#include "common/analysis/dictionary/okurigana.h"
#include "common/analysis/kana.h"
#include "common/analysis/normalizer.h"
#include "common/gazetteer/place_names.h"
#include "common/text/utf8.h"

namespace musubi {

namespace {

constexpr std::string_view kCommonNoun = "名詞,一般,*,*";
constexpr std::string_view kPlaceName = "名詞,固有名詞,地域,一般";
constexpr std::string_view kAdverbialNoun = "名詞,副詞可能,*,*";
constexpr int kCommonNounId = 1285;
constexpr int kAdverbialNounId = 1314;
constexpr int kPlaceNameId = 1293;

// What hiragana costs.  Found by reading what it takes in 12 MB of prose: nothing
// that is cut well without it, but for readings shorter than four kana.
constexpr std::size_t kMinKana = 4;
constexpr std::size_t kMinKanaOfPolite = 3;  // おちゃ
constexpr int kKanaCost = 12'000;
constexpr int kCostPerKana = 500;
constexpr int kMinCost = 4000;

constexpr int kLongerNameCost = 1000;  // 中国地方: less than 中国|地方

constexpr int kCountedCost = 6500;  // as はたち in IPADIC
constexpr int kMakingCost = 3000;   // まちづくり: less than まち|づくり

// What a word costs less than the same letters in IPADIC, whatever stands before and behind.
constexpr int kPreference = 3000;

// What a spelling costs more where IPADIC has another word written so (集る, タカル).
constexpr int kRivalCost = 4000;

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

bool is_inflected(const IpadicWord& word) {
  return word.conjugation != "*";
}

// Bytes of the characters that both end with.
std::size_t common_ending(std::string_view a, std::string_view b) {
  std::size_t ending = 0;
  const std::size_t shorter = std::min(a.size(), b.size());
  for (std::size_t n = 1; n <= shorter && a[a.size() - n] == b[b.size() - n]; ++n) {
    if (!is_continuation_byte(a[a.size() - n])) ending = n;
  }
  return ending;
}

// What may stand for one another between two kanji of a name, or be left out.
constexpr std::array<std::string_view, 3> kSmallKe = {"ヶ", "ケ", "が"};
constexpr std::array<std::string_view, 3> kNo = {"ノ", "の", "之"};

// Where one of `kana` stands between two kanji; npos if nowhere.
std::size_t find_between_kanji(const std::string& word,
                               const std::array<std::string_view, 3>& kana) {
  char32_t before = 0;
  for (std::size_t at = 0; at < word.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(word, at);
    const std::string_view written(word.data() + begin, at - begin);
    std::size_t next = at;
    if (std::find(kana.begin(), kana.end(), written) != kana.end() &&
        script_of(before) == Script::Kanji && at < word.size() &&
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
    if (c != U'々' || previous == 0) previous = c;
    append_utf8(result, previous);
  }
  return result;
}

class Collector {
 public:
  explicit Collector(const std::vector<IpadicWord>& ipadic) : ipadic_(ipadic) {
    for (const IpadicWord& word : ipadic) {
      known_.insert(word.surface);
      words_by_surface_.emplace(word.surface, &word);
      words_by_base_.emplace(word.base, &word);
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
        const bool is_polite = noun.surface.starts_with("お") || noun.surface.starts_with("御");
        add_hiragana(to_hiragana(noun.reading), kCommonNounId, kCommonNoun,
                     is_polite ? kMinKanaOfPolite : kMinKana);
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

  // 袖ケ浦 -> 袖が浦; 市ケ谷 -> 市谷; 虎ノ門 -> 虎の門
  void add_kana_between_kanji() {
    for (const IpadicWord& noun : nouns_) {
      if (noun.part_of_speech.find("固有名詞") == std::string::npos || is_person(noun)) continue;
      for (const auto& kana : {kSmallKe, kNo}) {
        const std::size_t at = find_between_kanji(noun.surface, kana);
        if (at == std::string::npos) continue;
        for (const std::string_view other : {kana[0], kana[1], kana[2], std::string_view()}) {
          std::string surface = noun.surface;
          surface.replace(at, kana[0].size(), other);
          if (surface == noun.surface) continue;
          SpellingWord word = respelled(noun, surface);
          if (known_.contains(surface)) word.cost += kRivalCost;
          if (!known_common_nouns_.contains(surface)) add(word);
        }
      }
    }
  }

  // お茶 -> 御茶, 御飯 -> ご飯
  void add_honorifics() {
    static constexpr std::string_view kHonorific = "御";
    for (const IpadicWord& noun : nouns_) {
      if (!noun.part_of_speech.starts_with("名詞,一般")) continue;
      for (const auto& [kana, sound] : {std::pair{"お", "オ"}, {"ご", "ゴ"}}) {
        if (!noun.reading.starts_with(sound)) continue;
        for (const auto& [from, to] : {std::pair{std::string_view(kana), kHonorific},
                                       {kHonorific, std::string_view(kana)}}) {
          if (!noun.surface.starts_with(from)) continue;
          const std::string rest = noun.surface.substr(from.size());
          const std::string surface = std::string(to) + rest;
          if (has_kanji(rest) && !known_.contains(surface)) add(respelled(noun, surface));
        }
      }
    }
  }

  // みっつ, ふつか
  void add_counted_in_kana() {
    for (const CountedInKana& counted : counted_in_kana()) {
      const std::string word(counted.word);
      if (known_.contains(word)) continue;
      add({word, kAdverbialNounId, kCountedCost, std::string(kAdverbialNoun), to_katakana(word)});
    }
  }

  // 街づくり, まちづくり
  void add_makings() {
    static constexpr std::pair<std::string_view, std::string_view> kMade[] = {
        {"街", "マチ"},   {"町", "マチ"},   {"まち", "マチ"}, {"物", "モノ"},      {"もの", "モノ"},
        {"モノ", "モノ"}, {"人", "ヒト"},   {"ひと", "ヒト"}, {"村", "ムラ"},      {"むら", "ムラ"},
        {"国", "クニ"},   {"くに", "クニ"}, {"体", "カラダ"}, {"からだ", "カラダ"}};
    for (const auto& [made, reading] : kMade) {
      for (const std::string_view making : {"づくり", "作り", "造り"}) {
        add({fmt::format("{}{}", made, making), kCommonNounId, kMakingCost,
             std::string(kCommonNoun), fmt::format("{}ヅクリ", reading)});
      }
    }
  }

  // 佐々木 -> 佐佐木; 益々 -> 益益.  IPADIC itself would rather cut off the mark.
  void add_repeated_kanji() {
    for (const IpadicWord& word : ipadic_) {
      const std::string surface = without_iteration_mark(word.surface);
      if (surface == word.surface) continue;
      SpellingWord marked = respelled(word, word.surface);
      marked.cost -= kPreference;
      add(marked);
      if (!known_.contains(surface)) add(respelled(word, surface));
    }
  }

  // 申し込み -> 申込み, 申込; 繰り返さ -> 繰返さ, as a form of 繰り返す
  void add_okurigana() {
    const Okurigana okurigana(ipadic_);
    for (const IpadicWord& word : ipadic_) {
      for (const std::string& surface : okurigana.spellings(word)) {
        SpellingWord spelling = respelled(word, surface);
        if (is_inflected(word)) {
          if (is_known_inflection(surface, word.reading)) continue;
          spelling.base = word.base;
          if (known_.contains(surface)) spelling.cost += kRivalCost;
        } else if (known_common_nouns_.contains(surface)) {
          continue;
        }
        add_cheapest(spelling);
      }
    }
  }

  // 聯合 -> 連合, 廻っ -> 回っ.  Where IPADIC has the old form too, the new word must be the
  // cheaper.
  void add_rewritten_words() {
    for (const auto& [from, to] : kRewrittenWords) {
      const std::string old_base = normalize(from);
      const std::string base = normalize(to);
      const std::size_t ending = common_ending(old_base, base);
      const std::string_view old_stem(old_base.data(), old_base.size() - ending);
      const auto [first, last] = words_by_base_.equal_range(base);
      for (auto each = first; each != last && old_base != base; ++each) {
        const IpadicWord& now = *each->second;
        SpellingWord word =
            respelled(now, std::string(old_stem) + now.surface.substr(base.size() - ending));
        word.base = base;
        const auto old = words_by_surface_.find(word.surface);
        if (old != words_by_surface_.end()) {
          word.cost = std::min(now.cost, old->second->cost) - kPreference;
        }
        words_.insert_or_assign(key_of(word), word);
      }
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
  using Key = std::tuple<std::string, int, std::string>;  // surface, context, reading

  static Key key_of(const SpellingWord& word) {
    return {word.surface, word.context_id, word.reading};
  }

  void add_hiragana(const std::string& hiragana, int context_id, std::string_view part_of_speech,
                    std::size_t min_kana = kMinKana) {
    const std::size_t chars = char_count(hiragana);
    const bool ends_with_particle =
        std::any_of(kFinalParticles.begin(), kFinalParticles.end(),
                    [&](std::string_view particle) { return hiragana.ends_with(particle); });
    if (chars < min_kana || ends_with_particle) return;
    int cost = std::max(kMinCost, kKanaCost - kCostPerKana * static_cast<int>(chars));
    if (known_.contains(hiragana)) {
      if (!is_known_stem(hiragana)) return;
      cost += kRivalCost;
    }
    add({hiragana, context_id, cost, std::string(part_of_speech), to_katakana(hiragana)});
  }

  void add_cheapest(const SpellingWord& word) {
    const auto [known, is_new] = words_.try_emplace(key_of(word), word);
    if (!is_new && word.cost < known->second.cost) known->second = word;
  }

  void add(const SpellingWord& word) { words_.try_emplace(key_of(word), word); }

  static SpellingWord respelled(const IpadicWord& word, std::string surface) {
    return {std::move(surface), word.context_id,  word.cost, word.part_of_speech,
            word.reading,       word.conjugation, word.form, {}};
  }

  // ひっこし of ひっこす, and nothing else that is written so.
  bool is_known_stem(const std::string& hiragana) const {
    const auto [first, last] = words_by_surface_.equal_range(hiragana);
    return std::all_of(first, last, [](const auto& known) {
      return known.second->part_of_speech.starts_with("動詞") && known.second->form == "連用形";
    });
  }

  bool is_known_inflection(const std::string& surface, const std::string& reading) const {
    const auto [first, last] = words_by_surface_.equal_range(surface);
    return std::any_of(first, last, [&](const auto& known) {
      return is_inflected(*known.second) && known.second->reading == reading;
    });
  }

  const std::vector<IpadicWord>& ipadic_;
  std::vector<IpadicWord> nouns_;
  std::set<std::string> known_, known_common_nouns_;
  std::multimap<std::string, const IpadicWord*> words_by_surface_, words_by_base_;
  std::map<Key, SpellingWord> words_;
};

}  // namespace

std::vector<SpellingWord> spelling_words(const std::vector<IpadicWord>& ipadic,
                                         const std::vector<Place>& places) {
  Collector collector(ipadic);
  collector.add_readings_of_nouns();
  collector.add_readings_of_places(places);
  collector.correct_readings(places);
  collector.add_kana_between_kanji();
  collector.add_honorifics();
  collector.add_makings();
  collector.add_counted_in_kana();
  collector.add_repeated_kanji();
  collector.add_okurigana();
  collector.add_rewritten_words();
  collector.add_longer_names();
  return collector.take();
}

std::string to_csv(const SpellingWord& word) {
  const std::string& base = word.base.empty() ? word.surface : word.base;
  return fmt::format("{0},{1},{1},{2},{3},{4},{5},{6},{7},{7}\n", word.surface, word.context_id,
                     word.cost, word.part_of_speech, word.conjugation, word.form, base,
                     word.reading);
}

}  // namespace musubi
