// date_candidates.h - the dates of a page of which one may be that of signing.
#pragma once
#include <cstddef>
#include <vector>

#include "common/calendar/date_finder.h"
#include "indexer/tagging/page/page_text.h"

namespace musubi {

// A date of the page as the page gives it, or counted from another.
struct DateCandidate {
  std::size_t begin = 0;
  std::size_t end = 0;
  Date date;
  bool needs_label = false;  // 20240401
};

// In their order.  `dates` are all that the text names in full; those that are counted from
// others (昨年12月, 同日) are looked for in the first `reach` bytes.
std::vector<DateCandidate> date_candidates(const PageText& page,
                                           const std::vector<DateMention>& dates,
                                           std::size_t reach);

}  // namespace musubi
