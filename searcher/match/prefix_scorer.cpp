#include "searcher/match/prefix_scorer.h"

#include <algorithm>
#include <utility>

#include "searcher/match/bm25.h"

namespace musubi {

PrefixScorer::Merged PrefixScorer::merge(const std::string& beginning, const ScorerSources& sources,
                                         bool scored) {
  Merged merged;
  merged.windows.resize(window_of(sources.lists.last_document()) + 1);
  const auto all = sources.lexicon.document_count();
  sources.lexicon.for_each_term(
      beginning, [&](const std::string& term, Xapian::doccount frequency) {
        const double own = scored ? rarity(frequency, all) : 0;
        sources.lists.for_each(term, [&](Xapian::docid document, Xapian::termcount wdf) {
          Window& window = merged.windows[window_of(document)];
          const std::size_t place = place_of(document);
          window.places.add(place);
          if (!scored) return;
          window.scores.resize(kWindowSize);
          double& score = window.scores[place];
          score += own * sources.lists.score(document, wdf);
          merged.best_score = std::max(merged.best_score, score);
        });
        return true;
      });
  return merged;
}

PrefixScorer::PrefixScorer(const std::string& beginning, const ScorerSources& sources,
                           const TermWeight& weight)
    : PrefixScorer(merge(beginning, sources, weight.share != 0), weight) {}

PrefixScorer::PrefixScorer(Merged merged, const TermWeight& weight)
    : Scorer(weight.share * merged.best_score + weight.fixed),
      windows_(std::move(merged.windows)),
      weight_(weight) {}

void PrefixScorer::match(std::uint32_t window, const Places* wanted, Places& places) {
  Places matching = windows_[window].places;
  if (wanted != nullptr) matching &= *wanted;
  places |= matching;
}

void PrefixScorer::score(std::uint32_t window, const Places* wanted, double need, Scores scores,
                         ScoredPlaces& found) {
  if (bound() == 0 || bound() < need) return match(window, wanted, found.places);
  Places matching;
  match(window, wanted, matching);
  const std::vector<double>& sums = windows_[window].scores;
  matching.for_each([&](std::size_t place) {
    const double sum = sums.empty() ? 0 : sums[place];
    add_match(place, weight_.share * sum + weight_.fixed, scores, found);
  });
}

}  // namespace musubi
