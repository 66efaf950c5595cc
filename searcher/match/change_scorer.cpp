#include "searcher/match/change_scorer.h"

#include <algorithm>

#include "searcher/match/window.h"

namespace musubi {

void ChangeScorer::match(std::uint32_t window, const Places* wanted, Places& places) {
  const auto take = [&](std::size_t place) {
    if (changes_[document_at(window, place)] > time_) places.add(place);
  };
  if (wanted != nullptr) {
    wanted->for_each(take);
    return;
  }
  const std::size_t first = document_at(window, 0);
  const std::size_t count = changes_.size() - std::min(first, changes_.size());
  for (std::size_t place = 0; place < std::min<std::size_t>(kWindowSize, count); ++place) {
    take(place);
  }
}

}  // namespace musubi
