// Why a search finds nothing, or not all of its words: what each part of it would give alone.
#include <fmt/format.h>

#include <algorithm>

#include "common/text/utf8.h"
#include "searcher/present/filter_text.h"
#include "searcher/search.h"

namespace musubi {

namespace {

// More would cost more than they tell.
constexpr std::size_t kMaxParts = 6;

// The words of the query as typed, those apart that must all be found.
std::vector<const QueryNode*> parts_of(const QueryNode& tree) {
  std::vector<const QueryNode*> parts;
  if (tree.kind != NodeKind::And) return {&tree};
  for (const QueryNode& child : tree.children) {
    if (child.kind != NodeKind::Not && parts.size() < kMaxParts) parts.push_back(&child);
  }
  return parts;
}

std::string as_typed(const QueryNode& node) {
  if (node.kind == NodeKind::Phrase || node.kind == NodeKind::Words) return node.text;
  return to_text(node);
}

}  // namespace

Result<std::uint64_t> Searcher::count(const QueryNode& tree, const Filters& filters) {
  const auto plan = make_plan({}, {tree, analyzer_}, Strictness::AsTyped);
  if (!plan && plan.error().message == kNoWordInQuery) return std::uint64_t{0};
  if (!plan) return tl::unexpected(plan.error());
  const auto matches = matcher_->match({plan->query, filters, SortOrder::Relevance, 0}, lexicon_);
  if (!matches) return tl::unexpected(matches.error());
  return (*matches)->total();
}

// Those of several words that no document has.
Result<std::vector<std::string>> Searcher::missing_words(const QueryNode& tree) {
  const auto parts = parts_of(tree);
  std::vector<std::string> notes;
  if (parts.size() < 2) return notes;
  for (const QueryNode* part : parts) {
    const auto found = count(*part, {});
    if (!found) return tl::unexpected(found.error());
    if (*found == 0)
      notes.push_back(fmt::format("「{}」を含む文書はありません。", as_typed(*part)));
  }
  return notes;
}

Result<std::vector<std::string>> Searcher::blame(const SearchRequest& request,
                                                 const QueryNode& tree, const Filters& filters) {
  std::vector<std::string> notes;
  if (request.like) return notes;
  if (tree.kind != NodeKind::Nothing && !filters.empty()) {
    const auto without = count(tree, {});
    if (!without) return tl::unexpected(without.error());
    notes.push_back(*without > 0 ? fmt::format("絞り込みを外せば {} 件あります。", *without)
                                 : std::string("絞り込みを外しても、当たる文書はありません。"));
    if (*without == 0) return notes;
  }
  if (filters.all().size() < 2) return notes;
  for (const Filter& one : filters.all()) {
    const auto found = count(tree, filters.without(one));
    if (!found) return tl::unexpected(found.error());
    if (*found == 0) continue;
    notes.push_back(
        fmt::format("{} だけを外すと {} 件です。", filter_text(one.label(), one.values), *found));
  }
  return notes;
}

// `--country 中国 韓国`: the second is a word of the query, though it is a country too.
std::vector<std::string> Searcher::slips(const SearchRequest& request) {
  std::vector<std::string> notes;
  for (const auto& [id, word] : request.beside_filters) {
    const auto choice = facet_values_.resolve(field(id), word);
    if (!choice || !database_.term_exists(value_term(field(id), choice->values.front()))) continue;
    notes.push_back(
        fmt::format("「{}」は検索語として読みました。{}に加えるには --{} {} と書いてください。",
                    word, field(id).label, field(id).name, word));
  }
  return notes;
}

}  // namespace musubi
