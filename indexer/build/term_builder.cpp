#include "indexer/build/term_builder.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>
#include <set>
#include <span>

#include "common/analysis/normalizer.h"
#include "common/calendar/date_finder.h"
#include "common/index/hidden_terms.h"
#include "common/index/schema.h"
#include "common/index/sort_keys.h"
#include "common/index/weights.h"
#include "common/text/cut.h"
#include "common/text/utf8.h"
#include "indexer/build/joined_words.h"

namespace musubi {

namespace {

std::vector<std::string> years_of(const Document& document) {
  std::set<std::string> years;
  for (const Date& date : document.signed_on) years.insert(std::to_string(date.year));
  return {years.begin(), years.end()};
}

// The facets that a document has values of, beside its years.
struct FacetValues {
  FieldId field;
  const std::vector<std::string>& values;
};

constexpr std::size_t kReadAsText = 4;  // of the facets, the first: their values are words too

std::array<FacetValues, 7> facets_of(const Document& document) {
  return {{{FieldId::Prefecture, document.prefecture},
           {FieldId::Country, document.country},
           {FieldId::Domain, document.domain},
           {FieldId::Organization, document.organization},
           {FieldId::Municipality, document.municipality},
           {FieldId::Partners, document.partners},
           {FieldId::Kind, document.kind}}};
}

void add_exact(FieldId id, std::span<const std::string> values, Postings& postings) {
  for (const std::string& value : values) postings.add(value_term(field(id), value), 0);
}

void add_date(const Date& date, Postings& postings) {
  postings.add(date_term({date.year, 0, 0}), 0);
  if (date.month != 0) postings.add(date_term({date.year, date.month, 0}), 0);
  if (date.day != 0) postings.add(date_term(date), 0);
}

void add_dates(const Document& document, Postings& postings) {
  for (const auto* dates : {&document.signed_on, &document.dates}) {
    for (const Date& date : *dates) add_date(date, postings);
  }
  for (const DateMention& mention : find_dates(document.title)) add_date(mention.date, postings);
}

// The tokens of what is analyzed at once take ten times as much.
constexpr std::size_t kMaxBytesAtOnce = 256U << 10;

constexpr std::size_t kMaxKnownValues = 4096;

void add_word(const AnalyzedTerm& term, std::uint32_t weight, Postings& postings) {
  postings.add(term, term.role == TermRole::OtherCut ? 0 : weight);
}

// Longer texts are searched for places in their beginning.
constexpr std::size_t kMaxBytesForPlaces = 256U << 10;

}  // namespace

std::vector<Value> values_of(const Document& document) {
  std::vector<Value> values;
  const auto add = [&](const Field& field, std::span<const std::string> texts) {
    if (!texts.empty()) values.push_back({field.slot, join_values(texts)});
  };
  for (const auto& [id, texts] : facets_of(document)) add(field(id), texts);
  add(field(FieldId::Year), years_of(document));
  const auto signed_on =
      document.signed_on.empty() ? std::nullopt : std::optional(document.signed_on.front());
  values.push_back({field(FieldId::Id).slot, id_sort_key(document.id)});
  values.push_back({field(FieldId::Date).slot, oldest_first_sort_key(signed_on, document.id)});
  values.push_back({kNewestFirstSlot, newest_first_sort_key(signed_on, document.id)});
  std::sort(values.begin(), values.end(),
            [](const Value& a, const Value& b) { return a.slot < b.slot; });
  return values;
}

// The letters of the text.
std::u32string TermBuilder::for_each_term(std::string_view raw,
                                          const std::function<void(const AnalyzedTerm&)>& take) {
  JoinedLetters joined = joined_letters_of(raw);
  while (!raw.empty()) {
    const std::size_t size = first_piece(raw, kMaxBytesAtOnce);
    analyzer_.analyze_in_all_cuts(normalize(raw.substr(0, size)), take);
    raw.remove_prefix(size);
  }
  if (!joined.joints.empty()) for_each_joined_word(joined, analyzer_, take);
  return joined.letters;
}

// Each word is also a term of `field`.  The letters of the text.
std::u32string TermBuilder::add_text(std::string_view raw, std::uint32_t weight, Postings& postings,
                                     const Field* field) {
  return for_each_term(raw, [&](const AnalyzedTerm& term) {
    add_word(term, weight, postings);
    if (field == nullptr) return;
    scratch_ = field->prefix;
    scratch_ += ':';
    scratch_ += term.text;
    postings.add(scratch_, 0);
  });
}

// Of values that many documents have: what they are cut into is remembered.
void TermBuilder::add_value(const std::string& value, std::uint32_t weight, Postings& postings) {
  if (known_values_.size() >= kMaxKnownValues) known_values_.clear();
  const auto [known, is_new] = known_values_.try_emplace(value);
  std::vector<KnownTerm>& terms = known->second;
  if (is_new) {
    for_each_term(value, [&](const AnalyzedTerm& term) {
      terms.push_back({std::string(term.text), term.role, term.number});
    });
  }
  for (const KnownTerm& term : terms) {
    AnalyzedTerm word;
    word.text = term.text;
    word.role = term.role;
    word.number = term.number;
    add_word(word, weight, postings);
  }
}

// Of a table, whose rows do not name it.  It is found by that, and ranks as without.
void TermBuilder::add_file_name(const Document& document, Postings& postings) {
  const std::filesystem::path path = document.path;
  if (path.has_filename()) postings.add(file_term(path.filename().string()), 0);
  const std::string name = path.stem().string();
  const bool is_found = document.title.find(name) != std::string::npos ||
                        document.body.find(name) != std::string::npos ||
                        document.also.find(name) != std::string::npos;
  if (!is_found) add_value(name, 0, postings);
}

void TermBuilder::add_places(const Document& document, Postings& postings) const {
  add_places(document.partner, postings);
  if (!document.named_places) {
    add_places(document.title, postings);
    add_places(document.body, postings);
    return;
  }
  for (const std::string& name : *document.named_places) postings.add(place_term(name), 0);
}

void TermBuilder::add_places(std::string_view raw, Postings& postings) const {
  for (const auto& mention : gazetteer_.find_mentions(truncate_utf8(raw, kMaxBytesForPlaces))) {
    for (const Place* place : mention.places) postings.add(place_term(full_name(*place)), 0);
  }
}

void TermBuilder::add_document(const Document& document, Postings& postings) {
  postings.begin_document();
  letters_ = add_text(document.title, kTitleWeight, postings, &field(FieldId::Title));
  const auto add_letters = [this](const std::u32string& letters) {
    letters_ += kNoLetter;
    letters_ += letters;
  };
  add_letters(add_text(document.body, 1, postings));
  add_letters(add_text(document.partner, 1, postings, &field(FieldId::Partner)));
  add_letters(add_text(document.also, 1, postings));
  const auto facets = facets_of(document);
  for (const auto& [id, values] : std::span(facets).first(kReadAsText)) {
    for (const std::string& value : values) add_value(value, 1, postings);
  }
  add_file_name(document, postings);
  postings.add_parts_only();
  add_places(document, postings);
  add_dates(document, postings);
  for (const auto& [id, values] : facets) add_exact(id, values, postings);
  add_exact(FieldId::Year, years_of(document), postings);
  if (!document.url.empty()) add_exact(FieldId::Url, {&document.url, 1}, postings);
  add_exact(FieldId::Id, {&document.id, 1}, postings);
}

Xapian::Document TermBuilder::build(const Document& document, Postings& postings) {
  add_document(document, postings);
  Xapian::Document result;
  for (const auto& posting : postings.of_document()) {
    result.add_term(std::string(postings.term(posting.term)), posting.wdf);
  }
  for (const Value& value : values_of(document)) result.add_value(value.slot, value.bytes);
  return result;
}

}  // namespace musubi
