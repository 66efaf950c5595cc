#include "searcher/hit_finder.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <span>
#include <string>
#include <utility>

#include "common/analysis/kana.h"
#include "common/text/utf8.h"
#include "searcher/ask_ahead.h"
#include "searcher/document_by_id.h"
#include "searcher/match/content_counts.h"
#include "searcher/plan/kanji_speller.h"
#include "searcher/plan/named_documents.h"
#include "searcher/plan/reading_bounds.h"
#include "searcher/plan/similar.h"
#include "searcher/query/parser.h"
#include "searcher/ranking/page.h"

namespace musubi {

namespace {

// What the user wants to find, as typed.
void collect_wording(const QueryNode& node, std::vector<std::string>& texts) {
  if (node.kind == NodeKind::Not) return;
  if (!node.text.empty() && node.kind != NodeKind::DateRange) texts.push_back(node.text);
  for (const QueryNode& child : node.children) collect_wording(child, texts);
}

ClosenessJudge make_judge(const QueryNode& tree, const std::optional<BigramStatistics>& bigrams) {
  std::vector<std::string> texts;
  collect_wording(tree, texts);
  return {std::move(texts), bigrams ? &*bigrams : nullptr};
}

// A word of the index of which more is known than a letter or two.
bool tells_something(const WordGroup& word, const Lexicon& lexicon) {
  const std::size_t least = is_kana(word.term) ? 3 : 2;
  return char_count(word.term) >= least && lexicon.has(word.term);
}

// 火星人 where no document has 火星: 人 alone says nothing of what is meant.
bool is_all_unknown(const AnalyzedTree& tree, const Lexicon& lexicon) {
  const auto is_unknown = [&](const QueryNode& node) {
    if (node.kind != NodeKind::Words || tree.text_of(node).is_prose) return false;
    const auto& words = tree.text_of(node).words;
    return std::none_of(words.begin(), words.end(),
                        [&](const WordGroup& word) { return tells_something(word, lexicon); });
  };
  const QueryNode& root = tree.root();
  if (root.kind != NodeKind::And) return is_unknown(root);
  return std::all_of(root.children.begin(), root.children.end(), is_unknown);
}

// What was looked up within bounds alone, where nothing was found.
void note_bounds(const QueryNode& node, const AnalyzedTree& tree, QueryPlan& plan) {
  for (const QueryNode& child : node.children) note_bounds(child, tree, plan);
  if (node.kind != NodeKind::Words || tree.text_of(node).is_prose) return;
  std::string note = note_of_reading_bound(tree.text_of(node).normalized);
  if (!note.empty()) plan.notes.push_back(std::move(note));
}

// Words of a single kanji each say nothing together.
bool is_run_of_kanji(const QueryNode& node) {
  return node.kind == NodeKind::Words && char_count(node.text) > 1 &&
         kanji_of(node.text).size() == node.text.size();
}

}  // namespace

Result<QueryPlan> HitFinder::make_plan(const AnalyzedTree& tree, Strictness strictness) {
  if (!request_.like) return musubi::make_plan(tree, strictness, tools_);
  const auto document = document_with(*request_.like, tools_);
  if (!document) return tl::unexpected(document.error());
  QueryPlan similar = similar_to(*document, tools_.analyzer, tools_.database);
  if (similar.query.empty()) return fail("the document holds no word to find others by");
  return similar;
}

Result<Found> HitFinder::run(const AnalyzedTree& tree, Strictness strictness) {
  auto plan = make_plan(tree, strictness);
  if (!plan) return tl::unexpected(plan.error());
  return match(std::move(*plan), tree, strictness);
}

Result<Found> HitFinder::match(QueryPlan plan, const AnalyzedTree& tree, Strictness strictness) {
  if (auto wanted = tools_.go_on(); !wanted) return tl::unexpected(wanted.error());
  const PageRequest page = {request_.limit, request_.offset, request_.sort};
  const MatchRequest wanted_hits = {plan.query,      filters_,
                                    request_.sort,   best_count(page),
                                    request_.facets, request_.is_each_content_once};
  auto matches = tools_.matcher->match(wanted_hits, tools_.lexicon);
  if (!matches) return tl::unexpected(matches.error());
  if (auto wanted = tools_.go_on(); !wanted) return tl::unexpected(wanted.error());
  ClosenessJudge judge = make_judge(tree.root(), tools_.bigrams);
  auto hits = page_of((*matches)->best(), page, tools_.documents, judge);
  if (!hits) return tl::unexpected(hits.error());
  return Found{std::move(plan), std::move(*hits), std::move(*matches), strictness, std::nullopt};
}

// As it was likely meant; nothing where that is not known or finds nothing.
Result<std::optional<Found>> HitFinder::find_corrected() {
  const auto corrected = corrected_query(request_.query, tools_.analyzer, tools_.lexicon);
  if (!corrected) return std::nullopt;
  const auto meant = parse_query(corrected->query);
  if (!meant) return tl::unexpected(meant.error());
  auto found = run({*meant, tools_.analyzer}, Strictness::AsTyped);
  if (!found) return tl::unexpected(found.error());
  if (found->matches->total() == 0) return std::nullopt;
  found->correction = *corrected;
  return std::move(*found);
}

// The fields of the query whose value no document has, as typed.
Result<std::vector<std::string>> HitFinder::fields_without_documents(const QueryNode& tree) {
  std::vector<std::string> found;
  const bool is_list = tree.kind == NodeKind::And;
  for (const QueryNode& part : is_list ? std::span(tree.children) : std::span(&tree, 1)) {
    if (part.kind != NodeKind::Field && part.kind != NodeKind::DateRange) continue;
    const auto count = count_matches(part, {}, tools_);
    if (!count) return tl::unexpected(count.error());
    if (*count == 0) found.push_back(as_typed(part));
  }
  return found;
}

// Where no document has the values of its fields: those anywhere, as words.
Result<std::optional<Found>> HitFinder::find_without_fields(const QueryNode& tree) {
  if (!names_field(tree)) return std::nullopt;
  auto found = run({without_fields(tree), tools_.analyzer}, Strictness::AsTyped);
  if (!found || found->matches->total() == 0) return std::nullopt;
  const auto unknown = fields_without_documents(tree);
  if (!unknown) return tl::unexpected(unknown.error());
  found->plan.notes.push_back(
      unknown->empty()
          ? std::string(
                "指定した項目に一致する文書がないため、項目を限らず、その値を語として検索しまし"
                "た。")
          : fmt::format(
                "「{}」に一致する文書がないため、項目を限らず、その値を語として検索しました。",
                fmt::join(*unknown, "」「")));
  return std::move(*found);
}

// The documents that the query names by their address or their file; nothing where it names none.
Result<std::optional<Found>> HitFinder::find_named(const AnalyzedTree& typed) {
  if (request_.like) return std::nullopt;
  QueryPlan plan = named_documents(request_.query, tools_.lexicon);
  if (plan.query.empty()) return std::nullopt;
  auto found = match(std::move(plan), typed, Strictness::AsTyped);
  if (!found) return tl::unexpected(found.error());
  if (found->matches->total() == 0) return std::nullopt;
  return std::move(*found);
}

// Wordings that stand in a text although its words are others.
Result<std::optional<Found>> HitFinder::find_by_letters(const AnalyzedTree& tree) {
  if (tools_.found_by == FoundBy::Words) return std::nullopt;
  auto found = run(tree, Strictness::ByLetters);
  if (!found) return tl::unexpected(found.error());
  if (found->matches->total() == 0) return std::nullopt;
  return std::move(*found);
}

// 議事禄, which stands nowhere: the compound of the same sound that most texts have is offered.
Result<std::optional<Correction>> HitFinder::other_compound(const AnalyzedTree& typed) {
  constexpr std::size_t kMaxLookedUp = 20;
  const QueryNode& root = typed.root();
  if (tools_.found_by == FoundBy::Words || !is_run_of_kanji(root)) return std::nullopt;
  if (tools_.matcher->is_far()) return std::nullopt;  // each look would be a wait
  const auto texts_with = [&](const std::string& wording) {
    return count_matches({.kind = NodeKind::Phrase, .text = wording}, filters_, tools_);
  };
  const KanjiSpeller speller(tools_.analyzer, tools_.lexicon);
  auto others = speller.with_other_words(typed.text_of(root).normalized);
  if (others.empty()) return std::nullopt;
  if (auto as_typed = texts_with(root.text); !as_typed || *as_typed > 0) {
    if (!as_typed) return tl::unexpected(as_typed.error());
    return std::nullopt;
  }
  others.resize(std::min(others.size(), kMaxLookedUp));
  std::optional<Correction> best;
  std::uint64_t most = 0;
  for (std::string& other : others) {
    const auto count = texts_with(other);
    if (!count) return tl::unexpected(count.error());
    if (*count <= most) continue;
    most = *count;
    best = Correction{std::move(other), true};
  }
  return best;
}

// 台学, which stands nowhere, though texts have both of its kanji: what is likely meant is offered,
// if far more texts have it.
Result<void> HitFinder::offer_correction(const AnalyzedTree& typed, Found& found) {
  constexpr std::uint64_t kTimesMore = 5;
  if (tools_.found_by == FoundBy::Words) return {};
  const QueryNode& root = typed.root();
  if (!is_run_of_kanji(root)) return {};
  if (!is_all_unknown(typed, tools_.lexicon)) {
    auto other = other_compound(typed);
    if (!other) return tl::unexpected(other.error());
    found.correction = std::move(*other);
    return {};
  }
  const auto by_letters = find_by_letters(typed);
  if (!by_letters) return tl::unexpected(by_letters.error());
  if (*by_letters) return {};
  auto corrected = find_corrected();
  if (!corrected) return tl::unexpected(corrected.error());
  if (!*corrected || (*corrected)->matches->total() < kTimesMore * found.matches->total())
    return {};
  found.correction = std::move((*corrected)->correction);
  found.correction->is_other_word = true;
  return {};
}

// What could have been looked up letter for letter, and was not, is told.
Result<Found> HitFinder::find(const QueryNode& tree) {
  const AnalyzedTree typed(tree, tools_.analyzer);
  if (auto named = find_named(typed); !named || *named) {
    if (!named) return tl::unexpected(named.error());
    return std::move(**named);
  }
  auto found = run(typed, Strictness::AsTyped);
  if (!found || request_.like) return found;
  const std::string left_out = found->plan.left_out;
  const bool is_found = found->matches->total() > 0;
  if (is_found) {
    if (auto offered = offer_correction(typed, *found); !offered) {
      return tl::unexpected(offered.error());
    }
  } else {
    ask_ahead(tree, request_, filters_, tools_);
    found = find_otherwise(tree, typed, std::move(*found));
  }
  if (found && found->matches->total() == 0) note_bounds(typed.root(), typed, found->plan);
  if (found && tools_.found_by == FoundBy::Words && (!is_found || holds_phrase(tree))) {
    found->plan.notes.emplace_back("この索引では語だけを検索し、文字の並びでは探していません。");
  }
  if (found && !left_out.empty()) found->plan.notes.push_back(left_out);
  return found;
}

// Letter for letter, else without its fields, else as it was likely meant, else by some of its
// words.  Another word that is likely meant is offered only.
Result<Found> HitFinder::find_otherwise(const QueryNode& tree, const AnalyzedTree& typed,
                                        Found found) {
  auto by_letters = find_by_letters(typed);
  if (!by_letters) return tl::unexpected(by_letters.error());
  if (*by_letters) return std::move(**by_letters);
  auto anywhere = find_without_fields(tree);
  if (!anywhere) return tl::unexpected(anywhere.error());
  if (*anywhere) return std::move(**anywhere);
  auto corrected = find_corrected();
  if (!corrected) return tl::unexpected(corrected.error());
  if (*corrected && !(*corrected)->correction->is_other_word) return std::move(**corrected);
  if (is_all_unknown(typed, tools_.lexicon)) {
    if (*corrected) found.correction = std::move((*corrected)->correction);
    return found;
  }
  auto relaxed = run(typed, Strictness::Relaxed);
  if (!relaxed) return relaxed;
  if (*corrected) {
    relaxed->correction = std::move((*corrected)->correction);
    return relaxed;
  }
  auto other = other_compound(typed);
  if (!other) return tl::unexpected(other.error());
  relaxed->correction = std::move(*other);
  return relaxed;
}

Result<QueryPlan> make_plan(const AnalyzedTree& tree, Strictness strictness, SearchTools& tools) {
  Planner planner(tools.analyzer, tools.documents, tools.lexicon, tools.facet_values,
                  tools.synonyms, tools.found_by);
  return planner.plan(tree, strictness);
}

Result<std::uint64_t> count_matches(const QueryNode& tree, const Filters& filters,
                                    SearchTools& tools, Counted counted) {
  const auto plan = make_plan({tree, tools.analyzer}, Strictness::AsTyped, tools);
  if (!plan && plan.error().message == kNoWordInQuery) return std::uint64_t{0};
  if (!plan) return tl::unexpected(plan.error());
  const auto matches =
      tools.matcher->match({plan->query, filters, SortOrder::Relevance, 0}, tools.lexicon);
  if (!matches) return tl::unexpected(matches.error());
  if (counted == Counted::Documents) return (*matches)->total();
  std::vector<std::uint64_t> contents;
  const bool are_known = (*matches)->for_each_content(
      [&](Xapian::docid, std::uint64_t content) { contents.push_back(content); });
  return are_known ? ContentCounts(contents).size() : (*matches)->total();
}

}  // namespace musubi
