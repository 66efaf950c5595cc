// best_passage.h - where in a text the words of a query lie closest together.
#pragma once
#include <cstddef>
#include <string_view>
#include <vector>

namespace musubi {

// Where a term of the query was found.
struct MatchSpan {
  std::size_t begin = 0;  // bytes in the body, half-open
  std::size_t end = 0;
  double weight = 1;  // of the term, the same for each of its spans
  int term = 0;       // which term of the query
};

// Half-open, in bytes of a text.
struct ByteRange {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// The passage of at most `max_chars` code points whose terms weigh most; of equal ones that with
// the most spans, then the first.  It begins and ends with a span.  A single span may be longer
// than `max_chars`.  Empty, at 0, where there are no spans.
ByteRange best_passage(std::string_view body, const std::vector<MatchSpan>& matches,
                       std::size_t max_chars);

}  // namespace musubi
