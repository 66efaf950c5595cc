#include "indexer/readers/front_matter.h"

#include <algorithm>
#include <string>

#include "common/text/utf8.h"
#include "indexer/readers/take_line.h"

namespace musubi {

namespace {

constexpr std::size_t kMaxFrontMatterBytes = 16U << 10;

std::string_view unquote(std::string_view value) {
  value = trim(value);
  if (value.size() < 2 || value.front() != value.back()) return value;
  if (value.front() != '"' && value.front() != '\'') return value;
  return value.substr(1, value.size() - 2);
}

void append_value(std::string_view value, std::string& to) {
  value = unquote(value);
  if (value.empty()) return;
  if (!to.empty()) to += "; ";
  to += value;
}

// "[a, b]" or one value.
void add_values(std::string_view text, std::string& to) {
  text = trim(text);
  if (!text.starts_with('[') || !text.ends_with(']')) return append_value(text, to);
  text = text.substr(1, text.size() - 2);
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(','), text.size());
    append_value(text.substr(0, end), to);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

// A value that goes on in the lines below: "key: >" or "key: |".
bool is_block_mark(std::string_view value) {
  return value == ">" || value == "|" || value == ">-" || value == "|-";
}

// None where a line is neither a key with its value nor goes on with the one before: then what
// stands between two rules is text.
std::vector<FrontMatterEntry> entries_of(std::string_view block, char sign) {
  std::vector<FrontMatterEntry> entries;
  while (!block.empty()) {
    const std::string_view line = take_line(block);
    const std::string_view text = trim(line);
    if (text.empty() || text.starts_with('#')) continue;
    const bool is_indented = line.starts_with(' ') || line.starts_with('\t');
    const bool is_item = text.starts_with("- ");
    if ((is_item || is_indented) && !entries.empty()) {
      append_value(is_item ? text.substr(2) : text, entries.back().value);
      continue;
    }
    const std::size_t at = text.find(sign);
    if (at == std::string_view::npos) return {};
    FrontMatterEntry& entry = entries.emplace_back();
    entry.key = unquote(text.substr(0, at));
    const std::string_view value = trim(text.substr(at + 1));
    if (!is_block_mark(value)) add_values(value, entry.value);
  }
  return entries;
}

}  // namespace

std::vector<FrontMatterEntry> take_front_matter(std::string_view& text) {
  std::string_view rest = text;
  const std::string_view fence = trim(take_line(rest));
  if (fence != "---" && fence != "+++") return {};
  const std::string_view block = rest;
  std::size_t byte_count = 0;
  for (std::string_view line; (line = trim(take_line(rest))) != fence;) {
    byte_count = block.size() - rest.size();
    if (rest.empty() || byte_count > kMaxFrontMatterBytes) return {};
  }
  auto entries = entries_of(block.substr(0, byte_count), fence == "---" ? ':' : '=');
  if (!entries.empty()) text = rest;
  return entries;
}

}  // namespace musubi
