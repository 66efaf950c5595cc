#include "common/file/path_text.h"

#include <fmt/format.h>

#include <charconv>

#include "common/text/utf8.h"

namespace musubi {

namespace {

// With the bytes of all as %XX that cannot be shown, and of the characters in `others`.
std::string with_escapes(const std::string& raw, std::string_view others) {
  std::string text;
  for (std::size_t at = 0; at < raw.size();) {
    const std::size_t begin = at;
    next_code_point(raw, at);
    const std::string piece = raw.substr(begin, at - begin);
    if (printable(piece) == piece && piece.find_first_of(others) == piece.npos) {
      text += piece;
      continue;
    }
    for (const unsigned char byte : piece) text += fmt::format("%{:02X}", byte);
  }
  return text;
}

// Those of bytes that `is_one` accepts are undone.
std::string without_escapes(std::string_view text, bool (*is_one)(unsigned char)) {
  std::string raw;
  for (std::size_t at = 0; at < text.size(); ++at) {
    unsigned byte = 0;
    const char* digits = text.data() + at + 1;
    if (text[at] == '%' && at + 2 < text.size() &&
        std::from_chars(digits, digits + 2, byte, 16).ptr == digits + 2 &&
        is_one(static_cast<unsigned char>(byte))) {
      raw += static_cast<char>(byte);
      at += 2;
    } else {
      raw += text[at];
    }
  }
  return raw;
}

}  // namespace

std::string path_text(const std::filesystem::path& path) {
  return with_escapes(path.native(), "\n\t");
}

std::string escape_path(const std::filesystem::path& path) {
  return with_escapes(path.native(), "\n\t%");
}

std::filesystem::path unescape_path(std::string_view text) {
  return without_escapes(text, [](unsigned char) { return true; });
}

std::filesystem::path path_meant(std::string_view text) {
  const std::filesystem::path path = text;
  std::error_code error;
  if (text.find('%') == text.npos || std::filesystem::exists(path, error)) return path;
  constexpr unsigned char kFirstShown = 0x20, kDelete = 0x7F;
  return without_escapes(text,
                         [](unsigned char byte) { return byte < kFirstShown || byte >= kDelete; });
}

}  // namespace musubi
