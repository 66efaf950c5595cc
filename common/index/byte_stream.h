// byte_stream.h - numbers and texts as bytes, for what the index keeps.
//
// A number is a varint: seven bits a byte, the lowest first, the high bit set on
// all but the last.  A text is its byte count and its bytes.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace musubi {

inline void append_number(std::string& to, std::uint64_t value) {
  for (; value >= 0x80; value >>= 7) to += static_cast<char>(value | 0x80);
  to += static_cast<char>(value);
}

class ByteWriter {
 public:
  void number(std::uint64_t value) { append_number(bytes_, value); }
  void text(std::string_view value) {
    number(value.size());
    bytes_ += value;
  }
  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

// Reads what a ByteWriter wrote.  Bytes that it cannot have written give zeros and
// empty texts and leave the reader unsound for good.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : bytes_(bytes) {}

  std::uint64_t number() {
    std::uint64_t value = 0;
    for (int shift = 0; shift < 64 && !bytes_.empty(); shift += 7) {
      const auto byte = static_cast<unsigned char>(bytes_.front());
      bytes_.remove_prefix(1);
      value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
      if (byte < 0x80) return value;
    }
    fail();
    return 0;
  }

  // A view into the bytes that are read.
  std::string_view text() {
    const std::uint64_t size = number();
    if (size > bytes_.size()) fail();
    if (!sound_) return {};
    const std::string_view value = bytes_.substr(0, size);
    bytes_.remove_prefix(size);
    return value;
  }

  void fail() { sound_ = false; }
  bool sound() const { return sound_; }
  bool at_end() const { return bytes_.empty(); }
  std::string_view rest() const { return bytes_; }

 private:
  std::string_view bytes_;
  bool sound_ = true;
};

}  // namespace musubi
