#include "common/text/utf8.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace musubi {

namespace {

constexpr char32_t kReplacement = 0xFFFD;

// Letters of some scripts need them to be joined or kept apart.
constexpr char32_t kNonJoiner = 0x200C, kJoiner = 0x200D;
constexpr char32_t kOptionalHyphen = 0xAD;

bool is_unprintable(char32_t c) {
  if (c == '\n' || c == '\t') return false;
  if (c < 0x80) return c < 0x20 || c == 0x7F;
  if (c == kNonJoiner || c == kJoiner || c == kOptionalHyphen) return false;
  const auto type = u_charType(static_cast<UChar32>(c));
  return type == U_CONTROL_CHAR || type == U_FORMAT_CHAR || type == U_LINE_SEPARATOR ||
         type == U_PARAGRAPH_SEPARATOR;
}

// Negative where the text is ill-formed.
UChar32 decoded(std::string_view text, std::size_t& at) {
  const char* bytes = text.data();
  UChar32 c = 0;
// ICU's macro narrows numbers that it has seen to be small.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
  U8_NEXT(bytes, at, text.size(), c);
#pragma GCC diagnostic pop
  return c;
}

}  // namespace

char32_t next_code_point_checked(std::string_view text, std::size_t& at) {
  const UChar32 c = decoded(text, at);
  return c < 0 ? kReplacement : static_cast<char32_t>(c);
}

bool is_valid_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (decoded(text, at) < 0) return false;
  }
  return true;
}

void append_utf8(std::string& to, char32_t code_point) {
  char bytes[U8_MAX_LENGTH];
  std::size_t size = 0;
  U8_APPEND_UNSAFE(bytes, size, code_point);
  to.append(bytes, size);
}

std::string scrub_utf8(std::string_view text) {
  if (is_valid_utf8(text)) return std::string(text);
  std::string clean;
  clean.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) append_utf8(clean, next_code_point(text, at));
  return clean;
}

std::size_t char_count(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) next_code_point(text, at);
  return count;
}

std::string_view without_cut_character(std::string_view text) {
  const char* bytes = text.data();
  auto end = static_cast<std::ptrdiff_t>(text.size());  // signed: ICU looks for what is before 0
  U8_TRUNCATE_IF_INCOMPLETE(bytes, 0, end);
  return text.substr(0, static_cast<std::size_t>(end));
}

std::string_view truncate_utf8(std::string_view text, std::size_t byte_count) {
  if (text.size() <= byte_count) return text;
  std::size_t end = byte_count;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end);
}

std::string printable(std::string_view text) {
  std::string clean;
  clean.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    append_utf8(clean, is_unprintable(c) ? kReplacement : c);
  }
  return clean;
}

std::string_view trim(std::string_view text) {
  const auto is_blank_at = [&text](std::size_t& at) {
    return u_isUWhiteSpace(static_cast<UChar32>(next_code_point(text, at))) != 0;
  };
  for (std::size_t at = 0; !text.empty() && is_blank_at(at); at = 0) text.remove_prefix(at);
  while (!text.empty()) {
    std::size_t last = text.size() - 1;
    while (last > 0 && is_continuation_byte(text[last])) --last;
    std::size_t end = last;
    if (!is_blank_at(end) || end != text.size()) break;
    text.remove_suffix(text.size() - last);
  }
  return text;
}

}  // namespace musubi
