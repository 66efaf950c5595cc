#include "searcher/match/combined_scorers.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace musubi {

namespace {

double sum_of_bounds(const std::vector<ScorerPtr>& children) {
  return std::accumulate(children.begin(), children.end(), 0.0,
                         [](double sum, const ScorerPtr& child) { return sum + child->bound(); });
}

double best_bound(const std::vector<ScorerPtr>& children) {
  double best = 0;
  for (const ScorerPtr& child : children) best = std::max(best, child->bound());
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

AllScorer::AllScorer(std::vector<ScorerPtr> children, ScratchPool& pool)
    : CombinedScorer(sum_of_bounds(children), pool), children_(std::move(children)) {}

void AllScorer::match(std::uint32_t window, const Places* wanted, Places& places) {
  Places all;
  children_.front()->match(window, wanted, all);
  for (auto child = children_.begin() + 1; child != children_.end() && !all.empty(); ++child) {
    Places both;
    (*child)->match(window, &all, both);
    all = both;
  }
  places |= all;
}

void AllScorer::score_alone(std::uint32_t window, const Places* wanted, double need,
                            ScoredPlaces& found) {
  const auto needed_of = [&](const Scorer& child) { return need - (bound() - child.bound()); };
  children_.front()->score(window, wanted, needed_of(*children_.front()), Scores::AddUp, found);
  for (auto child = children_.begin() + 1; child != children_.end() && !found.places.empty();
       ++child) {
    Scratch other(pool_);
    (*child)->score(window, &found.places, needed_of(**child), Scores::AddUp, *other);
    intersect(found, *other);
  }
}

AnyScorer::AnyScorer(std::vector<ScorerPtr> children, Scores scores, double fixed,
                     ScratchPool& pool)
    : CombinedScorer(
          fixed + (scores == Scores::AddUp ? sum_of_bounds(children) : best_bound(children)), pool),
      children_(std::move(children)),
      rests_(children_.size()),
      scores_(scores),
      fixed_(fixed) {
  std::stable_sort(children_.begin(), children_.end(),
                   [](const ScorerPtr& a, const ScorerPtr& b) { return a->bound() > b->bound(); });
  double rest = 0;
  for (std::size_t i = children_.size(); i-- > 0;) {
    rest = scores == Scores::AddUp ? rest + children_[i]->bound() : children_[i]->bound();
    rests_[i] = rest;
  }
}

void AnyScorer::match(std::uint32_t window, const Places* wanted, Places& places) {
  for (const ScorerPtr& child : children_) {
    if (wanted == nullptr) {
      child->match(window, nullptr, places);
    } else {
      Places open = *wanted;
      open -= places;
      if (!open.empty()) child->match(window, &open, places);
    }
  }
}

// MaxScore (Turtle and Flood 1995): as soon as the children that are left cannot give what is
// needed, documents that only they match need no score.
void AnyScorer::score_alone(std::uint32_t window, const Places* wanted, double need,
                            ScoredPlaces& found) {
  need -= fixed_;
  for (std::size_t i = 0; i < children_.size(); ++i) {
    if (rests_[i] < need) {
      add_rest(i, window, wanted, need, found);
      break;
    }
    if (scores_ == Scores::AddUp) {
      const double others = rests_.front() - children_[i]->bound();
      children_[i]->score(window, wanted, need - others, scores_, found);
    } else if (wanted == nullptr) {
      children_[i]->score(window, nullptr, need, scores_, found);
    } else {
      Places open = *wanted;  // where this child may be the best
      open -= reaching(found, children_[i]->bound());
      if (!open.empty()) children_[i]->score(window, &open, need, scores_, found);
    }
  }
  if (fixed_ == 0) return;
  found.places.for_each([&](std::size_t place) { found.scores[place] += fixed_; });
}

// Of the children from `first` on.
void AnyScorer::add_rest(std::size_t first, std::uint32_t window, const Places* wanted, double need,
                         ScoredPlaces& found) {
  Places matching;
  for (std::size_t i = first; i < children_.size(); ++i) {
    children_[i]->match(window, wanted, matching);
    if (scores_ == Scores::BestCounts) continue;
    const Places promising = reaching(found, need - rests_[i]);
    if (promising.empty()) continue;
    children_[i]->score(window, &promising, kAnyScore, Scores::AddUp, found);
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
