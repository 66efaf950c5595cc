#include "searcher/match/combined_scorers.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <utility>

namespace musubi {

namespace {

constexpr double kAnyScore = -std::numeric_limits<double>::infinity();

double sum_of_bounds(const std::vector<ScorerPtr>& parts) {
  return std::accumulate(parts.begin(), parts.end(), 0.0,
                         [](double sum, const ScorerPtr& part) { return sum + part->bound(); });
}

double best_bound(const std::vector<ScorerPtr>& parts) {
  double best = 0;
  for (const ScorerPtr& part : parts) best = std::max(best, part->bound());
  return best;
}

Places reaching(const ScoredPlaces& found, double need) {
  Places places = found.places;
  places.keep_if([&](std::size_t place) { return found.scores[place] >= need; });
  return places;
}

// Where both are; scores add up.
void intersect(ScoredPlaces& found, const ScoredPlaces& other) {
  Places lost = found.places;
  lost -= other.places;
  found.remove(lost);
  found.places.for_each([&](std::size_t place) { found.scores[place] += other.scores[place]; });
}

}  // namespace

void CombinedScorer::score(std::uint32_t window, const Places* wanted, double need, Scores scores,
                           ScoredPlaces& found) {
  if (bound() == 0 || bound() < need) return match(window, wanted, found.places);
  if (found.places.empty()) return score_alone(window, wanted, need, found);
  Scratch own(pool_);
  score_alone(window, wanted, need, *own);
  own->places.for_each(
      [&](std::size_t place) { add_match(place, own->scores[place], scores, found); });
}

AllScorer::AllScorer(std::vector<ScorerPtr> parts, ScratchPool& pool)
    : CombinedScorer(sum_of_bounds(parts), pool), parts_(std::move(parts)) {}

void AllScorer::match(std::uint32_t window, const Places* wanted, Places& places) {
  Places all;
  parts_.front()->match(window, wanted, all);
  for (auto part = parts_.begin() + 1; part != parts_.end() && !all.empty(); ++part) {
    Places both;
    (*part)->match(window, &all, both);
    all = both;
  }
  places |= all;
}

void AllScorer::score_alone(std::uint32_t window, const Places* wanted, double need,
                            ScoredPlaces& found) {
  const auto needed_of = [&](const Scorer& part) { return need - (bound() - part.bound()); };
  parts_.front()->score(window, wanted, needed_of(*parts_.front()), Scores::AddUp, found);
  for (auto part = parts_.begin() + 1; part != parts_.end() && !found.places.empty(); ++part) {
    Scratch other(pool_);
    (*part)->score(window, &found.places, needed_of(**part), Scores::AddUp, *other);
    intersect(found, *other);
  }
}

AnyScorer::AnyScorer(std::vector<ScorerPtr> parts, Scores scores, double fixed, ScratchPool& pool)
    : CombinedScorer(fixed + (scores == Scores::AddUp ? sum_of_bounds(parts) : best_bound(parts)),
                     pool),
      parts_(std::move(parts)),
      rests_(parts_.size()),
      scores_(scores),
      fixed_(fixed) {
  std::stable_sort(parts_.begin(), parts_.end(),
                   [](const ScorerPtr& a, const ScorerPtr& b) { return a->bound() > b->bound(); });
  double rest = 0;
  for (std::size_t i = parts_.size(); i-- > 0;) {
    rest = scores == Scores::AddUp ? rest + parts_[i]->bound() : parts_[i]->bound();
    rests_[i] = rest;
  }
}

void AnyScorer::match(std::uint32_t window, const Places* wanted, Places& places) {
  for (const ScorerPtr& part : parts_) {
    if (wanted == nullptr) {
      part->match(window, nullptr, places);
    } else {
      Places open = *wanted;
      open -= places;
      if (!open.empty()) part->match(window, &open, places);
    }
  }
}

// MaxScore (Turtle and Flood 1995): as soon as the parts that are left cannot give what is
// needed, documents that only they match need no score.
void AnyScorer::score_alone(std::uint32_t window, const Places* wanted, double need,
                            ScoredPlaces& found) {
  need -= fixed_;
  for (std::size_t i = 0; i < parts_.size(); ++i) {
    if (rests_[i] < need) {
      add_rest(i, window, wanted, need, found);
      break;
    }
    if (scores_ == Scores::AddUp) {
      const double others = rests_.front() - parts_[i]->bound();
      parts_[i]->score(window, wanted, need - others, scores_, found);
    } else if (wanted == nullptr) {
      parts_[i]->score(window, nullptr, need, scores_, found);
    } else {
      Places open = *wanted;  // where this part may be the best
      open -= reaching(found, parts_[i]->bound());
      if (!open.empty()) parts_[i]->score(window, &open, need, scores_, found);
    }
  }
  if (fixed_ == 0) return;
  found.places.for_each([&](std::size_t place) { found.scores[place] += fixed_; });
}

// Of the parts from `first` on.
void AnyScorer::add_rest(std::size_t first, std::uint32_t window, const Places* wanted, double need,
                         ScoredPlaces& found) {
  Places matching;
  for (std::size_t i = first; i < parts_.size(); ++i) {
    parts_[i]->match(window, wanted, matching);
    if (scores_ == Scores::BestCounts) continue;
    const Places promising = reaching(found, need - rests_[i]);
    if (promising.empty()) continue;
    parts_[i]->score(window, &promising, kAnyScore, Scores::AddUp, found);
  }
  found.places |= matching;
}

WithoutScorer::WithoutScorer(ScorerPtr wanted, ScorerPtr unwanted, ScratchPool& pool)
    : CombinedScorer(wanted->bound(), pool),
      wanted_(std::move(wanted)),
      unwanted_(std::move(unwanted)) {}

void WithoutScorer::match(std::uint32_t window, const Places* wanted, Places& places) {
  Places matching, removed;
  wanted_->match(window, wanted, matching);
  if (matching.empty()) return;
  unwanted_->match(window, &matching, removed);
  matching -= removed;
  places |= matching;
}

void WithoutScorer::score_alone(std::uint32_t window, const Places* wanted, double need,
                                ScoredPlaces& found) {
  wanted_->score(window, wanted, need, Scores::AddUp, found);
  if (found.places.empty()) return;
  Places removed;
  unwanted_->match(window, &found.places, removed);
  found.remove(removed);
}

OptionalScorer::OptionalScorer(ScorerPtr required, ScorerPtr optional, ScratchPool& pool)
    : CombinedScorer(required->bound() + optional->bound(), pool),
      required_(std::move(required)),
      optional_(std::move(optional)) {}

void OptionalScorer::match(std::uint32_t window, const Places* wanted, Places& places) {
  required_->match(window, wanted, places);
}

void OptionalScorer::score_alone(std::uint32_t window, const Places* wanted, double need,
                                 ScoredPlaces& found) {
  const double alone = need - optional_->bound();
  required_->score(window, wanted, alone, Scores::AddUp, found);
  const Places promising = reaching(found, alone);
  if (promising.empty()) return;
  optional_->score(window, &promising, kAnyScore, Scores::AddUp, found);
}

}  // namespace musubi
