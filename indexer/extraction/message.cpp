#include "indexer/extraction/message.h"

#include <xxhash.h>

#include <algorithm>
#include <concepts>
#include <type_traits>
#include <utility>

#include "common/index/byte_stream.h"
#include "common/text/utf8.h"

namespace musubi {

namespace {

// The fields of what travels, in their order; Is<T> holds for T and const T.
template <typename M, typename T>
concept Is = std::same_as<std::remove_const_t<M>, T>;

template <typename Visit, Is<Request> M>
void each_field(Visit& visit, M& m) {
  visit(m.name), visit(m.encoding), visit(m.known_members), visit(m.passed_members);
}
template <typename Visit, Is<Opened> M>
void each_field(Visit& visit, M& m) {
  visit(m.kind);
}
template <typename Visit, Is<NamedValue> M>
void each_field(Visit& visit, M& m) {
  visit(m.name), visit(m.value);
}
template <typename Visit, Is<Section> M>
void each_field(Visit& visit, M& m) {
  visit(m.place), visit(m.text);
}
template <typename Visit, Is<Extracted> M>
void each_field(Visit& visit, M& m) {
  visit(m.member), visit(m.title), visit(m.url), visit(m.date), visit(m.encoding);
  visit(m.fields), visit(m.sections), visit(m.readings), visit(m.also);
}
template <typename Visit, Is<TableHead> M>
void each_field(Visit& visit, M& m) {
  visit(m.member), visit(m.place), visit(m.columns), visit(m.fields);
}
template <typename Visit, Is<TableRow> M>
void each_field(Visit& visit, M& m) {
  visit(m.line), visit(m.cells);
}
template <typename Visit, Is<PlainMember> M>
void each_field(Visit& visit, M& m) {
  visit(m.member), visit(m.kind), visit.raw(m.bytes), visit(m.fields);
}
template <typename Visit, Is<Remark> M>
void each_field(Visit& visit, M& m) {
  visit(m.kind), visit(m.member), visit(m.reason);
}
template <typename Visit, Is<MemberBegin> M>
void each_field(Visit& visit, M& m) {
  visit(m.hash), visit(m.is_known), visit(m.name);
}
template <typename Visit, Is<MemberEnd> M>
void each_field(Visit&, M&) {}
template <typename Visit, Is<Done> M>
void each_field(Visit& visit, M& m) {
  visit(m.refusal);
}

class Encoder {
 public:
  void operator()(const std::string& text) { bytes_.text(text); }
  void raw(const std::string& bytes) { bytes_.text(bytes); }
  template <typename T>
  void operator()(const std::vector<T>& list) {
    bytes_.number(list.size());
    for (const T& one : list) (*this)(one);
  }
  template <typename T>
  requires std::is_integral_v<T> || std::is_enum_v<T>
  void operator()(T number) { bytes_.number(static_cast<std::uint64_t>(number)); }
  template <typename T>
  requires std::is_class_v<T>
  void operator()(const T& fields) { each_field(*this, fields); }

  std::string take() { return bytes_.take(); }

 private:
  ByteWriter bytes_;
};

SourceKind last_of(SourceKind) {
  return SourceKind::Compressed;
}
Remark::Kind last_of(Remark::Kind) {
  return Remark::Kind::Skip;
}

class FieldDecoder {
 public:
  explicit FieldDecoder(std::string_view bytes) : bytes_(bytes) {}

  void operator()(std::string& text) {
    const std::string_view read = bytes_.text();
    text = is_valid_utf8(read) ? std::string(read) : scrub_utf8(read);
  }
  void raw(std::string& bytes) { bytes = bytes_.text(); }
  template <typename T>
  void operator()(std::vector<T>& list) {
    const std::uint64_t size = bytes_.number();
    if (size > kMaxListed - listed_) return bytes_.fail();
    listed_ += size;
    for (std::uint64_t i = 0; i < size && bytes_.sound(); ++i) (*this)(list.emplace_back());
  }
  template <std::integral T>
  void operator()(T& number) {
    number = static_cast<T>(bytes_.number());
  }
  template <typename T>
  requires std::is_enum_v<T>
  void operator()(T& value) {
    const std::uint64_t number = bytes_.number();
    if (number > static_cast<std::uint64_t>(last_of(value))) return bytes_.fail();
    value = static_cast<T>(number);
  }
  template <typename T>
  requires std::is_class_v<T>
  void operator()(T& fields) { each_field(*this, fields); }

  std::uint64_t number() { return bytes_.number(); }
  bool is_whole() const { return bytes_.sound() && bytes_.at_end(); }

 private:
  // Of a message: a few bytes that travel must not become gigabytes.
  static constexpr std::uint64_t kMaxListed = 4U << 20;

  ByteReader bytes_;
  std::uint64_t listed_ = 0;
};

std::string with_head(std::string bytes) {
  std::string head;
  std::size_t size = bytes.size();
  for (std::size_t i = 0; i < kMessageHeadBytes; ++i, size >>= 8) head += static_cast<char>(size);
  return head + bytes;
}

tl::unexpected<Error> no_message() {
  return fail("says what no extractor says");
}

// The alternative of that number, with no fields yet.
template <std::size_t... I>
Message message_of(std::size_t number, std::index_sequence<I...>) {
  Message message;
  (void)((number == I && (message.emplace<I>(), true)) || ...);
  return message;
}

}  // namespace

std::uint64_t member_hash(std::string_view name, std::string_view bytes,
                          const CommonLines& left_out) {
  std::uint64_t seed = XXH3_64bits(name.data(), name.size());
  for (const std::uint64_t line : left_out) seed = XXH3_64bits_withSeed(&line, sizeof line, seed);
  return std::max<std::uint64_t>(1, XXH3_64bits_withSeed(bytes.data(), bytes.size(), seed));
}

std::string encode_message(const Message& message) {
  Encoder bytes;
  bytes(message.index());
  std::visit([&bytes](const auto& fields) { bytes(fields); }, message);
  return with_head(bytes.take());
}

std::string encode_request(const Request& request) {
  Encoder bytes;
  bytes(request);
  return with_head(bytes.take());
}

std::size_t message_bytes(std::string_view head) {
  std::size_t size = 0;
  for (std::size_t i = kMessageHeadBytes; i-- > 0;) {
    size = size << 8 | static_cast<unsigned char>(head[i]);
  }
  return size;
}

Result<Message> decode_message(std::string_view bytes) {
  FieldDecoder decoder(bytes);
  const std::uint64_t number = decoder.number();
  if (number >= std::variant_size_v<Message>) return no_message();
  Message message = message_of(number, std::make_index_sequence<std::variant_size_v<Message>>());
  std::visit([&decoder](auto& fields) { decoder(fields); }, message);
  if (!decoder.is_whole()) return no_message();
  return message;
}

Result<Request> decode_request(std::string_view bytes) {
  FieldDecoder decoder(bytes);
  Request request;
  decoder(request);
  if (!decoder.is_whole()) return no_message();
  return request;
}

}  // namespace musubi
