#include "searcher/plan/kana_planner.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "common/analysis/kana.h"
#include "common/index/weights.h"
#include "common/term.h"
#include "common/text/utf8.h"
#include "searcher/plan/keyword_planner.h"

namespace musubi {

namespace {

using Op = Query::Kind;

// One or two kana begin thousands of words: the most frequent of them.
constexpr std::size_t kFewKana = 2;
constexpr std::size_t kMaxWordsOfTwoKana = 100;
constexpr std::size_t kMaxWordsOfFirstKana = 20;  // each has a word that nearly all documents have

}  // namespace

std::vector<Query> KanaPlanner::words_begun(const std::string& kana) {
  const std::size_t chars = char_count(kana);
  const bool is_short = chars <= kFewKana;
  if (is_short && asked_for_ == WordsAskedFor::Few) {
    note_short_left_out();
    return {};
  }
  std::vector<std::string> terms = lexicon_.terms_read_from(kana);
  const std::size_t most = chars < kFewKana ? kMaxWordsOfFirstKana : kMaxWordsOfTwoKana;
  if (is_short && terms.size() > most) {
    terms.resize(most);
    note_bound_of_short(kana, most);
  }
  std::vector<Query> words = any_of(terms);
  if (!words.empty()) return words;
  if (Query begun = compound(kana); !begun.empty()) words.push_back(std::move(begun));
  return words;
}

// What 観光 and 韓国 score where かんこ was typed: the more documents have a word the likelier it
// is meant, whatever its rarity.
std::vector<Query> KanaPlanner::any_of(const std::vector<std::string>& terms) {
  Xapian::doccount most = 0;
  for (const std::string& term : terms) {
    most = std::max(most, lexicon_.frequency(field_term(scope_.field, term)));
  }
  const auto all = lexicon_.document_count();
  std::vector<Query> words;
  for (const std::string& term : terms) {
    const std::string indexed = field_term(scope_.field, term);
    const auto frequency = lexicon_.frequency(indexed);
    if (frequency == 0) continue;
    const double likely = (1 + static_cast<double>(frequency) / most) / 2;
    words.push_back(
        Query::scaled(Query(indexed), likely * rarity(most, all) / rarity(frequency, all)));
    if (!scope_.negated) plan_.terms.push_back(term);
  }
  return words;
}

// 経済 and 交流 where けいざいこうりゅ was typed; empty where it is no such compound.
Query KanaPlanner::compound(const std::string& kana) {
  KeywordPlanner planner(analyzer_, lexicon_, synonyms_, scope_.field, plan_);
  std::vector<Query> ways;
  const auto add = [&](const BegunCompound& begun) {
    std::vector<Query> last = any_of(begun.words);
    if (last.empty()) return;
    ways.emplace_back(Op::And, planner.read_as(begun.head), Query(Op::Max, std::move(last)));
    if (begun.has_more) note_bound(begun);
  };
  const Expander& expander = planner.words().expander();
  for (const BegunCompound& begun : begun_compounds(kana, expander, lexicon_)) add(begun);
  // けいざい|こ beside けい|ざいこ.
  const auto head = words_before_last_kana(kana, expander);
  const bool is_likely = head && (ways.empty() || !expander.of_text(*head).empty());
  if (is_likely && asked_for_ == WordsAskedFor::Few) note_left_out();
  if (is_likely && asked_for_ == WordsAskedFor::Thousands) {
    if (const auto begun = compound_with_one_kana(kana, expander, lexicon_)) add(*begun);
  }
  return {Op::Max, std::move(ways)};
}

void KanaPlanner::note_bound(const BegunCompound& begun) {
  if (scope_.negated) return;
  plan_.notes.push_back(
      fmt::format("読みが「{}」で始まる語が多いため、多くの文書に出てくる {} "
                  "語だけを、続く語として調べました。",
                  to_hiragana(begun.tail), kMaxWordsOfOneKana));
}

void KanaPlanner::note_bound_of_short(const std::string& kana, std::size_t words) {
  if (scope_.negated) return;
  plan_.notes.push_back(
      fmt::format("読みが「{}」で始まる語が多いため、多くの文書に出てくる {} 語だけを調べました。",
                  to_hiragana(kana), words));
}

void KanaPlanner::note_short_left_out() {
  if (scope_.negated) return;
  plan_.left_out =
      "ほかのコンピューターにある索引では、読みの一、二文字で始まる語は探していません。";
}

void KanaPlanner::note_left_out() {
  if (scope_.negated) return;
  plan_.left_out =
      "ほかのコンピューターにある索引では、"
      "最後の語の読みを一文字だけ入力した複合語は探していません。";
}

}  // namespace musubi
