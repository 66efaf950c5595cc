#include "searcher/match/filtered_matches.h"

namespace musubi {

namespace {

void offer_all(const Places& places, std::uint32_t window, const ScoredPlaces& found,
               BestMatches& best) {
  double need = best.need();
  places.for_each([&](std::size_t place) {
    if (found.scores[place] < need) return;
    best.offer(document_at(window, place), found.scores[place]);
    need = best.need();
  });
}

// A score takes time: only what is early or late enough to be among the best gets one.
void offer_by_date(Places places, std::uint32_t window, Scorer& scorer, ScratchPool& pool,
                   BestMatches& best) {
  places.keep_if([&](std::size_t place) { return best.wants(document_at(window, place)); });
  if (places.empty()) return;
  Scratch scored(pool);
  scorer.score(window, &places, kAnyScore, Scores::AddUp, *scored);
  places.for_each(
      [&](std::size_t place) { best.offer(document_at(window, place), scored->scores[place]); });
}

}  // namespace

FilteredMatches::FilteredMatches(const Query& query, const Filters& filters,
                                 const ScorerSources& sources, BestMatches& best)
    : matching_(window_of(sources.lists.last_document()) + 1) {
  const auto scorer = make_scorer(query, sources, sources.lists.document_count());
  const std::uint64_t asked_for = estimated_matches(query, sources.lexicon);
  std::vector<std::unique_ptr<Scorer>> filtering;
  for (const Filter& filter : filters.all()) {
    filtering.push_back(make_scorer(filter.query, sources, asked_for));
    passing_.push_back({filter.field, Documents(matching_.size())});
  }
  Scratch found(sources.pool);
  for (std::uint32_t window = 0; window < matching_.size(); ++window) {
    found->clear();
    if (best.is_by_score()) {
      scorer->score(window, nullptr, best.need(), Scores::AddUp, *found);
    } else {
      scorer->match(window, nullptr, found->places);
    }
    if (found->places.empty()) continue;
    matching_[window] = found->places;
    for (std::size_t i = 0; i < filtering.size(); ++i) {
      filtering[i]->match(window, &found->places, passing_[i].documents[window]);
    }
    const Places passing = but_by(nullptr, window);
    total_ += passing.count();
    if (best.is_by_score()) {
      offer_all(passing, window, *found, best);
    } else {
      offer_by_date(passing, window, *scorer, sources.pool, best);
    }
  }
}

Places FilteredMatches::but_by(const Field* field, std::uint32_t window) const {
  Places places = matching_[window];
  for (const Passing& filter : passing_) {
    if (filter.field != field) places &= filter.documents[window];
  }
  return places;
}

}  // namespace musubi
