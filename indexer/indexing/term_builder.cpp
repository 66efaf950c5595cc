#include "indexer/indexing/term_builder.h"

#include <algorithm>
#include <set>

#include "common/analysis/normalizer.h"
#include "common/index/schema.h"
#include "common/index/stored_document.h"

namespace musubi {

namespace {

// Found by measurement: bench/relevance.
constexpr Xapian::termcount kTitleWeight = 3;

std::vector<std::string> years_of(const Document& document) {
  std::set<std::string> years;
  for (const Date& date : document.signed_on) years.insert(std::to_string(date.year));
  return {years.begin(), years.end()};
}

void add_values(const Field& field, std::span<const std::string> values, Xapian::Document& to) {
  if (values.empty()) return;
  for (const std::string& value : values) to.add_boolean_term(value_term(field, value));
  to.add_value(field.slot, join_values(values));
}

}  // namespace

void TermBuilder::add_text(std::string_view raw, Xapian::termcount weight) {
  if (raw.empty()) return;
  analyzer_.analyze(normalize(raw), [&](const AnalyzedTerm& term) {
    frequencies_[std::string(term.text)] += weight;
  });
}

void TermBuilder::add_field_text(const Field& field, std::string_view raw, Xapian::Document& to) {
  analyzer_.analyze(normalize(raw), [&](const AnalyzedTerm& term) {
    to.add_boolean_term(std::string(field.prefix) + ":" + std::string(term.text));
  });
}

Xapian::Document TermBuilder::build(const Document& document) {
  Xapian::Document result;
  frequencies_.clear();
  add_text(document.title, kTitleWeight);
  add_text(document.body, 1);
  add_text(document.partner, 1);
  for (const auto* values :
       {&document.organization, &document.prefecture, &document.country, &document.domain}) {
    for (const std::string& value : *values) add_text(value, 1);
  }
  for (const auto& [term, frequency] : frequencies_) result.add_term(term, frequency);

  add_field_text(field(FieldId::Title), document.title, result);
  add_field_text(field(FieldId::Partner), document.partner, result);
  add_values(field(FieldId::Prefecture), document.prefecture, result);
  add_values(field(FieldId::Country), document.country, result);
  add_values(field(FieldId::Domain), document.domain, result);
  add_values(field(FieldId::Organization), document.organization, result);
  add_values(field(FieldId::Year), years_of(document), result);
  if (!document.signed_on.empty()) {
    result.add_value(field(FieldId::Date).slot, to_string(document.signed_on.front()));
  }
  if (!document.url.empty()) {
    result.add_boolean_term(value_term(field(FieldId::Url), document.url));
  }
  result.add_boolean_term(value_term(field(FieldId::Id), document.id));
  result.set_data(encode_document(document));
  return result;
}

}  // namespace musubi
