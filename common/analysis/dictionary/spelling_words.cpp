#include "common/analysis/dictionary/spelling_words.h"

#include <fmt/format.h>

#include <array>
#include <string_view>
#include <utility>

#include "common/analysis/counted_words.h"
#include "common/analysis/dictionary/contexts.h"
#include "common/analysis/dictionary/ipadic_index.h"
#include "common/analysis/dictionary/readings.h"
#include "common/analysis/dictionary/respellings.h"
#include "common/analysis/dictionary/spelling_list.h"
#include "common/analysis/kana.h"

namespace musubi {

namespace {

constexpr int kLongerNameCost = 1000;  // 中国地方: less than 中国|地方

constexpr int kCountedCost = 6500;    // as はたち in IPADIC
constexpr int kAuthorityCost = 5500;  // as 都議会 in IPADIC
constexpr int kMakingCost = 3000;     // まちづくり: less than まち|づくり

// Names of other things that begin with the name of a country.
constexpr std::array<std::string_view, 9> kLongerNames = {
    "中国地方", "中国山地",   "中国自動車道", "中国電力",      "中国新聞",
    "中国放送", "中国運輸局", "中国財務局",   "中国経済産業局"};

// みっつ, ふつか
void add_counted_in_kana(const IpadicIndex& ipadic, SpellingList& words) {
  for (const CountedInKana& counted : counted_in_kana()) {
    const std::string word(counted.word);
    if (ipadic.has(word)) continue;
    words.add(
        {word, kAdverbialNounId, kCountedCost, std::string(kAdverbialNoun), to_katakana(word)});
  }
}

// 街づくり, まちづくり
void add_makings(SpellingList& words) {
  static constexpr std::pair<std::string_view, std::string_view> kMade[] = {
      {"街", "マチ"},   {"町", "マチ"},   {"まち", "マチ"}, {"物", "モノ"},      {"もの", "モノ"},
      {"モノ", "モノ"}, {"人", "ヒト"},   {"ひと", "ヒト"}, {"村", "ムラ"},      {"むら", "ムラ"},
      {"国", "クニ"},   {"くに", "クニ"}, {"体", "カラダ"}, {"からだ", "カラダ"}};
  for (const auto& [made, reading] : kMade) {
    for (const std::string_view making : {"づくり", "作り", "造り"}) {
      words.add({fmt::format("{}{}", made, making), kCommonNounId, kMakingCost,
                 std::string(kCommonNoun), fmt::format("{}ヅクリ", reading)});
    }
  }
}

// 村議会, 府警察: IPADIC has a few of them only, and cuts the others 村議|会, 府警|察.
void add_authorities(const IpadicIndex& ipadic, SpellingList& words) {
  struct Authority {
    std::string_view name, reading;
    bool ends_words = false;  // 鉄道, 首都, before which 警察 stands as well
  };
  static constexpr Authority kAuthorities[] = {
      {"都", "ト", true}, {"道", "ドウ", true}, {"府", "フ"},     {"県", "ケン"},
      {"市", "シ"},       {"区", "ク"},         {"町", "チョウ"}, {"村", "ソン"}};
  static constexpr std::pair<std::string_view, std::string_view> kTheirs[] = {
      {"議会", "ギカイ"}, {"議長", "ギチョウ"}, {"庁舎", "チョウシャ"}, {"警察", "ケイサツ"}};
  for (const Authority& authority : kAuthorities) {
    for (const auto& [thing, reading] : kTheirs) {
      const std::string word = fmt::format("{}{}", authority.name, thing);
      if (ipadic.has(word) || (authority.ends_words && thing == "警察")) continue;
      words.add({word, kCommonNounId, kAuthorityCost, std::string(kCommonNoun),
                 fmt::format("{}{}", authority.reading, reading)});
    }
  }
}

void add_longer_names(SpellingList& words) {
  for (const std::string_view name : kLongerNames) {
    words.add({std::string(name), kPlaceNameId, kLongerNameCost, std::string(kPlaceName), "*"});
  }
}

}  // namespace

std::vector<SpellingWord> spelling_words(const std::vector<IpadicWord>& ipadic,
                                         const std::vector<Place>& places) {
  const IpadicIndex index(ipadic);
  SpellingList words;
  add_readings(index, places, words);
  add_respellings(index, words);
  add_makings(words);
  add_counted_in_kana(index, words);
  add_authorities(index, words);
  add_longer_names(words);
  return words.take();
}

// Without the sound, which nobody reads, and without the base form where it is the word
// itself: each is kept for 190,000 words.
std::string to_csv(const SpellingWord& word) {
  std::string base = word.base.empty() ? word.surface : word.base;
  if (base == word.surface && word.conjugation == "*") base = "*";
  return fmt::format("{0},{1},{1},{2},{3},{4},{5},{6},{7}\n", word.surface, word.context_id,
                     word.cost, word.part_of_speech, word.conjugation, word.form, base,
                     word.reading);
}

}  // namespace musubi
