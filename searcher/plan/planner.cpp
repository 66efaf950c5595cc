#include "searcher/plan/planner.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "common/analysis/kana.h"
#include "common/analysis/normalizer.h"
#include "common/calendar/date_fault.h"
#include "common/index/weights.h"
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

// Words of a name that is written with blanks: United States of America.
constexpr std::size_t kMaxNameWords = 4;

using Op = Query::Kind;

Query unscored(const Query& query) {
  return Query::scaled(query, 0);
}

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

bool is_text(const Field* field) {
  return field == nullptr || field->type == FieldType::Text;
}

// Where a text of this scope is looked for.
FieldId place_of(const Field* field) {
  return field == nullptr ? FieldId::Body : field->id;
}

// お祭り is 祭り in the index.
bool begins_politely(std::string_view text) {
  return text.starts_with("お") || text.starts_with("ご") || text.starts_with("御");
}

void remove_repeated(std::vector<std::string>& notes) {
  std::vector<std::string> once;
  for (std::string& note : notes) {
    if (std::find(once.begin(), once.end(), note) == once.end()) once.push_back(std::move(note));
  }
  notes = std::move(once);
}

// Narrows what the words find, and is never given up for a partial match.
bool is_filter(const QueryNode& node) {
  return node.kind == NodeKind::DateRange ||
         (node.kind == NodeKind::Field && !is_text(&field(node.field)));
}

// 流協, which stands in 交流協定: cut into single letters, it is the beginning of nothing.
bool begins_within_word(const std::vector<WordGroup>& words, std::string_view beginning) {
  const auto is_single_kanji = [beginning](const WordGroup& word) {
    const auto surface = beginning.substr(word.begin, word.end - word.begin);
    const bool is_counted = word.part_of_speech == PartOfSpeech::Number ||
                            word.part_of_speech == PartOfSpeech::Prefix;  // 第一
    return char_count(surface) == 1 && has_kanji(surface) && !is_counted;
  };
  return words.size() > 1 && std::all_of(words.begin(), words.end(), is_single_kanji);
}

}  // namespace

Query range_query(const Field& field, const DateRange& range, const Xapian::Database& database) {
  if (field.type == FieldType::Date) return Query::dates(range);
  const std::string prefix = value_term(field, "");
  std::vector<Query> years;
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
    const auto date = parse_date((*term).substr(prefix.size()));
    if (date && contains(range, *date)) years.emplace_back(*term);
  }
  // An empty query says nothing; this one matches nothing.
  return years.empty() ? Query(value_term(field, "none")) : Query(Op::Or, years);
}

Result<QueryPlan> Planner::plan(const AnalyzedTree& tree, Strictness strictness) {
  QueryPlan result;
  analyzed_ = &tree;
  plan_ = &result;
  if (tree.root().kind == NodeKind::Nothing) {
    result.query = Query::everything();
    return result;
  }
  const bool is_relaxed = strictness == Strictness::Relaxed;
  const bool by_letters = strictness == Strictness::ByLetters;
  Mode mode = (tree.is_sentence() && !by_letters) || is_relaxed ? Mode::Some : Mode::All;
  if (tree.is_sentence() && is_relaxed) mode = Mode::Loose;
  by_letters_ = by_letters;
  is_relaxed_ = is_relaxed;
  auto built = build(tree.root(), {nullptr, mode, false});
  if (built && built->empty() && has_letters_) {
    function_words_count_ = true;
    built = build(tree.root(), {nullptr, mode, false});
    result.notes.emplace_back("検索語となる名詞や動詞がないため、文字の並びとして検索しました。");
  }
  if (!built) return tl::unexpected(built.error());
  if (built->empty()) {
    return fail(kNoWordInQuery, "give a noun, a verb or a name");
  }
  if (!result.synonyms.empty()) {
    result.notes.push_back(
        fmt::format("同義語でも検索しました: {}", fmt::join(result.synonyms, "、")));
  }
  result.query = std::move(*built);
  remove_repeated(result.notes);
  return result;
}

Result<Query> Planner::build(const QueryNode& node, const Scope& scope) {
  switch (node.kind) {
    case NodeKind::Nothing:
      return Query::everything();
    case NodeKind::And:
      return build_children(node, scope);
    case NodeKind::Not: {
      auto child = build(node.children.front(), {scope.field, Mode::All, true});
      if (!child || child->empty()) return child;
      return Query(Op::AndNot, Query::everything(), *child);
    }
    case NodeKind::Or: {
      std::vector<Query> any;
      for (const QueryNode& child : node.children) {
        auto query = build(child, scope);
        if (!query) return query;
        if (!query->empty()) any.push_back(std::move(*query));
      }
      return Query(Op::Or, any);
    }
    case NodeKind::Field:
      return build_field(node, scope);
    case NodeKind::DateRange:
      return unscored(build_range(node));
    case NodeKind::Words:
      if (!is_text(scope.field)) return build_facet_value(node.text, *scope.field);
      return build_words(node, scope);
    case NodeKind::Phrase:
      if (!is_text(scope.field)) return build_facet_value(node.text, *scope.field);
      return build_phrase(node, scope);
    case NodeKind::Prefix:
      return build_prefix(node, scope);
  }
  return Query();
}

// What is no value of the field is looked for as words, which a pasted label and its value are.
Result<Query> Planner::build_field(const QueryNode& node, const Scope& scope) {
  const Field& named = field(node.field);
  const QueryNode& value = node.children.front();
  auto query = build(value, {&named, scope.mode, scope.negated});
  if (query || is_text(&named)) return query;
  auto words = build(value, scope);
  if (!words || words->empty()) return query;
  plan_->notes.push_back(
      fmt::format("{}に{}という値はないため、語として検索しました。", named.label,
                  value.text.empty() ? "そう" : "「" + printable(value.text) + "」"));
  return words;
}

// date:2004-13, which the parser leaves as two words.
void Planner::note_bad_date(std::span<const QueryNode> words) {
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
    plan_->notes.push_back(
        fault ? fmt::format("「{}」は日付として読めないため（{}）、語として検索しました。", value,
                            translated(*fault, Language::Japanese))
              : fmt::format("「{}」は日付として読めないため、語として検索しました。", value));
    bad_date_ = words[0].text;
    return;
  }
}

// 相談:大連, where there is no such field.  A scheme and a time of day are none.
void Planner::note_unknown_field(const std::string& text) {
  const std::size_t colon = std::min(text.find(':'), text.find("："));
  if (colon == text.npos || colon == 0 || text == bad_date_) return;
  const std::string name = text.substr(0, colon);
  const bool has_value = is_searchable(text.substr(colon));
  if (!has_value && find_field(name) != nullptr) {
    plan_->notes.push_back(fmt::format(
        "「{}：」のすぐ後に値がないため、項目の指定とせず語として検索しました。", printable(name)));
  }
  const bool is_number = name.find_first_not_of("0123456789") == name.npos;
  const bool is_scheme = text.compare(colon, 3, "://") == 0;
  if (is_number || is_scheme || !has_value) return;
  plan_->notes.push_back(fmt::format(
      "「{}」という項目はない（またはその値として読めない）ため、語として検索しました。",
      printable(name)));
}

Result<Query> Planner::build_children(const QueryNode& node, const Scope& scope) {
  std::vector<Query> wanted, required, filters, unwanted;
  const std::span<const QueryNode> children(node.children);
  for (std::size_t i = 0; i < children.size(); ++i) {
    const QueryNode& child = children[i];
    note_bad_date(children.subspan(i));
    if (auto name = build_name_at(children.subspan(i), scope)) {
      if (!name->query) return name->query;
      (scope.mode == Mode::All ? required : wanted).push_back(std::move(*name->query));
      i += name->words - 1;
      continue;
    }
    const bool negative = child.kind == NodeKind::Not;
    // Beside prose a word that stands alone is meant: 友好県省の提携 福建省.
    const bool is_keyword =
        child.kind == NodeKind::Phrase ||
        (child.kind == NodeKind::Words && !is_relaxed_ && !text_of(child).is_prose);
    const bool must = scope.mode == Mode::All || (scope.mode == Mode::Some && is_keyword);
    const Mode mode = must ? Mode::All : scope.mode;
    const Scope child_scope =
        negative ? Scope{scope.field, Mode::All, true} : Scope{scope.field, mode, false};
    auto query = build(negative ? child.children.front() : child, child_scope);
    if (!query) return query;
    if (query->empty()) continue;
    auto& group = negative ? unwanted : is_filter(child) ? filters : must ? required : wanted;
    group.push_back(std::move(*query));
  }
  if (wanted.empty() && required.empty() && filters.empty() && unwanted.empty()) {
    return Query();
  }
  Query result = Query::everything();
  if (!required.empty()) result = Query(Op::And, required);
  if (!wanted.empty()) {
    const Query any = Query(Op::Or, wanted);
    result = required.empty() ? any : Query(Op::AndMaybe, result, any);
  }
  for (const Query& filter : filters) {
    result = Query(Op::Filter, result, filter);
  }
  for (const Query& query : unwanted) {
    result = Query(Op::AndNot, result, query);
  }
  return result;
}

// The words that `children` begin with, if they are a name of several words.
std::optional<Planner::Name> Planner::build_name_at(std::span<const QueryNode> children,
                                                    const Scope& scope) {
  for (std::size_t count = std::min(kMaxNameWords, children.size()); count > 1; --count) {
    const Query name = build_name(children.first(count), scope);
    if (name.empty()) continue;
    std::vector<Query> words;
    for (const QueryNode& child : children.first(count)) {
      auto query = build(child, scope);
      if (!query) return Name{count, query};
      if (!query->empty()) words.push_back(std::move(*query));
    }
    if (words.empty()) return Name{count, name};
    return Name{count, Query(Op::Max, name, Query(Op::And, words))};
  }
  return std::nullopt;
}

void Planner::collect_words(const QueryNode& leaf, const Scope& scope) {
  if (scope.negated) return;
  plan_->wordings.push_back(leaf.text);
  for (const WordGroup& word : text_of(leaf).words) collect_terms(word, plan_->terms);
}

Query Planner::build_words(const QueryNode& leaf, const Scope& scope) {
  const AnalyzedText& text = text_of(leaf);
  collect_words(leaf, scope);
  note_unknown_field(leaf.text);
  if (!has_letters_) return build_keywords(text, scope);
  const Query wording = Query::phrase(leaf.text, place_of(scope.field));
  const bool counts = function_words_count_ || has_letter_of_no_word(leaf.text);
  if (by_letters_ || (text.words.empty() && counts)) return wording;
  // Not its words wherever they are.
  if (scope.negated && text.words.size() > 1) return wording;
  Query query = build_keywords(text, scope);
  if (is_one_kanji(text.normalized)) return Query(Op::Max, query, wording);
  if (scope.negated) return query;
  query = with_other_scripts(std::move(query), text, scope);
  query = or_with_long_vowels(std::move(query), leaf, scope);
  const bool all_must = scope.mode == Mode::All && !text.is_sentence();
  if (all_must && !query.empty() && has_sign_of_name(leaf.text)) {
    return Query(Op::And, query, wording);
  }
  const bool is_compound = text.words.size() > 1 && !text.is_prose && all_must;
  return is_compound ? or_cut_otherwise(query, text, wording, scope) : query;
}

// 부산 of 부산港, which gives no word.
Query Planner::with_other_scripts(Query query, const AnalyzedText& text, const Scope& scope) const {
  std::vector<Query> all;
  for (const std::string& letters : letters_between(text.normalized, text.words)) {
    all.push_back(Query::phrase(letters, place_of(scope.field)));
  }
  if (all.empty()) return query;
  if (!query.empty()) all.push_back(std::move(query));
  return Query(scope.mode == Mode::All ? Op::And : Op::Or, std::move(all));
}

// データ where デ－タ was typed, which may be two words as well.
Query Planner::or_with_long_vowels(Query query, const QueryNode& leaf, const Scope& scope) {
  const std::string meant = text_of(leaf).is_prose ? "" : with_long_vowels(leaf.text);
  if (meant.empty()) return query;
  KeywordPlanner keywords(analyzer_, lexicon_, synonyms_, scope.field, *plan_);
  const std::string normalized = normalize(meant);
  const auto words = word_groups(normalized, analyzer_, AnalyzedText::kMaxWords);
  for (const WordGroup& word : words) collect_terms(word, plan_->terms);
  return Query(Op::Max, query, Query(Op::And, keywords.keywords(normalized, words)));
}

// A compound also where the tokenizer cuts it into other words.  Texts that have its words are
// not read for it.
Query Planner::or_cut_otherwise(const Query& query, const AnalyzedText& text, const Query& wording,
                                const Scope& scope) {
  const WordPlanner words(analyzer_, lexicon_, scope.field, plan_->terms);
  const Query has_words(Op::And, queries_of(text.words, words));
  const Query others(Op::AndNot, Query::everything(), has_words);
  return Query(Op::Max, query, unscored(Query(Op::And, others, wording)));
}

Query Planner::build_keywords(const AnalyzedText& text, const Scope& scope) {
  const Op all_or_some = scope.mode == Mode::All ? Op::And : Op::Or;
  KeywordPlanner keywords(analyzer_, lexicon_, synonyms_, scope.field, *plan_);
  if (scope.negated) return Query(all_or_some, queries_of(text.words, keywords.words()));
  if (text.is_sentence()) {
    return sentence_query(text.words, scope.field, lexicon_, keywords.words());
  }
  return Query(all_or_some, keywords.keywords(text.normalized, text.words));
}

// Several words in a row that are one name or one word; empty if they are not.
Query Planner::build_name(std::span<const QueryNode> nodes, const Scope& scope) {
  if (scope.negated || by_letters_ || !is_text(scope.field)) return {};
  std::string text;
  for (const QueryNode& node : nodes) {
    if (node.kind != NodeKind::Words) return {};
    text += text.empty() ? "" : " ";
    text += text_of(node).normalized;
  }
  KeywordPlanner keywords(analyzer_, lexicon_, synonyms_, scope.field, *plan_);
  return keywords.written_apart(text);
}

Query Planner::build_phrase(const QueryNode& leaf, const Scope& scope) {
  const AnalyzedText& text = text_of(leaf);
  const std::vector<WordGroup>& groups = text.words;
  collect_words(leaf, scope);
  const WordPlanner words(analyzer_, lexicon_, scope.field, plan_->terms);
  Query any = Query(Op::Or, queries_of(groups, words));
  if (scope.mode == Mode::Loose) return any;
  const FieldId where = place_of(scope.field);
  if (groups.empty()) return Query::phrase(leaf.text, where);
  const auto likely = likely_words(groups, words);
  std::vector<Query> scoring = likely;
  scoring.push_back(any);
  return {Op::AndMaybe, Query::phrase(leaf.text, where, Query(Op::And, likely)),
          Query(Op::Or, scoring)};
}

Query Planner::build_prefix(const QueryNode& leaf, const Scope& scope) {
  const std::string& beginning = text_of(leaf).normalized;
  if (beginning.empty()) return {};
  if (!scope.negated) plan_->terms.push_back(beginning);
  if (is_text(scope.field)) return build_beginning(leaf, scope);
  std::vector<Query> any = {Query::prefix(field_term(scope.field, beginning))};
  const std::string as_typed = field_term(scope.field, leaf.text);  // ids are not normalized
  if (beginning != leaf.text) any.push_back(Query::prefix(as_typed));
  if (beginning_of_cut_terms(as_typed)) {  // so long a beginning is not all in the terms
    for (const ExactValue& one : exact_values(*scope.field, leaf.text, database_)) {
      any.push_back(unscored(Query(one.term)));
    }
  }
  return Query(Op::Max, any);
}

// What 観光 and 韓国 score where かんこ was typed: the more documents have a word the likelier it
// is meant, whatever its rarity.
std::vector<Query> Planner::words_read_from(const std::string& kana, const Scope& scope) {
  const auto terms = lexicon_.terms_read_from(kana);
  Xapian::doccount most = 0;
  for (const std::string& term : terms) {
    most = std::max(most, lexicon_.frequency(field_term(scope.field, term)));
  }
  const auto all = lexicon_.document_count();
  std::vector<Query> words;
  for (const std::string& term : terms) {
    const std::string indexed = field_term(scope.field, term);
    const auto frequency = lexicon_.frequency(indexed);
    if (frequency == 0) continue;
    const double likely = (1 + static_cast<double>(frequency) / most) / 2;
    words.push_back(
        Query::scaled(Query(indexed), likely * rarity(most, all) / rarity(frequency, all)));
    if (!scope.negated) plan_->terms.push_back(term);
  }
  return words;
}

// Of words, and of what is cut into several: 国際交流 of 国際交流員.  Kana and romaji are the
// beginning of how a word is read, too.
Query Planner::build_beginning(const QueryNode& leaf, const Scope& scope) {
  const std::string& beginning = text_of(leaf).normalized;
  const std::vector<WordGroup>& words = text_of(leaf).words;
  std::vector<Query> any = {Query::prefix(field_term(scope.field, beginning))};
  for (const std::string& kana : kana_beginnings(beginning)) {
    for (const std::string& form : {kana, to_hiragana(kana)}) {
      if (form != beginning) any.push_back(Query::prefix(field_term(scope.field, form)));
    }
    for (Query& word : words_read_from(kana, scope)) any.push_back(std::move(word));
  }
  const bool is_one_word =
      words.size() == 1 && words.front().term == beginning && !begins_politely(beginning);
  if (has_letters_ && !is_one_word) {
    any.push_back(Query::beginning(leaf.text, place_of(scope.field)));
    collect_words(leaf, scope);
    if (!scope.negated && begins_within_word(words, beginning)) {
      plan_->notes.push_back(fmt::format(
          "「{}」で始まる語がないため、入力の文字の並びを含む文書を示します。", leaf.text));
    }
  }
  return Query(Op::Max, any);
}

Query Planner::build_range(const QueryNode& node) {
  return range_query(field(node.field), node.range, database_);
}

Result<Query> Planner::build_facet_value(const std::string& text, const Field& field) {
  const auto choice = facet_values_.resolve(field, text);
  if (!choice) return tl::unexpected(choice.error());
  std::vector<Query> values;
  for (const std::string& value : choice->values) values.emplace_back(value_term(field, value));
  return unscored(values.size() == 1 ? values.front() : Query(Op::Or, values));
}

}  // namespace musubi
