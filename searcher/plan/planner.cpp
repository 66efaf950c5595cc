#include "searcher/plan/planner.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>

#include "common/index/field_label.h"
#include "common/term.h"
#include "common/text/utf8.h"

namespace musubi {

namespace {

// Words of a name that is written with blanks: United States of America.
constexpr std::size_t kMaxNameWords = 4;

using Op = Query::Kind;
using Mode = QueryScope::Mode;

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
         (node.kind == NodeKind::Field && field(node.field).type != FieldType::Text);
}

QueryScope::Mode mode_of(const AnalyzedTree& tree, Strictness strictness) {
  const bool is_relaxed = strictness == Strictness::Relaxed;
  if (tree.is_sentence() && is_relaxed) return Mode::Loose;
  const bool is_sentence = tree.is_sentence() && strictness != Strictness::ByLetters;
  return is_sentence || is_relaxed ? Mode::Some : Mode::All;
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
  is_relaxed_ = strictness == Strictness::Relaxed;
  const bool is_local = found_by_ == FoundBy::WordsAndLetters;
  TextReading reading{
      .has_letters = is_local,
      .by_letters = strictness == Strictness::ByLetters,
      .asked_for = lexicon_.is_near() ? WordsAskedFor::Thousands : WordsAskedFor::Few};
  const auto build_all = [&] {
    texts_.emplace(analyzer_, documents_, lexicon_, synonyms_, tree, reading, result);
    return build(tree.root(), {.mode = mode_of(tree, strictness)});
  };
  auto built = build_all();
  if (built && built->empty() && reading.has_letters) {
    reading.function_words_count = true;
    built = build_all();
    result.notes.emplace_back("検索語となる名詞や動詞がないため、文字の並びとして検索しました。");
  }
  if (!built) return tl::unexpected(built.error());
  if (built->empty()) return fail(kNoWordInQuery, "give a noun, a verb or a name");
  if (!result.synonyms.empty()) {
    result.notes.push_back(
        fmt::format("同義語でも検索しました: {}", fmt::join(result.synonyms, "、")));
  }
  result.query = std::move(*built);
  remove_repeated(result.notes);
  return result;
}

Result<Query> Planner::build(const QueryNode& node, const QueryScope& scope) {
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
      return Query::unscored(build_range(node));
    case NodeKind::Words:
      if (!scope.is_text()) return build_facet_value(node.text, *scope.field);
      return texts_->words(node, scope);
    case NodeKind::Phrase:
      if (!scope.is_text()) return build_facet_value(node.text, *scope.field);
      return texts_->phrase(node, scope);
    case NodeKind::Prefix:
      return texts_->prefix(node, scope);
  }
  return Query();
}

// What is no value of the field is looked for as words, which a pasted label and its value are.
Result<Query> Planner::build_field(const QueryNode& node, const QueryScope& scope) {
  const Field& named = field(node.field);
  const QueryNode& value = node.children.front();
  auto query = build(value, {&named, scope.mode, scope.negated});
  if (query || named.type == FieldType::Text) return query;
  auto words = build(value, scope);
  if (!words || words->empty()) return query;
  plan_->notes.push_back(
      fmt::format("{}に{}という値はないため、語として検索しました。", label_of_field(named),
                  value.text.empty() ? "そう" : "「" + printable(value.text) + "」"));
  return words;
}

// Beside prose a word that stands alone is meant, and one of several: 友好県省の提携 福建省,
// 友好県省の提携 (福建省 OR 福建*).
bool Planner::is_keyword(const QueryNode& node) const {
  switch (node.kind) {
    case NodeKind::Phrase:
      return true;
    case NodeKind::Words:
      return !is_relaxed_ && !analyzed_->text_of(node).is_prose;
    case NodeKind::Prefix:
      return !is_relaxed_;
    case NodeKind::Or:
      return std::all_of(node.children.begin(), node.children.end(),
                         [this](const QueryNode& child) { return is_keyword(child); });
    default:
      return false;
  }
}

Result<Query> Planner::build_children(const QueryNode& node, const QueryScope& scope) {
  std::vector<Query> wanted, required, filters, unwanted;
  const std::span<const QueryNode> children(node.children);
  for (std::size_t i = 0; i < children.size(); ++i) {
    const QueryNode& child = children[i];
    texts_->note_bad_date(children.subspan(i));
    if (auto name = build_name_at(children.subspan(i), scope)) {
      if (!name->query) return name->query;
      (scope.mode == Mode::All ? required : wanted).push_back(std::move(*name->query));
      i += name->words - 1;
      continue;
    }
    const bool negative = child.kind == NodeKind::Not;
    const bool must = scope.mode == Mode::All || (scope.mode == Mode::Some && is_keyword(child));
    const Mode mode = must ? Mode::All : scope.mode;
    const QueryScope child_scope =
        negative ? QueryScope{scope.field, Mode::All, true} : QueryScope{scope.field, mode, false};
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
                                                    const QueryScope& scope) {
  for (std::size_t count = std::min(kMaxNameWords, children.size()); count > 1; --count) {
    const Query name = texts_->name(children.first(count), scope);
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

Query Planner::build_range(const QueryNode& node) {
  return range_query(field(node.field), node.range, documents_.database());
}

Result<Query> Planner::build_facet_value(const std::string& text, const Field& field) {
  const auto choice = facet_values_.resolve(field, text);
  if (!choice) return tl::unexpected(choice.error());
  std::vector<Query> values;
  for (const std::string& value : choice->values) values.emplace_back(value_term(field, value));
  return Query::unscored(values.size() == 1 ? values.front() : Query(Op::Or, values));
}

}  // namespace musubi
