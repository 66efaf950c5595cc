#include "common/index/stored_document.h"

#include <xxhash.h>

#include <cstdint>

namespace musubi {

namespace {

class Encoder {
 public:
  void number(std::uint64_t value) {
    for (; value >= 0x80; value >>= 7) data_ += static_cast<char>(value | 0x80);
    data_ += static_cast<char>(value);
  }
  void text(std::string_view value) {
    number(value.size());
    data_ += value;
  }
  void date(const Date& value) {
    const int packed = value.year * 10000 + value.month * 100 + value.day;
    number(static_cast<std::uint64_t>(packed));
  }
  template <typename List, typename Member>
  void list(const List& values, Member member) {
    number(values.size());
    for (const auto& value : values) (this->*member)(value);
  }
  std::string take() { return std::move(data_); }

 private:
  std::string data_;
};

class Decoder {
 public:
  explicit Decoder(std::string_view data) : data_(data) {}

  void number(std::uint64_t& value) {
    value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      if (data_.empty()) break;
      const auto byte = static_cast<unsigned char>(data_.front());
      data_.remove_prefix(1);
      value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
      if (byte < 0x80) return;
    }
    sound_ = false;
  }
  void view(std::string_view& value) {
    std::uint64_t size = 0;
    number(size);
    if (size > data_.size()) sound_ = false;
    if (!sound_) return;
    value = data_.substr(0, size);
    data_.remove_prefix(size);
  }
  void text(std::string& value) {
    std::string_view bytes;
    view(bytes);
    value = bytes;
  }
  void date(Date& value) {
    std::uint64_t packed = 0;
    number(packed);
    if (packed > 99991231) sound_ = false;
    const int number = static_cast<int>(packed % 100000000);
    value = {number / 10000, number / 100 % 100, number % 100};
  }
  template <typename Value>
  void list(std::vector<Value>& values, void (Decoder::*member)(Value&)) {
    std::uint64_t size = 0;
    number(size);
    for (std::uint64_t i = 0; i < size && sound_; ++i) (this->*member)(values.emplace_back());
  }
  bool sound() const { return sound_; }
  bool at_end() const { return data_.empty(); }

 private:
  std::string_view data_;
  bool sound_ = true;
};

constexpr std::size_t kChecksumBytes = 4;

std::string checksum(std::string_view fields) {
  std::uint64_t hash = XXH3_64bits(fields.data(), fields.size());
  std::string bytes;
  for (std::size_t i = 0; i < kChecksumBytes; ++i, hash >>= 8) bytes += static_cast<char>(hash);
  return bytes;
}

tl::unexpected<Error> damaged() {
  return fail("a stored document is damaged", "build the index anew with: indexer SOURCE…");
}

}  // namespace

std::string encode_document(const Document& document) {
  Encoder encoder;
  for (const std::string* value : {&document.id, &document.path, &document.title, &document.body,
                                   &document.url, &document.partner}) {
    encoder.text(*value);
  }
  for (const auto* values :
       {&document.organization, &document.prefecture, &document.country, &document.domain}) {
    encoder.list(*values, &Encoder::text);
  }
  encoder.list(document.signed_on, &Encoder::date);
  encoder.list(document.dates, &Encoder::date);
  std::string data = encoder.take();
  data += checksum(data);
  return data;
}

Result<Document> decode_document(std::string_view data) {
  if (data.size() < kChecksumBytes) return damaged();
  const std::string_view fields = data.substr(0, data.size() - kChecksumBytes);
  if (checksum(fields) != data.substr(fields.size())) return damaged();
  Document document;
  Decoder decoder(fields);
  for (std::string* value : {&document.id, &document.path, &document.title, &document.body,
                             &document.url, &document.partner}) {
    decoder.text(*value);
  }
  for (auto* values :
       {&document.organization, &document.prefecture, &document.country, &document.domain}) {
    decoder.list(*values, &Decoder::text);
  }
  decoder.list(document.signed_on, &Decoder::date);
  decoder.list(document.dates, &Decoder::date);
  if (!decoder.sound() || !decoder.at_end()) return damaged();
  return document;
}

Result<StoredTexts> stored_texts(std::string_view data) {
  Decoder decoder(data);
  StoredTexts texts;
  std::string_view skipped;
  for (std::string_view* value :
       {&skipped, &skipped, &texts.title, &texts.body, &skipped, &texts.partner}) {
    decoder.view(*value);
  }
  if (!decoder.sound()) return damaged();
  return texts;
}

}  // namespace musubi
