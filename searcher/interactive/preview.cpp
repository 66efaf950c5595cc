#include "searcher/interactive/preview.h"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>

#include "common/text/utf8.h"
#include "searcher/present/document_text.h"
#include "searcher/present/single_line.h"

namespace musubi {

namespace {

constexpr std::size_t kMaxChars = 6000;
constexpr std::size_t kCharsBefore = 80;  // of a line that the first match stands far within

std::size_t byte_of(std::string_view text, std::size_t chars) {
  std::size_t at = 0;
  for (; chars > 0 && at < text.size(); --chars) next_code_point(text, at);
  return at;
}

}  // namespace

Hit excerpt(Hit document) {
  if (!document.body) return document;
  const std::string& body = *document.body;
  CharSpans& spans = document.body_highlights;
  const std::size_t match = spans.empty() ? 0 : spans.front().first;
  const std::size_t nearest = match - std::min(match, kCharsBefore);
  const std::size_t match_byte = byte_of(body, match);
  std::size_t begin = byte_of(body, nearest);
  // From the beginning of a line where one is near.
  const std::size_t line = body.rfind('\n', match_byte);
  if (begin > 0 && line != body.npos && line + 1 > begin && line < match_byte) begin = line + 1;
  const std::size_t first = char_count(std::string_view(body).substr(0, begin));
  const std::size_t end = begin + byte_of(std::string_view(body).substr(begin), kMaxChars);
  std::erase_if(spans, [&](const auto& span) {
    return span.first < first || span.second > first + kMaxChars;
  });
  for (auto& [from, to] : spans) {
    from -= first;
    to -= first;
  }
  document.body = body.substr(begin, end - begin);
  document.body_places.clear();
  return document;
}

std::vector<std::string> preview_lines(const Hit& excerpt, int columns, std::size_t rows,
                                       const TextStyle& style) {
  TextStyle narrow = style;
  narrow.columns = columns;
  const std::string title =
      shorten_to_width(single_line(excerpt.title), std::max(columns - 6, 4), style.ambiguous);
  std::vector<std::string> lines = {painted(fmt::format("── {} ", title), Look::Dim, style)};
  std::istringstream text(body_text(excerpt, narrow));
  for (std::string line; lines.size() < rows && std::getline(text, line);) {
    const bool says_nothing = trim(line).empty() || line == excerpt.title;
    if (lines.size() > 1 || !says_nothing) lines.push_back(line);
  }
  lines.resize(rows);
  return lines;
}

}  // namespace musubi
