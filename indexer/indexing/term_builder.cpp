#include "indexer/indexing/term_builder.h"

#include <algorithm>
#include <set>

#include "common/analysis/normalizer.h"
#include "common/calendar/date_finder.h"
#include "common/index/hidden_terms.h"
#include "common/index/schema.h"
#include "common/index/sort_keys.h"
#include "common/index/stored_document.h"
#include "common/text/utf8.h"

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

void add_date(const Date& date, Xapian::Document& to) {
  to.add_boolean_term(date_term({date.year, 0, 0}));
  if (date.month != 0) to.add_boolean_term(date_term({date.year, date.month, 0}));
  if (date.day != 0) to.add_boolean_term(date_term(date));
}

void add_dates(const Document& document, Xapian::Document& to) {
  for (const auto* dates : {&document.signed_on, &document.dates}) {
    for (const Date& date : *dates) add_date(date, to);
  }
  for (const DateMention& mention : find_dates(document.title)) add_date(mention.date, to);
}

void add_sort_keys(const Document& document, Xapian::Document& to) {
  const auto signed_on =
      document.signed_on.empty() ? std::nullopt : std::optional(document.signed_on.front());
  to.add_value(field(FieldId::Id).slot, id_sort_key(document.id));
  to.add_value(field(FieldId::Date).slot, oldest_first_sort_key(signed_on, document.id));
  to.add_value(kNewestFirstSlot, newest_first_sort_key(signed_on, document.id));
}

// Longer texts are searched for places in their beginning.
constexpr std::size_t kMaxBytesForPlaces = 256U << 10;

}  // namespace

void TermBuilder::add_text(std::string_view raw, Xapian::termcount weight) {
  if (raw.empty()) return;
  analyzer_.analyze(normalize(raw), [&](const AnalyzedTerm& term) {
    Occurrences& occurrences = occurrences_[std::string(term.text)];
    occurrences.weight += weight;
    if (term.role != TermRole::Part) occurrences.only_as_part = false;
  });
}

void TermBuilder::add_field_text(const Field& field, std::string_view raw, Xapian::Document& to) {
  analyzer_.analyze(normalize(raw), [&](const AnalyzedTerm& term) {
    to.add_boolean_term(std::string(field.prefix) + ":" + std::string(term.text));
  });
}

void TermBuilder::add_places(std::string_view raw, Xapian::Document& to) const {
  for (const auto& mention : gazetteer_.find_mentions(truncate_utf8(raw, kMaxBytesForPlaces))) {
    for (const Place* place : mention.places) to.add_boolean_term(place_term(full_name(*place)));
  }
}

Xapian::Document TermBuilder::build(const Document& document) {
  Xapian::Document result;
  occurrences_.clear();
  add_text(document.title, kTitleWeight);
  add_text(document.body, 1);
  add_text(document.partner, 1);
  for (const auto* values :
       {&document.organization, &document.prefecture, &document.country, &document.domain}) {
    for (const std::string& value : *values) add_text(value, 1);
  }
  for (const auto& [term, occurrences] : occurrences_) {
    result.add_term(term, occurrences.weight);
    if (occurrences.only_as_part) result.add_boolean_term(part_only_term(term));
  }
  for (const std::string* text : {&document.title, &document.body, &document.partner}) {
    add_places(*text, result);
  }
  add_dates(document, result);

  add_field_text(field(FieldId::Title), document.title, result);
  add_field_text(field(FieldId::Partner), document.partner, result);
  add_values(field(FieldId::Prefecture), document.prefecture, result);
  add_values(field(FieldId::Country), document.country, result);
  add_values(field(FieldId::Domain), document.domain, result);
  add_values(field(FieldId::Organization), document.organization, result);
  add_values(field(FieldId::Year), years_of(document), result);
  add_sort_keys(document, result);
  if (!document.url.empty()) {
    result.add_boolean_term(value_term(field(FieldId::Url), document.url));
  }
  result.add_boolean_term(value_term(field(FieldId::Id), document.id));
  result.set_data(encode_document(document));
  return result;
}

}  // namespace musubi
