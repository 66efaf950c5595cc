#include "searcher/interactive/keys.h"

#include <optional>
#include <utility>

#include "common/text/utf8.h"

namespace musubi {

namespace {

using KeyKind = Key::Kind;

constexpr std::string_view kPasteBegin = "\x1b[200~";
constexpr std::string_view kPasteEnd = "\x1b[201~";
constexpr std::size_t kMaxPaste = 4096;

constexpr std::pair<std::string_view, KeyKind> kSequences[] = {
    {"\x1b[A", KeyKind::Up},      {"\x1b[B", KeyKind::Down},      {"\x1b[C", KeyKind::Right},
    {"\x1b[D", KeyKind::Left},    {"\x1bOA", KeyKind::Up},        {"\x1bOB", KeyKind::Down},
    {"\x1bOC", KeyKind::Right},   {"\x1bOD", KeyKind::Left},      {"\x1b[H", KeyKind::Home},
    {"\x1b[F", KeyKind::End},     {"\x1bOH", KeyKind::Home},      {"\x1bOF", KeyKind::End},
    {"\x1b[1~", KeyKind::Home},   {"\x1b[4~", KeyKind::End},      {"\x1b[3~", KeyKind::Delete},
    {"\x1b[5~", KeyKind::PageUp}, {"\x1b[6~", KeyKind::PageDown}, {"\x1bOP", KeyKind::Help},
    {"\x1b[11~", KeyKind::Help},  {"\x1b[Z", KeyKind::BackTab}};

// On one line, without what shapes it.
std::string clean(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (c == U'\n' || c == U'\r' || c == U'\t') {
      result += ' ';
    } else if (c >= 0x20 && c != 0x7F) {
      append_utf8(result, c);
    }
  }
  return printable(result);
}

Key control(unsigned char byte) {
  switch (byte) {
    case '\r':
    case '\n':
      return {KeyKind::Enter, {}, 0};
    case '\t':
      return {KeyKind::Tab, {}, 0};
    case 0x7F:
    case 0x08:
      return {KeyKind::Backspace, {}, 0};
    default:
      return {KeyKind::Control, {}, static_cast<char>('a' + byte - 1)};
  }
}

// How many bytes a sequence behind ESC takes: up to its final byte; 0: it is not whole.
std::size_t sequence_bytes(std::string_view bytes) {
  if (bytes.size() < 2) return 0;
  if (bytes[1] == 'O') return bytes.size() < 3 ? 0 : 3;
  if (bytes[1] != '[') return 2;
  for (std::size_t i = 2; i < bytes.size(); ++i) {
    if (bytes[i] >= 0x40 && bytes[i] <= 0x7E) return i + 1;
  }
  return 0;
}

// The key at the beginning, which is taken off; nothing where it is not whole.  A sequence that
// is not known is no key: an empty text.
std::optional<Key> take_key(std::string_view& bytes) {
  const auto first = static_cast<unsigned char>(bytes.front());
  if (first == 0x1B) {
    if (bytes.starts_with(kPasteBegin)) {
      const std::size_t end = bytes.find(kPasteEnd);
      if (end == bytes.npos) return std::nullopt;
      const auto pasted = bytes.substr(kPasteBegin.size(), end - kPasteBegin.size());
      bytes.remove_prefix(end + kPasteEnd.size());
      return Key{KeyKind::Text, clean(truncate_utf8(pasted, kMaxPaste)), 0};
    }
    const std::size_t size = sequence_bytes(bytes);
    if (size == 0) return std::nullopt;
    const std::string_view sequence = bytes.substr(0, size);
    bytes.remove_prefix(size);
    for (const auto& [known, kind] : kSequences) {
      if (sequence == known) return Key{kind, {}, 0};
    }
    return Key{};
  }
  if (first < 0x20 || first == 0x7F) {
    bytes.remove_prefix(1);
    return first == 0 ? Key{} : control(first);
  }
  std::size_t end = 0;
  while (end < bytes.size() && static_cast<unsigned char>(bytes[end]) >= 0x20 &&
         bytes[end] != 0x7F) {
    ++end;
  }
  const std::string_view whole =
      end == bytes.size() ? without_cut_character(bytes) : bytes.substr(0, end);
  if (whole.empty() && end == bytes.size() && bytes.size() < 4) return std::nullopt;
  const std::size_t size = whole.empty() ? end : whole.size();
  Key key{KeyKind::Text, clean(bytes.substr(0, size)), 0};
  bytes.remove_prefix(size);
  return key;
}

}  // namespace

std::vector<Key> KeyReader::feed(std::string_view bytes) {
  kept_ += bytes;
  std::string_view rest = kept_;
  std::vector<Key> keys;
  while (!rest.empty()) {
    auto key = take_key(rest);
    if (!key) break;
    if (key->kind != KeyKind::Text || !key->text.empty()) keys.push_back(std::move(*key));
  }
  kept_ = std::string(rest);
  return keys;
}

std::vector<Key> KeyReader::flush() {
  const bool is_escape = kept_ == "\x1b";
  if (kept_.starts_with(kPasteBegin)) return {};  // the rest of it is on its way
  kept_.clear();
  if (is_escape) return {Key{KeyKind::Escape, {}, 0}};
  return {};
}

}  // namespace musubi
