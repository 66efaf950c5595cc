#include "searcher/plan/exact_values.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "common/index/stored_documents.h"
#include "common/term.h"

namespace musubi {

namespace {

std::vector<std::string> values_in(const Document& document, FieldId field) {
  switch (field) {
    case FieldId::Id:
      return {document.id};
    case FieldId::Url:
      return {document.url};
    case FieldId::Prefecture:
      return document.prefecture;
    case FieldId::Country:
      return document.country;
    case FieldId::Domain:
      return document.domain;
    case FieldId::Organization:
      return document.organization;
    case FieldId::Municipality:
      return document.municipality;
    case FieldId::Partners:
      return document.partners;
    case FieldId::Kind:
      return document.kind;
    default:
      return {};
  }
}

// The value that a cut term stands for.
std::optional<std::string> whole_value(const Field& field, const std::string& term,
                                       const StoredDocuments& documents) {
  const auto first = documents.database().postlist_begin(term);
  if (first == documents.database().postlist_end(term)) return std::nullopt;
  const auto document = documents.read(*first);
  if (!document) return std::nullopt;
  for (std::string& value : values_in(*document, field.id)) {
    if (value_term(field, value) == term) return std::move(value);
  }
  return std::nullopt;
}

}  // namespace

std::vector<ExactValue> exact_values(const Field& field, std::string_view beginning,
                                     const StoredDocuments& documents) {
  std::vector<ExactValue> values;
  const std::string prefix = fmt::format("{}:", field.prefix);
  const auto add_terms = [&](const std::string& of_terms) {
    const auto end = documents.database().allterms_end(of_terms);
    for (auto term = documents.database().allterms_begin(of_terms); term != end; ++term) {
      std::optional<std::string> value = (*term).substr(prefix.size());
      if (is_cut_term(*term)) value = whole_value(field, *term, documents);
      if (!value || !value->starts_with(beginning)) continue;
      values.push_back({std::move(*value), *term, term.get_termfreq()});
    }
  };
  const std::string of_terms = prefix + std::string(beginning);
  if (of_terms.size() <= kMaxTermBytes) add_terms(of_terms);
  if (const auto of_cut_terms = beginning_of_cut_terms(of_terms)) add_terms(*of_cut_terms);
  return values;
}

}  // namespace musubi
