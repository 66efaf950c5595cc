#include "common/analysis/dictionary/respellings.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "common/analysis/dictionary/okurigana.h"
#include "common/analysis/kana.h"
#include "common/analysis/normalizer.h"
#include "common/text/utf8.h"

namespace musubi {

namespace {

// Words in another writing, and the form in use.
struct RewrittenWord {
  std::string_view from, to;
};
// clang-format off
constexpr RewrittenWord kRewrittenWords[] = {
#include "common/analysis/dictionary/rewritten_words.inc"
};
// clang-format on

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

// 袖ケ浦 -> 袖が浦; 市ケ谷 -> 市谷; 虎ノ門 -> 虎の門
void add_kana_between_kanji(const IpadicIndex& ipadic, SpellingList& words) {
  for (const IpadicWord* each : ipadic.nouns()) {
    const IpadicWord& noun = *each;
    if (noun.part_of_speech.find("固有名詞") == std::string::npos || is_person(noun)) continue;
    for (const auto& kana : {kSmallKe, kNo}) {
      const std::size_t at = find_between_kanji(noun.surface, kana);
      if (at == std::string::npos) continue;
      for (const std::string_view other : {kana[0], kana[1], kana[2], std::string_view()}) {
        std::string surface = noun.surface;
        surface.replace(at, kana[0].size(), other);
        if (surface == noun.surface) continue;
        SpellingWord word = respelled(noun, surface);
        if (ipadic.has(surface)) word.cost += kRivalCost;
        if (!ipadic.has_common_noun(surface)) words.add(word);
      }
    }
  }
}

// お茶 -> 御茶, 御飯 -> ご飯
void add_honorifics(const IpadicIndex& ipadic, SpellingList& words) {
  static constexpr std::string_view kHonorific = "御";
  for (const IpadicWord* each : ipadic.nouns()) {
    const IpadicWord& noun = *each;
    if (!noun.part_of_speech.starts_with("名詞,一般")) continue;
    for (const auto& [kana, sound] : {std::pair{"お", "オ"}, {"ご", "ゴ"}}) {
      if (!noun.reading.starts_with(sound)) continue;
      for (const auto& [from, to] :
           {std::pair{std::string_view(kana), kHonorific}, {kHonorific, std::string_view(kana)}}) {
        if (!noun.surface.starts_with(from)) continue;
        const std::string rest = noun.surface.substr(from.size());
        const std::string surface = std::string(to) + rest;
        if (has_kanji(rest) && !ipadic.has(surface)) words.add(respelled(noun, surface));
      }
    }
  }
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

// 佐々木 -> 佐佐木; 益々 -> 益益.  IPADIC itself would rather cut off the mark.
void add_repeated_kanji(const IpadicIndex& ipadic, SpellingList& words) {
  for (const IpadicWord& word : ipadic.words()) {
    const std::string surface = without_iteration_mark(word.surface);
    if (surface == word.surface) continue;
    SpellingWord marked = respelled(word, word.surface);
    marked.cost -= kPreference;
    words.add(marked);
    if (!ipadic.has(surface)) words.add(respelled(word, surface));
  }
}

// 申し込み -> 申込み, 申込; 繰り返さ -> 繰返さ, as a form of 繰り返す
void add_okurigana(const IpadicIndex& ipadic, SpellingList& words) {
  const Okurigana okurigana(ipadic.words());
  for (const IpadicWord& word : ipadic.words()) {
    for (const std::string& surface : okurigana.spellings(word)) {
      SpellingWord spelling = respelled(word, surface);
      if (is_inflected(word)) {
        if (ipadic.has_inflection(surface, word.reading)) continue;
        spelling.base = word.base;
        if (ipadic.has(surface)) spelling.cost += kRivalCost;
      } else if (ipadic.has_common_noun(surface)) {
        continue;
      }
      words.add_cheapest(spelling);
    }
  }
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

// 聯合 -> 連合, 廻っ -> 回っ.  Where IPADIC has the old form too, the new word must be the
// cheaper.
void add_rewritten_words(const IpadicIndex& ipadic, SpellingList& words) {
  for (const auto& [from, to] : kRewrittenWords) {
    const std::string old_base = normalize(from);
    const std::string base = normalize(to);
    const std::size_t ending = common_ending(old_base, base);
    const std::string_view old_stem(old_base.data(), old_base.size() - ending);
    if (old_base == base) continue;
    for (const IpadicWord* now : ipadic.forms_of(base)) {
      SpellingWord word =
          respelled(*now, std::string(old_stem) + now->surface.substr(base.size() - ending));
      word.base = base;
      if (const IpadicWord* old = ipadic.find(word.surface)) {
        word.cost = std::min(now->cost, old->cost) - kPreference;
      }
      words.replace(word);
    }
  }
}

}  // namespace

void add_respellings(const IpadicIndex& ipadic, SpellingList& words) {
  add_kana_between_kanji(ipadic, words);
  add_honorifics(ipadic, words);
  add_repeated_kanji(ipadic, words);
  add_okurigana(ipadic, words);
  add_rewritten_words(ipadic, words);
}

}  // namespace musubi
