#include "common/index/stored_document.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "common/index/byte_stream.h"

namespace musubi {

namespace {

constexpr std::uint32_t kLastDate = 99991231;

// What reads a document takes no other date, so that none is written.
bool is_storable(const Date& date) {
  constexpr int kLastYear = 9999;
  return date.year >= 0 && date.year <= kLastYear && to_number(date) <= kLastDate;
}

void write_texts(ByteWriter& to, const std::vector<std::string>& values) {
  to.number(values.size());
  for (const std::string& value : values) to.text(value);
}

void write_dates(ByteWriter& to, const std::vector<Date>& dates) {
  to.number(static_cast<std::uint64_t>(std::count_if(dates.begin(), dates.end(), is_storable)));
  for (const Date& date : dates) {
    if (is_storable(date)) to.number(to_number(date));
  }
}

void read_texts(ByteReader& from, std::vector<std::string>& values) {
  const std::uint64_t size = from.number();
  for (std::uint64_t i = 0; i < size && from.sound(); ++i) values.emplace_back(from.text());
}

void read_dates(ByteReader& from, std::vector<Date>& dates) {
  const std::uint64_t size = from.number();
  for (std::uint64_t i = 0; i < size && from.sound(); ++i) {
    const std::uint64_t number = from.number();
    if (number > kLastDate) return from.fail();
    dates.push_back(date_of(static_cast<std::uint32_t>(number)));
  }
}

// Each begin as the bytes behind the one before.
void write_places(ByteWriter& to, const std::vector<BodyPlace>& places) {
  to.number(places.size());
  std::size_t last = 0;
  for (const BodyPlace& place : places) {
    to.number(place.begin - std::exchange(last, place.begin));
    to.text(place.name);
  }
}

void read_places(ByteReader& from, std::vector<BodyPlace>& places, std::size_t body_bytes) {
  const std::uint64_t size = from.number();
  std::size_t begin = 0;
  for (std::uint64_t i = 0; i < size && from.sound(); ++i) {
    const std::uint64_t gap = from.number();
    if (gap > body_bytes - begin) return from.fail();
    begin += gap;
    places.push_back({begin, std::string(from.text())});
  }
}

tl::unexpected<Error> damaged() {
  return fail("a stored document is damaged", "build the index anew with: indexer SOURCE…");
}

}  // namespace

std::string encode_fields(const Document& document) {
  ByteWriter to;
  for (const std::string* value : {&document.id, &document.path, &document.title, &document.body,
                                   &document.url, &document.partner, &document.also}) {
    to.text(*value);
  }
  for (const auto* values :
       {&document.organization, &document.prefecture, &document.country, &document.domain}) {
    write_texts(to, *values);
  }
  write_dates(to, document.signed_on);
  write_dates(to, document.dates);
  write_places(to, document.places);
  for (const auto* values :
       {&document.municipality, &document.partners, &document.kind, &document.reasons}) {
    write_texts(to, *values);
  }
  return to.take();
}

Result<StoredDocument> StoredDocument::open(std::string_view data,
                                            const TextDictionary& dictionary) {
  auto fields = unpacked(data, dictionary);
  if (!fields) return damaged();
  StoredDocument stored;
  stored.fields_ = std::move(*fields);
  return stored;
}

Result<Document> StoredDocument::document() const {
  Document document;
  ByteReader from(fields_);
  for (std::string* value : {&document.id, &document.path, &document.title, &document.body,
                             &document.url, &document.partner, &document.also}) {
    *value = from.text();
  }
  for (auto* values :
       {&document.organization, &document.prefecture, &document.country, &document.domain}) {
    read_texts(from, *values);
  }
  read_dates(from, document.signed_on);
  read_dates(from, document.dates);
  read_places(from, document.places, document.body.size());
  for (auto* values :
       {&document.municipality, &document.partners, &document.kind, &document.reasons}) {
    read_texts(from, *values);
  }
  if (!from.sound() || !from.at_end()) return damaged();
  return document;
}

Result<StoredTexts> StoredDocument::texts() const {
  ByteReader from(fields_);
  StoredTexts texts;
  std::string_view skipped;
  for (std::string_view* value :
       {&texts.id, &skipped, &texts.title, &texts.body, &skipped, &texts.partner, &texts.also}) {
    *value = from.text();
  }
  if (!from.sound()) return damaged();
  return texts;
}

}  // namespace musubi
