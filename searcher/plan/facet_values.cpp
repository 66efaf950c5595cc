#include "searcher/plan/facet_values.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "common/text/fold.h"
#include "common/text/utf8.h"
#include "searcher/plan/exact_values.h"

namespace musubi {

namespace {

constexpr std::size_t kSuggestions = 3;

tl::unexpected<Error> unknown_value(const Field& field, const std::string& typed,
                                    const std::vector<std::string>& nearest) {
  std::string hint;
  if (!nearest.empty()) hint = fmt::format("did you mean {}?", fmt::join(nearest, ", "));
  return fail(fmt::format("unknown {} ({}): {}", field.name, field.label,
                          printable(truncate_utf8(typed, 100))),
              std::move(hint));
}

// Values of the index that hold what was typed, the most frequent first.
std::vector<std::string> values_with(const Field& field, const std::string& typed,
                                     const Xapian::Database& database) {
  const std::string wanted = fold_name(typed);
  if (wanted.empty()) return {};
  std::vector<ExactValue> found;
  for (ExactValue& one : exact_values(field, "", database)) {
    if (fold_name(one.value).find(wanted) != std::string::npos) found.push_back(std::move(one));
  }
  std::stable_sort(found.begin(), found.end(), [](const ExactValue& a, const ExactValue& b) {
    return a.documents > b.documents;
  });
  if (found.size() > kSuggestions) found.resize(kSuggestions);
  std::vector<std::string> values;
  for (ExactValue& one : found) values.push_back(std::move(one.value));
  return values;
}

}  // namespace

Result<const Gazetteer*> FacetValues::gazetteer() {
  if (!gazetteer_) {
    auto loaded = Gazetteer::load(resources_.data, resources_.gazetteers);
    if (!loaded) return tl::unexpected(loaded.error());
    gazetteer_ = std::move(*loaded);
  }
  return &*gazetteer_;
}

Result<const Taxonomy*> FacetValues::taxonomy() {
  if (!taxonomy_) {
    auto loaded = Taxonomy::load(resources_.data, resources_.taxonomies);
    if (!loaded) return tl::unexpected(loaded.error());
    taxonomy_ = std::move(*loaded);
  }
  return &*taxonomy_;
}

Result<std::string> FacetValues::resolve(const Field& field, const std::string& typed) {
  if (database_.term_exists(value_term(field, typed))) return typed;
  if (field.id == FieldId::Domain) {
    const auto known = taxonomy();
    if (!known) return tl::unexpected(known.error());
    if (auto value = (*known)->domain(typed)) return *value;
    return unknown_value(field, typed, (*known)->nearest(typed, kSuggestions));
  }
  if (field.id != FieldId::Prefecture && field.id != FieldId::Country) {
    const auto others = values_with(field, typed, database_);
    if (others.empty()) return typed;
    return unknown_value(field, typed, others);
  }
  const auto known = gazetteer();
  if (!known) return tl::unexpected(known.error());
  const bool prefecture = field.id == FieldId::Prefecture;
  if (auto value = prefecture ? (*known)->prefecture(typed) : (*known)->country(typed)) {
    return *value;
  }
  return unknown_value(field, typed,
                       prefecture ? (*known)->nearest_prefectures(typed, kSuggestions)
                                  : (*known)->nearest_countries(typed, kSuggestions));
}

}  // namespace musubi
