#include "indexer/tagging/dates/date_in_line.h"

#include <algorithm>
#include <array>

#include "common/text/utf8.h"
#include "indexer/tagging/dates/signing_words.h"
#include "indexer/tagging/page/lines.h"

namespace musubi {

bool ends_title(std::string_view text, const DateCandidate& one, const Sentence& title) {
  return trim(text.substr(one.end, title.end - one.end)) == ")";
}

bool fills_line(std::string_view text, const DateCandidate& one) {
  constexpr std::size_t kMaxChars = 14;
  constexpr auto kAt = std::to_array<std::string_view>({"において", "にて", "で", "於いて"});
  if (!line_before(text, one.begin).empty()) return false;
  const std::size_t end = std::min(text.find('\n', one.end), text.size());
  const std::string_view rest = trim(text.substr(one.end, end - one.end));
  if (rest.empty() || rest.starts_with("(")) return true;
  return trim(text.substr(one.end, 1)).empty() && char_count(rest) <= kMaxChars &&
         std::any_of(kAt.begin(), kAt.end(), [&](auto word) { return rest.ends_with(word); });
}

bool is_told_before(std::string_view text, const DateCandidate& one) {
  constexpr std::size_t kMaxBytes = 60;
  std::string_view line = line_before(text, one.begin);
  // 調印式が行われたのが、ちょうど40年前、1982年
  constexpr std::string_view kComma = "、";
  if (line.ends_with("年前、")) {
    const std::size_t comma = line.substr(0, line.size() - kComma.size()).rfind(kComma);
    if (comma != line.npos) line = line.substr(0, comma);
  }
  if (line.ends_with(kComma)) line.remove_suffix(kComma.size());
  if (!line.ends_with("のは") && !line.ends_with("のが")) return false;
  std::size_t reach = line.size() - std::min(line.size(), kMaxBytes);
  while (reach < line.size() && is_continuation_byte(line[reach])) ++reach;
  const std::string_view told = line.substr(reach);
  const std::size_t signing = find_signing(told);
  return signing != told.npos && !is_no_signing(told.substr(signing));
}

}  // namespace musubi
