#include "common/index/server_protocol.h"

#include <xapian.h>

#include <cmath>

namespace musubi::server_protocol {

namespace {

// A number below it is a byte; any other begins with that byte.
constexpr std::uint64_t kLong = 255;

}  // namespace

void ill_formed() {
  throw Xapian::NetworkError("a message of the server is ill-formed");
}

void put_number(std::string& to, std::uint64_t number) {
  if (number < kLong) {
    to += static_cast<char>(number);
    return;
  }
  to += static_cast<char>(kLong);
  number -= kLong;
  for (; number >= 0x80; number >>= 7) to += static_cast<char>(number & 0x7F);
  to += static_cast<char>(number | 0x80);
}

void put_text(std::string& to, std::string_view text) {
  put_number(to, text.size());
  to += text;
}

void put_zero(std::string& to) {
  to.append(2, '\0');
}

void put_message(std::string& to, Ask what, std::string_view content) {
  to += static_cast<char>(what);
  put_text(to, content);
}

char Reader::byte() {
  if (rest_.empty()) ill_formed();
  const char first = rest_.front();
  rest_.remove_prefix(1);
  return first;
}

std::uint64_t Reader::number() {
  std::uint64_t number = static_cast<unsigned char>(byte());
  if (number != kLong) return number;
  unsigned char part = 0;
  int shift = 0;
  do {
    if (shift > 56) ill_formed();
    part = static_cast<unsigned char>(byte());
    number += static_cast<std::uint64_t>(part & 0x7F) << shift;
    shift += 7;
  } while ((part & 0x80) == 0);
  return number;
}

std::string_view Reader::text() {
  const std::uint64_t size = number();
  if (size > rest_.size()) ill_formed();
  const std::string_view text = rest_.substr(0, size);
  rest_.remove_prefix(size);
  return text;
}

// A sign, how many bytes the mantissa has, and the exponent to the base 256; the mantissa, its
// highest byte first, of which the first is before the point.
double Reader::real() {
  const auto head = static_cast<unsigned char>(byte());
  const bool is_negative = (head & 0x80) != 0;
  const int mantissa_bytes = (head >> 4 & 7) + 1;
  int exponent = (head & 15) - 7;
  if ((head & 15) == 14) {
    exponent = static_cast<unsigned char>(byte()) - 128;
  } else if ((head & 15) == 15) {
    const int low = static_cast<unsigned char>(byte());
    exponent = low + 256 * static_cast<unsigned char>(byte()) - 32768;
  }
  double value = 0;
  for (int i = 0; i < mantissa_bytes; ++i) {
    value += std::ldexp(static_cast<unsigned char>(byte()), -8 * i);
  }
  value = std::ldexp(value, 8 * exponent);
  return is_negative ? -value : value;
}

}  // namespace musubi::server_protocol
