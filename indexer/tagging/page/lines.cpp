#include "indexer/tagging/page/lines.h"

#include "common/text/utf8.h"

namespace musubi {

namespace {

constexpr std::size_t kMaxLookedBack = 300;

// Where the line that holds byte `at` begins.
std::size_t line_begin(std::string_view text, std::size_t at) {
  std::size_t begin = at > kMaxLookedBack ? at - kMaxLookedBack : 0;
  const std::size_t line_end = text.substr(begin, at - begin).rfind('\n');
  if (line_end != text.npos) return begin + line_end + 1;
  while (begin < at && is_continuation_byte(text[begin])) ++begin;
  return begin;
}

}  // namespace

std::string_view line_before(std::string_view text, std::size_t at) {
  const std::size_t begin = line_begin(text, at);
  return trim(text.substr(begin, at - begin));
}

std::string_view line_above(std::string_view text, std::size_t at) {
  std::size_t end = line_begin(text, at);
  if (end == 0 || text[end - 1] != '\n') return {};
  while (end > 0 && (text[end - 1] == '\n' || text[end - 1] == ' ')) --end;
  return line_before(text, end);
}

}  // namespace musubi
