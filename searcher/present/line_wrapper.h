// line_wrapper.h - breaks a text into lines where Japanese may be broken.
#pragma once
#include <unicode/brkiter.h>

#include <cstddef>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include "common/text/width.h"

namespace musubi {

// Half-open, in bytes of the text.
using ByteSpan = std::pair<std::size_t, std::size_t>;

// Belongs to one thread.
class LineWrapper {
 public:
  explicit LineWrapper(AmbiguousWidth ambiguous) : ambiguous_(ambiguous) {}

  // The lines of `text`, each of at most `columns`, without the blanks at the
  // breaks.  What may not be broken but is too long is cut between grapheme
  // clusters; only a cluster that alone is too wide sticks out.
  std::vector<ByteSpan> wrap(std::string_view text, int columns);

 private:
  std::vector<std::size_t> opportunities(std::string_view text);

  AmbiguousWidth ambiguous_;
  std::unique_ptr<icu::BreakIterator> breaks_;  // made when a text first needs it
};

}  // namespace musubi
