#include "searcher/blame.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <optional>
#include <span>

#include "common/calendar/date_parser.h"
#include "common/index/field_label.h"
#include "common/text/utf8.h"
#include "searcher/hit_finder.h"
#include "searcher/options/saved_searches.h"
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

// Organizations and kinds are those that the documents have; none of them is known beforehand.  Of
// a field of the query, whose value may be a part of one.
bool is_unknown_value(const QueryNode& part, FacetValues& facet_values) {
  const bool is_value = part.kind == NodeKind::Field &&
                        (part.field == FieldId::Organization || part.field == FieldId::Kind) &&
                        part.children.front().kind == NodeKind::Words;
  if (!is_value) return false;
  const std::string& typed = part.children.front().text;
  if (!facet_values.is_in_no_document(field(part.field), typed)) return false;
  const auto meant = facet_values.resolve(field(part.field), typed);
  return meant && meant->values == std::vector<std::string>{typed};
}

void append_unknown_value(const Field& field, const std::string& value, FacetValues& facet_values,
                          std::vector<std::string>& notes) {
  if (const auto several = facet_values.values_in_list(field, value); !several.empty()) {
    notes.push_back(
        fmt::format("値は一つずつ指定してください: {}", repeated_option(field, several)));
    return;
  }
  notes.push_back(fmt::format("「{}」という{}の文書はありません。一覧は --facet {}", value,
                              label_of_field(field), option_of(field)));
  const auto near = facet_values.nearest(field, value);
  if (!near.empty()) notes.push_back(fmt::format("もしかして: {}", fmt::join(near, "、")));
}

// "年:", which the parser leaves where no date follows.
bool is_name_of_field(const QueryNode& part) {
  return part.kind == NodeKind::Words && (part.text.ends_with(':') || part.text.ends_with("："));
}

std::string none_has(const QueryNode& part) {
  const bool is_of_values =
      part.kind == NodeKind::DateRange ||
      (part.kind == NodeKind::Field && field(part.field).type != FieldType::Text);
  if (is_of_values) return fmt::format("「{}」に該当する文書はありません。", as_typed(part));
  return fmt::format("「{}」を含む文書はありません。", as_typed(part));
}

// 国:中国 国:フランス asks for documents of both.
void append_hint_at_or(const std::vector<const QueryNode*>& parts,
                       std::vector<std::string>& notes) {
  for (std::size_t i = 1; i < parts.size(); ++i) {
    const QueryNode &one = *parts[i - 1], &other = *parts[i];
    if (one.kind != NodeKind::Field || other.kind != NodeKind::Field || one.field != other.field) {
      continue;
    }
    notes.push_back(
        fmt::format("同じ項目の値を並べると、両方に該当する文書だけを探します。いずれかに該当する文"
                    "書を探すには: {} OR {}",
                    as_typed(one), as_typed(other)));
    return;
  }
}

// The tree without the part of that number.
QueryNode without_part(const QueryNode& tree, std::size_t number) {
  std::vector<QueryNode> others = tree.children;
  others.erase(others.begin() + static_cast<std::ptrdiff_t>(number));
  return all_of(std::move(others));
}

// How many each part of the query finds alone, and how many all others do without what is ruled
// out.
Result<void> append_parts(const QueryNode& tree, Counted counted, SearchTools& tools,
                          std::vector<std::string>& notes) {
  const auto parts = parts_of(tree);
  for (const QueryNode* part : parts) {
    if (is_name_of_field(*part)) continue;
    if (is_unknown_value(*part, tools.facet_values)) {
      append_unknown_value(field(part->field), part->children.front().text, tools.facet_values,
                           notes);
      continue;
    }
    const auto found = count_matches(*part, {}, tools, counted);
    if (!found) return tl::unexpected(found.error());
    if (*found > 0) {
      notes.push_back(fmt::format("「{}」だけなら {} 件あります。", as_typed(*part), *found));
    } else if (parts.size() > 1) {
      notes.push_back(none_has(*part));
    }
    if (*found == 0 && part->kind == NodeKind::Words) {
      const auto near = tools.facet_values.partners_like(part->text);
      if (!near.empty()) notes.push_back(fmt::format("もしかして: {}", fmt::join(near, "、")));
    }
    if (*found > 0 || part->kind != NodeKind::Phrase) continue;
    const auto loose =
        count_matches({.kind = NodeKind::Words, .text = part->text}, {}, tools, counted);
    if (!loose) return tl::unexpected(loose.error());
    if (*loose > 0) notes.push_back(fmt::format("引用符を外せば {} 件あります。", *loose));
  }
  append_hint_at_or(parts, notes);
  for (std::size_t i = 0; tree.kind == NodeKind::And && i < tree.children.size(); ++i) {
    if (tree.children[i].kind != NodeKind::Not) continue;
    const auto found = count_matches(without_part(tree, i), {}, tools, counted);
    if (!found) return tl::unexpected(found.error());
    if (*found == 0) continue;
    notes.push_back(
        fmt::format("「{}」を外せば {} 件あります。", as_typed(tree.children[i]), *found));
  }
  return {};
}

// "2004..2012" for a word that is such a range, however it is written; nothing for a telephone
// number.
std::optional<std::string> years_meant(const std::string& word) {
  constexpr int kFirstYear = 1800;
  std::optional<std::string> range = range_with_hyphen(word);
  if (const auto ends = ends_of_range(word)) range = fmt::format("{}..{}", ends->first, ends->last);
  if (!range) return std::nullopt;
  const auto years = parse_date_range(*range);
  const bool is_one = years && years->first.year >= kFirstYear && years->last.year >= kFirstYear;
  return is_one ? range : std::nullopt;
}

// 国:中国、韓国 is not a value, though each part of it is one.
void append_lists(const QueryNode& tree, FacetValues& facet_values,
                  std::vector<std::string>& notes) {
  for (const QueryNode* part : parts_of(tree)) {
    if (part->kind != NodeKind::Field || field(part->field).type != FieldType::Facet) continue;
    const auto several =
        facet_values.values_in_list(field(part->field), part->children.front().text);
    if (several.empty()) continue;
    notes.push_back(fmt::format("いずれかの値で絞り込むには、{}:({}) と書きます。",
                                label_of_field(field(part->field)), fmt::join(several, " OR ")));
  }
}

// @china, which calls no saved search where it stands.
std::string note_of_name(const std::string& word, const SearchRequest& request) {
  if (!request.saved) {
    return fmt::format("「{}」は検索語として扱いました。--batch では保存した検索を呼び出せません。",
                       word);
  }
  const std::string_view sign = word.starts_with('@') ? "@" : "＠";
  const auto& saved = *request.saved;
  if (std::find(saved.begin(), saved.end(), word.substr(sign.size())) != saved.end()) {
    return fmt::format(
        "「{}」は検索語として扱いました。保存した検索を呼び出すには、ほかの語と一緒に引用符で"
        "囲まずに書いてください。",
        word);
  }
  return fmt::format("「{}」は検索語として扱いました。この名前で保存した検索はありません。", word);
}

// As typed, those of phrases apart.
void append_words(const QueryNode& node, std::vector<std::string>& words) {
  if (node.kind == NodeKind::Words) words.push_back(node.text);
  for (const QueryNode& child : node.children) append_words(child, words);
}

}  // namespace

std::vector<CountAsked> counts_of_notes(const QueryNode& tree, const Filters& filters) {
  std::vector<CountAsked> asked;
  const auto parts = parts_of(tree);
  if (parts.size() > 1) {
    for (const QueryNode* part : parts) asked.push_back({part, {}});
  }
  if (tree.kind == NodeKind::Nothing || filters.empty()) return asked;
  asked.push_back({&tree, {}});
  if (filters.all().size() < 2) return asked;
  for (const Filter& one : filters.all()) asked.push_back({&tree, filters.without(one)});
  return asked;
}

Result<std::vector<std::string>> missing_words(const QueryNode& tree, SearchTools& tools) {
  const auto parts = parts_of(tree);
  std::vector<std::string> notes;
  if (parts.size() < 2) return notes;
  for (const QueryNode* part : parts) {
    const auto found = count_matches(*part, {}, tools);
    if (!found) return tl::unexpected(found.error());
    if (*found == 0) notes.push_back(none_has(*part));
  }
  return notes;
}

Result<Blame> blame(const QueryNode& tree, const Filters& filters, Counted counted,
                    SearchTools& tools) {
  Blame result;
  std::vector<std::string>& notes = result.notes;
  bool is_of_query = tree.kind != NodeKind::Nothing;
  if (is_of_query && !filters.empty()) {
    const auto without = count_matches(tree, {}, tools, counted);
    if (!without) return tl::unexpected(without.error());
    notes.push_back(*without > 0 ? fmt::format("絞り込みを外せば {} 件あります。", *without)
                                 : std::string("絞り込みを外しても、該当する文書はありません。"));
    is_of_query = *without == 0;
  }
  if (is_of_query) {
    result.words = AnalyzedTree(tree, tools.analyzer).word_count();
    if (auto told = append_parts(tree, counted, tools, notes); !told)
      return tl::unexpected(told.error());
    return result;
  }
  if (filters.all().size() < 2) return result;
  for (const Filter& one : filters.all()) {
    const auto found = count_matches(tree, filters.without(one), tools, counted);
    if (!found) return tl::unexpected(found.error());
    if (*found == 0) continue;
    notes.push_back(fmt::format("{} の絞り込みだけを外せば {} 件あります。",
                                filter_text(one.label(), one.values), *found));
  }
  return result;
}

// --partner カリフォルニア州 is of the cities that the table of places has there.
Result<std::vector<std::string>> partners_left_out(const SearchRequest& request,
                                                   SearchTools& tools) {
  constexpr std::size_t kNamed = 3;
  std::vector<std::string> notes;
  const auto typed = request.facet_values.find(FieldId::Partners);
  if (typed == request.facet_values.end()) return notes;
  // With a front it is not at hand which documents have a partner.
  if (tools.matcher->is_far()) return notes;
  for (const std::string& region : typed->second) {
    const auto left_out = tools.facet_values.partners_of_no_region(region);
    if (!left_out) return tl::unexpected(left_out.error());
    if (left_out->empty()) continue;
    const std::span named(left_out->data(), std::min(kNamed, left_out->size()));
    notes.push_back(fmt::format(
        "「{}"
        "」に含めたのは、地名の表で分かる相手だけです。同じ国のうち表にない相手は含めていません: {}"
        "（{} 件。一覧は --facet partners）",
        region, fmt::join(named, "、"), left_out->size()));
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
        word, label_of_field(field(id)), option_of(field(id)), word));
  }
  if (const auto& meant = request.range_meant) {
    notes.push_back(fmt::format(
        "「{}」は検索語として扱いました。期間で絞り込むには --{} {} と指定してください。",
        meant->word, meant->option, meant->range));
  }
  append_lists(tree, tools.facet_values, notes);
  std::vector<std::string> words;
  append_words(tree, words);
  for (const std::string& word : words) {
    if (word == "and" || word == "or" || word == "not") {
      notes.push_back(
          fmt::format("「{}」は検索語として扱いました。演算子は大文字で書きます。", word));
    }
    if (may_name_saved(word)) notes.push_back(note_of_name(word, request));
    const auto range = years_meant(word);
    if (!range) continue;
    notes.push_back(fmt::format(
        "「{}」は検索語として扱いました。期間で絞り込むには --year {} と指定してください。", word,
        *range));
  }
  return notes;
}

}  // namespace musubi
