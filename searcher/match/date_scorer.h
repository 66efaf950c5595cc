// date_scorer.h - the documents that were first signed in a range of dates.
#pragma once
#include <cstdint>
#include <span>

#include "common/calendar/date_parser.h"
#include "searcher/match/fixed_scorer.h"

namespace musubi {

// The undated are in no range.
class DateScorer : public FixedScorer {
 public:
  // `dates`: by document, as to_number() has them; 0: not dated.
  DateScorer(const DateRange& range, std::span<const std::uint32_t> dates, double score);

  void match(std::uint32_t window, const Places* wanted, Places& places) override;

 private:
  bool has(std::uint32_t date) const { return first_ <= date && date <= last_; }

  std::span<const std::uint32_t> dates_;
  std::uint32_t first_, last_;
};

}  // namespace musubi
