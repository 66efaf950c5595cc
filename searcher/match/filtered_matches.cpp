#include "searcher/match/filtered_matches.h"

#include <memory>

#include "searcher/match/scorers.h"

namespace musubi {

FilteredMatches::FilteredMatches(const Query& query, const Filters& filters, PostingLists& lists,
                                 const Lexicon& lexicon, BestMatches& best)
    : matching_(window_of(lists.last_document()) + 1) {
  ScratchPool pool;
  const auto scorer = make_scorer(query, lists, lexicon, pool, lexicon.document_count());
  std::vector<std::unique_ptr<Scorer>> filtering;
  for (const Filter& filter : filters.all()) {
    filtering.push_back(
        make_scorer(filter.query, lists, lexicon, pool, estimated_matches(query, lexicon)));
    passing_.push_back({filter.field, Documents(matching_.size())});
  }
  Scratch found(pool);
  double need = best.need();
  for (std::uint32_t window = 0; window < matching_.size(); ++window) {
    found->clear();
    scorer->score(window, nullptr, need, Scores::AddUp, *found);
    if (found->places.empty()) continue;
    matching_[window] = found->places;
    Places narrowed = found->places;
    for (std::size_t i = 0; i < filtering.size(); ++i) {
      Places& passing = passing_[i].documents[window];
      filtering[i]->match(window, &found->places, passing);
      narrowed &= passing;
    }
    narrowed.for_each([&](std::size_t place) {
      ++total_;
      if (found->scores[place] >= need) {
        best.offer(document_at(window, place), found->scores[place]);
        need = best.need();
      }
    });
  }
}

Places FilteredMatches::but_by(const Field& field, std::uint32_t window) const {
  Places places = matching_[window];
  for (const Passing& filter : passing_) {
    if (filter.field->id != field.id) places &= filter.documents[window];
  }
  return places;
}

}  // namespace musubi
