#include "searcher/match/date_scorer.h"

#include <algorithm>
#include <limits>

#include "searcher/match/window.h"

namespace musubi {

namespace {

// 2005 ends with its last day, as does 2005-03.
std::uint32_t last_number_of(const Date& date) {
  if (date.month == 0) return to_number({date.year, 99, 99});
  return to_number({date.year, date.month, date.day == 0 ? 99 : date.day});
}

}  // namespace

DateScorer::DateScorer(const DateRange& range, std::span<const std::uint32_t> dates, double score)
    : FixedScorer(score),
      dates_(dates),
      first_(range.first.year == 0 ? 1 : to_number(range.first)),
      last_(range.last.year == 0 ? std::numeric_limits<std::uint32_t>::max()
                                 : last_number_of(range.last)) {}

void DateScorer::match(std::uint32_t window, const Places* wanted, Places& places) {
  if (wanted != nullptr) {
    wanted->for_each([&](std::size_t place) {
      if (has(dates_[document_at(window, place)])) places.add(place);
    });
    return;
  }
  const std::size_t first = std::min<std::size_t>(document_at(window, 0), dates_.size());
  const auto dates =
      dates_.subspan(first).first(std::min<std::size_t>(kWindowSize, dates_.size() - first));
  for (std::size_t begin = 0; begin < dates.size(); begin += 64) {
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < std::min<std::size_t>(64, dates.size() - begin); ++i) {
      bits |= std::uint64_t{has(dates[begin + i])} << i;
    }
    places.add_64(begin, bits);
  }
}

}  // namespace musubi
