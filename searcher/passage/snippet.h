// snippet.h - the passage of a document that answers the query best.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/answer.h"
#include "searcher/passage/best_passage.h"

namespace musubi {

// Long enough for three lines at 80 columns, two at 120.
inline constexpr std::size_t kSnippetChars = 110;

struct Snippet {
  std::string text;  // valid UTF-8 on one line, "…" where a sentence is cut
  CharSpans highlights;
  std::size_t at = 0;  // byte of the body where the words in it lie closest together
};

// At most `max_chars` code points of `body` around its best_passage(), or around two that tell
// more together; the opening where there are no matches.  A body that fits is shown whole.
// `matches` are sorted by begin and may overlap.  Looks only at the matches and at the text near
// them.
Snippet make_snippet(std::string_view body, const std::vector<MatchSpan>& matches,
                     std::size_t max_chars = kSnippetChars);

}  // namespace musubi
