#include "common/index/stored_document.h"

#include <xxhash.h>

#include <cstdint>
#include <optional>

#include "common/index/byte_stream.h"

namespace musubi {

namespace {

constexpr int kLastDate = 99991231;

void write_texts(ByteWriter& to, const std::vector<std::string>& values) {
  to.number(values.size());
  for (const std::string& value : values) to.text(value);
}

void write_dates(ByteWriter& to, const std::vector<Date>& dates) {
  to.number(dates.size());
  for (const Date& date : dates) {
    to.number(static_cast<std::uint64_t>(date.year * 10000 + date.month * 100 + date.day));
  }
}

void read_texts(ByteReader& from, std::vector<std::string>& values) {
  const std::uint64_t size = from.number();
  for (std::uint64_t i = 0; i < size && from.sound(); ++i) values.emplace_back(from.text());
}

void read_dates(ByteReader& from, std::vector<Date>& dates) {
  const std::uint64_t size = from.number();
  for (std::uint64_t i = 0; i < size && from.sound(); ++i) {
    const std::uint64_t packed = from.number();
    if (packed > kLastDate) return from.fail();
    const int number = static_cast<int>(packed);
    dates.push_back({number / 10000, number / 100 % 100, number % 100});
  }
}

constexpr std::size_t kChecksumBytes = 4;

std::string checksum(std::string_view fields) {
  std::uint64_t hash = XXH3_64bits(fields.data(), fields.size());
  std::string bytes;
  for (std::size_t i = 0; i < kChecksumBytes; ++i, hash >>= 8) bytes += static_cast<char>(hash);
  return bytes;
}

// What the checksum behind it is of.
std::optional<std::string_view> sound_fields(std::string_view data) {
  if (data.size() < kChecksumBytes) return std::nullopt;
  const std::string_view fields = data.substr(0, data.size() - kChecksumBytes);
  if (checksum(fields) != data.substr(fields.size())) return std::nullopt;
  return fields;
}

tl::unexpected<Error> damaged() {
  return fail("a stored document is damaged", "build the index anew with: indexer SOURCE…");
}

}  // namespace

std::string encode_document(const Document& document) {
  ByteWriter to;
  for (const std::string* value : {&document.id, &document.path, &document.title, &document.body,
                                   &document.url, &document.partner}) {
    to.text(*value);
  }
  for (const auto* values :
       {&document.organization, &document.prefecture, &document.country, &document.domain}) {
    write_texts(to, *values);
  }
  write_dates(to, document.signed_on);
  write_dates(to, document.dates);
  std::string data = to.take();
  data += checksum(data);
  return data;
}

Result<Document> decode_document(std::string_view data) {
  const auto fields = sound_fields(data);
  if (!fields) return damaged();
  Document document;
  ByteReader from(*fields);
  for (std::string* value : {&document.id, &document.path, &document.title, &document.body,
                             &document.url, &document.partner}) {
    *value = from.text();
  }
  for (auto* values :
       {&document.organization, &document.prefecture, &document.country, &document.domain}) {
    read_texts(from, *values);
  }
  read_dates(from, document.signed_on);
  read_dates(from, document.dates);
  if (!from.sound() || !from.at_end()) return damaged();
  return document;
}

Result<StoredTexts> stored_texts(std::string_view data) {
  const auto fields = sound_fields(data);
  if (!fields) return damaged();
  ByteReader from(*fields);
  StoredTexts texts;
  std::string_view skipped;
  for (std::string_view* value :
       {&skipped, &skipped, &texts.title, &texts.body, &skipped, &texts.partner}) {
    *value = from.text();
  }
  if (!from.sound()) return damaged();
  return texts;
}

}  // namespace musubi
