// reading_page.h - a document as lines of the full screen, and where the query stands in them.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "searcher/answer.h"
#include "searcher/present/text_style.h"

namespace musubi {

struct ReadingPage {
  std::vector<std::string> lines;
  std::vector<std::size_t> matches;  // lines with words of the query, ascending
};
ReadingPage reading_page(const Hit& document, const TextStyle& style);

// The line of the next match behind `line`, or of the last before it; nothing where there is none.
std::optional<std::size_t> match_from(const std::vector<std::size_t>& matches, std::size_t line,
                                      bool is_forward);

}  // namespace musubi
