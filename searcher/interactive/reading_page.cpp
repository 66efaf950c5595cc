#include "searcher/interactive/reading_page.h"

#include <algorithm>
#include <sstream>
#include <string_view>

#include "searcher/present/document_text.h"

namespace musubi {

namespace {

std::vector<std::string> lines_of_text(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

}  // namespace

ReadingPage reading_page(const Hit& document, const TextStyle& style) {
  ReadingPage page{lines_of_text(document_text(document, style)), {}};
  // The marks are those of colour, which is not shown everywhere.
  TextStyle marked = style;
  marked.color = true;
  const std::string begin = painted(" ", Look::Match, marked);
  const std::string_view mark = std::string_view(begin).substr(0, begin.find(' '));
  const auto lines = lines_of_text(document_text(document, marked));
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].find(mark) != std::string::npos) page.matches.push_back(i);
  }
  return page;
}

std::optional<std::size_t> match_from(const std::vector<std::size_t>& matches, std::size_t line,
                                      bool is_forward) {
  const auto behind = std::upper_bound(matches.begin(), matches.end(), line);
  if (is_forward) return behind == matches.end() ? std::nullopt : std::optional(*behind);
  const auto at = std::lower_bound(matches.begin(), matches.end(), line);
  return at == matches.begin() ? std::nullopt : std::optional(*(at - 1));
}

}  // namespace musubi
