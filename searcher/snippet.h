// snippet.h - the passage of a document that answers the query best.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace musubi {

// Long enough for three lines at 80 columns, two at 120.
inline constexpr std::size_t kSnippetChars = 110;

// Where a term of the query was found.
struct MatchSpan {
  std::size_t begin = 0;  // bytes in the body, half-open
  std::size_t end = 0;
  double weight = 1;  // of the term, the same for each of its spans
  int term = 0;       // which term of the query
};

struct Snippet {
  std::string text;  // valid UTF-8 on one line, "…" where a sentence is cut
  std::vector<std::pair<std::size_t, std::size_t>> highlights;  // code points, half-open
};

// Half-open, in bytes of a text.
struct ByteRange {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// From the first to the last span of the window of at most `max_chars` code points
// that covers the terms of most weight, then most of their spans, then is first; a
// single span may be longer.  Empty at 0 where there is no span.
ByteRange best_window(std::string_view body, const std::vector<MatchSpan>& matches,
                      std::size_t max_chars);

// At most `max_chars` code points of `body` around the window that covers the
// terms of most weight, then most of their spans, then is first; the opening
// where there are no matches.  A body that fits is shown whole.  `matches` are sorted by begin and
// may overlap. Looks only at the matches and at the text near them.
Snippet make_snippet(std::string_view body, const std::vector<MatchSpan>& matches,
                     std::size_t max_chars = kSnippetChars);

}  // namespace musubi
