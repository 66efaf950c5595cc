#include "searcher/match/scorer.h"

#include <utility>

namespace musubi {

std::unique_ptr<ScoredPlaces> ScratchPool::take() {
  if (free_.empty()) return std::make_unique<ScoredPlaces>();
  auto found = std::move(free_.back());
  free_.pop_back();
  return found;
}

}  // namespace musubi
