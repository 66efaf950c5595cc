#include "searcher/facet_values.h"

#include <fmt/format.h>

#include "common/text/utf8.h"

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
  if (field.id != FieldId::Prefecture && field.id != FieldId::Country) return typed;
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
