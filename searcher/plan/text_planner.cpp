#include "searcher/plan/text_planner.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "common/analysis/kana.h"
#include "common/analysis/normalizer.h"
#include "common/calendar/date_fault.h"
#include "common/messages.h"
#include "common/term.h"
#include "common/text/utf8.h"
#include "searcher/plan/exact_values.h"
#include "searcher/plan/kana_beginnings.h"
#include "searcher/plan/keyword_planner.h"
#include "searcher/plan/sentence.h"
#include "searcher/plan/telling_letters.h"
#include "searcher/query/syntax.h"

namespace musubi {

namespace {

using Op = Query::Kind;
using Mode = QueryScope::Mode;

void collect_terms(const WordGroup& group, std::vector<std::string>& terms) {
  terms.push_back(group.term);
  terms.insert(terms.end(), group.parts.begin(), group.parts.end());
  for (const WordGroup& word : group.joined_words) collect_terms(word, terms);
}

std::vector<Query> queries_of(const std::vector<WordGroup>& words, const WordPlanner& planner) {
  std::vector<Query> queries;
  for (const WordGroup& word : words) queries.push_back(planner.as_typed(word));
  return queries;
}

// What a text with a phrase is likely to hold: its words, but for a single character at either
// end, which may be cut in another way where the text goes on.
std::vector<Query> likely_words(const std::vector<WordGroup>& groups, const WordPlanner& words) {
  std::vector<Query> likely;
  for (const WordGroup& group : groups) {
    const bool at_end = &group == &groups.front() || &group == &groups.back();
    if (!at_end || char_count(group.term) > 1) likely.push_back(words.in_wording(group));
  }
  if (!likely.empty()) return likely;
  for (const WordGroup& group : groups) likely.push_back(words.in_wording(group));
  return likely;
}

// お祭り is 祭り in the index.
bool begins_politely(std::string_view text) {
  return text.starts_with("お") || text.starts_with("ご") || text.starts_with("御");
}

// 流協, which stands in 交流協定: cut into single letters, it is the beginning of nothing.  日中 of
// 日中友好 is cut so, too.
bool begins_within_word(const std::vector<WordGroup>& words, std::string_view beginning) {
  const auto is_single_kanji = [beginning](const WordGroup& word) {
    const auto surface = beginning.substr(word.begin, word.end - word.begin);
    const bool is_counted = word.part_of_speech == PartOfSpeech::Number ||
                            word.part_of_speech == PartOfSpeech::Prefix;  // 第一
    const bool is_place = word.part_of_speech == PartOfSpeech::PlaceName;
    return char_count(surface) == 1 && has_kanji(surface) && !is_counted && !is_place;
  };
  return words.size() > 1 && std::all_of(words.begin(), words.end(), is_single_kanji);
}

}  // namespace

// date:2004-13, which the parser leaves as two words.
void TextPlanner::note_bad_date(std::span<const QueryNode> words) {
  if (words.size() < 2 || words[0].kind != NodeKind::Words) return;
  const std::string_view name = words[0].text;
  for (const std::string_view colon : {":", "："}) {
    if (!name.ends_with(colon)) continue;
    const Field* named = find_field(name.substr(0, name.size() - colon.size()));
    const bool is_dated =
        named != nullptr && (named->type == FieldType::Year || named->type == FieldType::Date);
    if (!is_dated || words[1].text.empty()) return;
    const auto fault = fault_of_date(words[1].text);
    const std::string value = printable(words[1].text);
    plan_.notes.push_back(
        fault ? fmt::format("「{}」は日付として読めないため（{}）、語として検索しました。", value,
                            translated(*fault, Language::Japanese))
              : fmt::format("「{}」は日付として読めないため、語として検索しました。", value));
    bad_date_ = words[0].text;
    return;
  }
}

// 相談:大連, where there is no such field.  A scheme, a time of day and std::vector are none.
void TextPlanner::note_unknown_field(const std::string& text) {
  const std::size_t colon = std::min(text.find(':'), text.find("："));
  if (colon == text.npos || colon == 0 || text == bad_date_) return;
  const std::string name = text.substr(0, colon);
  const bool has_value = is_searchable(text.substr(colon));
  if (!has_value && find_field(name) != nullptr) {
    plan_.notes.push_back(
        fmt::format("「{}：」の直後に値がないため、項目の指定とはみなさず、語として検索しました。",
                    printable(name)));
  }
  const bool is_number = name.find_first_not_of("0123456789") == name.npos;
  const bool is_scheme = text.compare(colon, 3, "://") == 0;
  const bool is_scope = text.compare(colon, 2, "::") == 0;
  if (is_number || is_scheme || is_scope || !has_value) return;
  plan_.notes.push_back(fmt::format(
      "「{}」という項目がないか、値を読み取れないため、語として検索しました。", printable(name)));
}

void TextPlanner::collect_words(const QueryNode& leaf, const QueryScope& scope) {
  if (scope.negated) return;
  plan_.wordings.push_back(text_of(leaf).letters);
  for (const WordGroup& word : text_of(leaf).words) collect_terms(word, plan_.terms);
}

Query TextPlanner::words(const QueryNode& leaf, const QueryScope& scope) {
  const AnalyzedText& text = text_of(leaf);
  collect_words(leaf, scope);
  note_unknown_field(leaf.text);
  if (!reading_.has_letters) return keywords(text, scope);
  const Query wording = Query::phrase(text.letters, scope.place());
  const bool counts = reading_.function_words_count || has_letter_of_no_word(text.letters);
  if (reading_.by_letters || (text.words.empty() && counts)) return wording;
  // Not its words wherever they are.
  if (scope.negated && text.words.size() > 1) return wording;
  Query query = keywords(text, scope);
  if (is_one_kanji(text.normalized)) return Query(Op::Max, query, wording);
  if (scope.negated) return query;
  query = with_other_scripts(std::move(query), text, scope);
  query = or_with_long_vowels(std::move(query), leaf, scope);
  const bool all_must = scope.mode == Mode::All && !text.is_sentence();
  if (all_must && !query.empty() && has_sign_of_name(leaf.text, text.letters)) {
    return Query(Op::And, query, wording);
  }
  const bool is_compound = text.words.size() > 1 && !text.is_prose && all_must;
  return is_compound ? or_cut_otherwise(query, text, wording, scope) : query;
}

// 부산 of 부산港, which gives no word.
Query TextPlanner::with_other_scripts(Query query, const AnalyzedText& text,
                                      const QueryScope& scope) const {
  std::vector<Query> all;
  for (std::u32string& letters : letters_between(text.normalized, text.words)) {
    all.push_back(Query::phrase(std::move(letters), scope.place()));
  }
  if (all.empty()) return query;
  if (!query.empty()) all.push_back(std::move(query));
  return Query(scope.mode == Mode::All ? Op::And : Op::Or, std::move(all));
}

// データ where デ－タ was typed, which may be two words as well.
Query TextPlanner::or_with_long_vowels(Query query, const QueryNode& leaf,
                                       const QueryScope& scope) {
  const std::string meant =
      text_of(leaf).is_prose ? "" : with_long_vowels(leaf.text, text_of(leaf).letters);
  if (meant.empty()) return query;
  KeywordPlanner planner(analyzer_, lexicon_, synonyms_, scope.field, plan_);
  const std::string normalized = normalize(meant);
  const auto words = word_groups(normalized, analyzer_, AnalyzedText::kMaxWords);
  for (const WordGroup& word : words) collect_terms(word, plan_.terms);
  return Query(Op::Max, query, Query(Op::And, planner.keywords(normalized, words)));
}

// A compound also where the tokenizer cuts it into other words.  Texts that have its words are
// not read for it.
Query TextPlanner::or_cut_otherwise(const Query& query, const AnalyzedText& text,
                                    const Query& wording, const QueryScope& scope) {
  const WordPlanner planner(analyzer_, lexicon_, scope.field, plan_.terms);
  const Query has_words(Op::And, queries_of(text.words, planner));
  const Query others(Op::AndNot, Query::everything(), has_words);
  return Query(Op::Max, query, Query::unscored(Query(Op::And, others, wording)));
}

Query TextPlanner::keywords(const AnalyzedText& text, const QueryScope& scope) {
  const Op all_or_some = scope.mode == Mode::All ? Op::And : Op::Or;
  KeywordPlanner planner(analyzer_, lexicon_, synonyms_, scope.field, plan_);
  if (scope.negated) return Query(all_or_some, queries_of(text.words, planner.words()));
  if (text.is_sentence()) {
    return sentence_query(text.words, scope.field, lexicon_, planner.words());
  }
  return Query(all_or_some, planner.keywords(text.normalized, text.words));
}

Query TextPlanner::name(std::span<const QueryNode> nodes, const QueryScope& scope) {
  if (scope.negated || reading_.by_letters || !scope.is_text()) return {};
  std::string text;
  for (const QueryNode& node : nodes) {
    if (node.kind != NodeKind::Words) return {};
    text += text.empty() ? "" : " ";
    text += text_of(node).normalized;
  }
  KeywordPlanner planner(analyzer_, lexicon_, synonyms_, scope.field, plan_);
  return planner.written_apart(text);
}

Query TextPlanner::phrase(const QueryNode& leaf, const QueryScope& scope) {
  const AnalyzedText& text = text_of(leaf);
  const std::vector<WordGroup>& groups = text.words;
  collect_words(leaf, scope);
  const WordPlanner planner(analyzer_, lexicon_, scope.field, plan_.terms);
  Query any = Query(Op::Or, queries_of(groups, planner));
  if (scope.mode == Mode::Loose) return any;
  const FieldId where = scope.place();
  if (groups.empty()) return Query::phrase(text.letters, where);
  const auto likely = likely_words(groups, planner);
  std::vector<Query> scoring = likely;
  scoring.push_back(any);
  return {Op::AndMaybe, Query::phrase(text.letters, where, Query(Op::And, likely)),
          Query(Op::Or, scoring)};
}

Query TextPlanner::prefix(const QueryNode& leaf, const QueryScope& scope) {
  const std::string& beginning = text_of(leaf).normalized;
  if (beginning.empty()) return {};
  if (!scope.negated) plan_.terms.push_back(beginning);
  if (scope.is_text()) return word_beginning(leaf, scope);
  std::vector<Query> any = {Query::prefix(field_term(scope.field, beginning))};
  const std::string as_typed = field_term(scope.field, leaf.text);  // ids are not normalized
  if (beginning != leaf.text) any.push_back(Query::prefix(as_typed));
  if (beginning_of_cut_terms(as_typed)) {  // so long a beginning is not all in the terms
    for (const ExactValue& one : exact_values(*scope.field, leaf.text, documents_)) {
      any.push_back(Query::unscored(Query(one.term)));
    }
  }
  return Query(Op::Max, any);
}

bool TextPlanner::begins_a_term(const std::string& beginning) const {
  bool is_found = false;
  lexicon_.for_each_term(beginning, [&](const auto&, const auto&) {
    is_found = true;
    return false;
  });
  return is_found;
}

// Of words, and of what is cut into several: 国際交流 of 国際交流員.  Kana and romaji are the
// beginning of how a word is read, too.
Query TextPlanner::word_beginning(const QueryNode& leaf, const QueryScope& scope) {
  const std::string& beginning = text_of(leaf).normalized;
  const std::vector<WordGroup>& words = text_of(leaf).words;
  std::vector<Query> any = {Query::prefix(field_term(scope.field, beginning))};
  KanaPlanner read(analyzer_, lexicon_, synonyms_, scope, reading_.asked_for, plan_);
  for (const std::string& kana : kana_beginnings(beginning)) {
    for (const std::string& form : {kana, to_hiragana(kana)}) {
      if (form != beginning) any.push_back(Query::prefix(field_term(scope.field, form)));
    }
    for (Query& word : read.words_begun(kana)) any.push_back(std::move(word));
  }
  const bool is_one_word =
      words.size() == 1 && words.front().term == beginning && !begins_politely(beginning);
  if (reading_.has_letters && !is_one_word) {
    any.push_back(Query::beginning(text_of(leaf).letters, scope.place()));
    collect_words(leaf, scope);
    if (!scope.negated && begins_within_word(words, beginning) &&
        !begins_a_term(field_term(scope.field, beginning))) {
      plan_.notes.push_back(fmt::format(
          "「{}」で始まる語がないため、入力した文字の並びを含む文書を表示しています。", leaf.text));
    }
  }
  return Query(Op::Max, any);
}

}  // namespace musubi
