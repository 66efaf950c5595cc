#include "searcher/blame.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <optional>

#include "common/calendar/date_parser.h"
#include "common/text/utf8.h"
#include "searcher/hit_finder.h"
#include "searcher/present/filter_text.h"

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
  if (node.kind == NodeKind::Field) {
    return fmt::format("{}:{}", field(node.field).label, as_typed(node.children.front()));
  }
  return to_text(node);
}

// Organizations and kinds are those that the documents have; none of them is known beforehand.
void append_unknown_values(const Filters& filters, const FacetValues& facet_values,
                           std::vector<std::string>& notes) {
  for (const Filter& filter : filters.all()) {
    const Field& field = *filter.field;
    if (field.id != FieldId::Organization && field.id != FieldId::Kind) continue;
    for (const std::string& value : filter.values) {
      if (!facet_values.is_in_no_document(field, value)) continue;
      notes.push_back(fmt::format("「{}」という{}の文書はありません。一覧は --facet {}", value,
                                  field.label, field.name));
      const auto near = facet_values.nearest(field, value);
      if (!near.empty()) notes.push_back(fmt::format("もしかして: {}", fmt::join(near, "、")));
    }
  }
}

// "2004..2012" for a word that is such a range, however it is written; nothing for a telephone
// number.
std::optional<std::string> years_meant(const std::string& word) {
  constexpr int kFirstYear = 1800;
  const std::string range = range_with_hyphen(word).value_or(word);
  if (range.find("..") == range.npos) return std::nullopt;
  const auto years = parse_date_range(range);
  const bool is_one = years && years->first.year >= kFirstYear && years->last.year >= kFirstYear;
  return is_one ? std::optional(range) : std::nullopt;
}

// As typed, those of phrases apart.
void append_words(const QueryNode& node, std::vector<std::string>& words) {
  if (node.kind == NodeKind::Words) words.push_back(node.text);
  for (const QueryNode& child : node.children) append_words(child, words);
}

}  // namespace

Result<std::vector<std::string>> missing_words(const QueryNode& tree, SearchTools& tools) {
  const auto parts = parts_of(tree);
  std::vector<std::string> notes;
  if (parts.size() < 2) return notes;
  for (const QueryNode* part : parts) {
    const auto found = count_matches(*part, {}, tools);
    if (!found) return tl::unexpected(found.error());
    if (*found == 0)
      notes.push_back(fmt::format("「{}」を含む文書はありません。", as_typed(*part)));
  }
  return notes;
}

Result<std::vector<std::string>> blame(const QueryNode& tree, const Filters& filters,
                                       SearchTools& tools) {
  std::vector<std::string> notes;
  append_unknown_values(filters, tools.facet_values, notes);
  if (tree.kind != NodeKind::Nothing && !filters.empty()) {
    const auto without = count_matches(tree, {}, tools);
    if (!without) return tl::unexpected(without.error());
    notes.push_back(*without > 0 ? fmt::format("絞り込みを外せば {} 件あります。", *without)
                                 : std::string("絞り込みを外しても、該当する文書はありません。"));
    if (*without == 0) return notes;
  }
  if (filters.all().size() < 2) return notes;
  for (const Filter& one : filters.all()) {
    const auto found = count_matches(tree, filters.without(one), tools);
    if (!found) return tl::unexpected(found.error());
    if (*found == 0) continue;
    notes.push_back(fmt::format("{} の絞り込みだけを外せば {} 件あります。",
                                filter_text(one.label(), one.values), *found));
  }
  return notes;
}

std::vector<std::string> slips(const QueryNode& tree, const SearchRequest& request,
                               SearchTools& tools) {
  std::vector<std::string> notes;
  for (const auto& [id, word] : request.beside_filters) {
    const auto choice = tools.facet_values.resolve(field(id), word);
    if (!choice || !tools.database.term_exists(value_term(field(id), choice->values.front())))
      continue;
    notes.push_back(fmt::format(
        "「{}」は検索語として扱いました。{}の絞り込みに加えるには --{} {} と指定してください。",
        word, field(id).label, field(id).name, word));
  }
  if (const auto& meant = request.range_meant) {
    notes.push_back(fmt::format(
        "「{}」は検索語として扱いました。期間で絞り込むには --{} {} と指定してください。",
        meant->word, meant->option, meant->range));
  }
  std::vector<std::string> words;
  append_words(tree, words);
  for (const std::string& word : words) {
    if (word == "and" || word == "or" || word == "not") {
      notes.push_back(
          fmt::format("「{}」は検索語として扱いました。演算子は大文字で書きます。", word));
    }
    const auto range = years_meant(word);
    if (!range) continue;
    notes.push_back(fmt::format(
        "「{}」は検索語として扱いました。期間で絞り込むには --year {} と指定してください。", word,
        *range));
  }
  return notes;
}

}  // namespace musubi
