#include "common/index/stored_document.h"

#include <libdeflate.h>
#include <xxhash.h>

#include <cstdint>
#include <optional>

#include "common/index/byte_stream.h"

namespace musubi {

namespace {

constexpr std::uint32_t kLastDate = 99991231;

void write_texts(ByteWriter& to, const std::vector<std::string>& values) {
  to.number(values.size());
  for (const std::string& value : values) to.text(value);
}

void write_dates(ByteWriter& to, const std::vector<Date>& dates) {
  to.number(dates.size());
  for (const Date& date : dates) to.number(to_number(date));
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

constexpr std::size_t kChecksumBytes = 4;

std::string checksum(std::string_view bytes) {
  std::uint64_t hash = XXH3_64bits(bytes.data(), bytes.size());
  std::string result;
  for (std::size_t i = 0; i < kChecksumBytes; ++i, hash >>= 8) result += static_cast<char>(hash);
  return result;
}

// What the checksum behind it is of.
std::optional<std::string_view> sound_part(std::string_view data) {
  if (data.size() < kChecksumBytes) return std::nullopt;
  const std::string_view part = data.substr(0, data.size() - kChecksumBytes);
  if (checksum(part) != data.substr(part.size())) return std::nullopt;
  return part;
}

// A fiftieth larger than zlib's, in a third of its time: see docs/performance.md.
constexpr int kDeflateLevel = 1;

// More than deflate can have made smaller, or than a reader takes in, is a damaged count.
constexpr std::size_t kMaxDeflateRatio = 1032;
constexpr std::size_t kMaxFieldsBytes = 512U << 20;

// Phrases inflate thousands of texts for one query.
libdeflate_decompressor* decompressor_of_thread() {
  thread_local const std::unique_ptr<libdeflate_decompressor, void (*)(libdeflate_decompressor*)>
      decompressor(libdeflate_alloc_decompressor(), libdeflate_free_decompressor);
  return decompressor.get();
}

std::optional<std::string> inflated(std::string_view bytes, std::size_t size) {
  if (size > kMaxFieldsBytes || size / kMaxDeflateRatio > bytes.size()) return std::nullopt;
  std::string result(size, '\0');
  const auto outcome = libdeflate_deflate_decompress(
      decompressor_of_thread(), bytes.data(), bytes.size(), result.data(), result.size(), nullptr);
  if (outcome != LIBDEFLATE_SUCCESS) return std::nullopt;
  return result;
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

DocumentEncoder::DocumentEncoder()
    : compressor_(libdeflate_alloc_compressor(kDeflateLevel), libdeflate_free_compressor) {}

std::string DocumentEncoder::encode(const Document& document) {
  const std::string fields = encode_fields(document);
  // Not filled before: of a large one only as much as is used takes memory.
  const std::unique_ptr<char[]> deflated(new char[fields.size()]);
  const std::size_t size = libdeflate_deflate_compress(
      compressor_.get(), fields.data(), fields.size(), deflated.get(), fields.size());
  std::string data;
  if (size == 0) {
    data.assign(1, '\0');
    data += fields;
  } else {
    append_number(data, fields.size());
    data.append(deflated.get(), size);
  }
  data += checksum(data);
  return data;
}

Result<StoredDocument> StoredDocument::open(std::string_view data) {
  const auto part = sound_part(data);
  if (!part) return damaged();
  ByteReader from(*part);
  const std::uint64_t size = from.number();
  if (!from.sound()) return damaged();
  StoredDocument stored;
  if (size == 0) {
    stored.fields_ = from.rest();
    return stored;
  }
  auto fields = inflated(from.rest(), size);
  if (!fields) return damaged();
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

Result<Document> decode_document(std::string_view data) {
  return StoredDocument::open(data).and_then(
      [](const StoredDocument& stored) { return stored.document(); });
}

}  // namespace musubi
