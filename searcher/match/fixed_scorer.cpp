#include "searcher/match/fixed_scorer.h"

#include <algorithm>

namespace musubi {

void FixedScorer::score(std::uint32_t window, const Places* wanted, double need, Scores scores,
                        ScoredPlaces& found) {
  if (bound() == 0 || bound() < need) return match(window, wanted, found.places);
  Places all;
  match(window, wanted, all);
  all.for_each([&](std::size_t place) { add_match(place, bound(), scores, found); });
}

void EverythingScorer::match(std::uint32_t window, const Places* wanted, Places& places) {
  if (wanted != nullptr) {
    places |= *wanted;
    return;
  }
  const Xapian::docid first = document_at(window, 0);
  if (first > last_document_) return;
  places.add_range(first == 0 ? 1 : 0, std::min(kWindowSize, last_document_ + 1 - first));
}

}  // namespace musubi
