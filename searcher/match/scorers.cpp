#include "searcher/match/scorers.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <utility>
#include <vector>

#include "searcher/match/bm25.h"
#include "searcher/match/change_scorer.h"
#include "searcher/match/combined_scorers.h"
#include "searcher/match/date_scorer.h"
#include "searcher/match/fixed_scorer.h"
#include "searcher/match/phrase_scorer.h"
#include "searcher/match/prefix_scorer.h"
#include "searcher/match/term_scorer.h"

namespace musubi {

namespace {

// Postings that are read in the time that one is skipped to.
constexpr std::uint64_t kSkipCost = 16;

// What a match scores: its score by BM25 times `factor`, and `fixed`.
struct Weighting {
  double factor = 1;
  double fixed = 0;
};

class Maker {
 public:
  explicit Maker(const ScorerSources& sources)
      : sources_(sources), lists_(sources.lists), lexicon_(sources.lexicon), pool_(sources.pool) {}

  ScorerPtr make(const Query& query, const Weighting& weighting, std::uint64_t asked_for) const {
    switch (query.kind()) {
      case Query::Kind::Nothing:
        return std::make_unique<AnyScorer>(std::vector<ScorerPtr>(), Scores::AddUp, 0, pool_);
      case Query::Kind::Term:
        return make_term(query.term(), weighting, asked_for);
      case Query::Kind::Prefix:
        return std::make_unique<PrefixScorer>(query.term(), sources_,
                                              TermWeight{weighting.factor, weighting.fixed});
      case Query::Kind::Dates:
        return std::make_unique<DateScorer>(query.range(), sources_.dates, weighting.fixed);
      case Query::Kind::Changed:
        return std::make_unique<ChangeScorer>(query.time(), sources_.changes, weighting.fixed);
      case Query::Kind::Phrase:
        return std::make_unique<PhraseScorer>(Wording(query), sources_.letters, sources_.documents,
                                              lists_.last_document(), weighting.fixed);
      case Query::Kind::Everything:
        return make_everything(weighting, asked_for);
      case Query::Kind::And:
      case Query::Kind::Filter:
        return make_all(query, weighting, asked_for);
      case Query::Kind::Or:
      case Query::Kind::Max:
        return make_any(query, weighting, asked_for);
      case Query::Kind::AndNot:
        return make_pair<WithoutScorer>(query, weighting, {0, 0}, asked_for);
      case Query::Kind::AndMaybe:
        return make_pair<OptionalScorer>(query, weighting, {weighting.factor, 0}, asked_for);
      case Query::Kind::Scaled:
        return make(query.operands().front(), {weighting.factor * query.number(), weighting.fixed},
                    asked_for);
      case Query::Kind::Raised: {
        const double fixed = weighting.fixed + weighting.factor * query.number();
        return make(query.operands().front(), {weighting.factor, fixed}, asked_for);
      }
    }
    return nullptr;
  }

 private:
  ScorerPtr make_term(const std::string& term, const Weighting& weighting,
                      std::uint64_t asked_for) const {
    const Xapian::doccount frequency = lexicon_.frequency(term);
    const double own = rarity(frequency, lexicon_.document_count());
    const TermWeight weight = {weighting.factor * own, weighting.fixed};
    if (asked_for * kSkipCost < frequency && !lists_.has_cached(term)) {
      return std::make_unique<TermScorer<SkippedPostings>>(lists_, SkippedPostings(lists_, term),
                                                           weight);
    }
    return std::make_unique<TermScorer<DecodedPostings>>(lists_, DecodedPostings(lists_, term),
                                                         weight);
  }

  // Removed documents leave gaps.  Xapian has a list of all others under the empty term.
  ScorerPtr make_everything(const Weighting& weighting, std::uint64_t asked_for) const {
    if (lists_.document_count() == lists_.last_document()) {
      return std::make_unique<EverythingScorer>(lists_.last_document(), weighting.fixed);
    }
    return make_term("", {0, weighting.fixed}, asked_for);
  }

  // The rarest operand first.
  ScorerPtr make_all(const Query& query, const Weighting& weighting,
                     std::uint64_t asked_for) const {
    struct Operand {
      const Query* query;
      Weighting weighting;
      std::uint64_t estimate;
    };
    std::vector<Operand> operands;
    for (const Query& operand : query.operands()) {
      const bool is_first = operands.empty();
      const bool counts = is_first || query.kind() == Query::Kind::And;
      const Weighting own = {counts ? weighting.factor : 0, is_first ? weighting.fixed : 0};
      operands.push_back({&operand, own, estimated_matches(operand, lexicon_)});
    }
    std::stable_sort(operands.begin(), operands.end(),
                     [](const Operand& a, const Operand& b) { return a.estimate < b.estimate; });
    std::vector<ScorerPtr> scorers;
    for (const Operand& operand : operands) {
      scorers.push_back(make(*operand.query, operand.weighting, asked_for));
      asked_for = std::min(asked_for, operands.front().estimate);
    }
    return std::make_unique<AllScorer>(std::move(scorers), pool_);
  }

  ScorerPtr make_any(const Query& query, const Weighting& weighting,
                     std::uint64_t asked_for) const {
    const bool add_up = query.kind() == Query::Kind::Or;
    std::vector<ScorerPtr> scorers;
    for (const Query& operand : query.operands()) {
      // The best of scores raised alike is the best of them, raised.
      scorers.push_back(make(operand, {weighting.factor, add_up ? 0 : weighting.fixed}, asked_for));
    }
    return std::make_unique<AnyScorer>(std::move(scorers),
                                       add_up ? Scores::AddUp : Scores::BestCounts,
                                       add_up ? weighting.fixed : 0, pool_);
  }

  template <typename Pair>
  ScorerPtr make_pair(const Query& query, const Weighting& first, const Weighting& second,
                      std::uint64_t asked_for) const {
    const Query& required = query.operands().front();
    const std::uint64_t matching = std::min(asked_for, estimated_matches(required, lexicon_));
    return std::make_unique<Pair>(make(required, first, asked_for),
                                  make(query.operands().back(), second, matching), pool_);
  }

  const ScorerSources& sources_;
  PostingLists& lists_;
  const Lexicon& lexicon_;
  ScratchPool& pool_;
};

}  // namespace

std::uint64_t estimated_matches(const Query& query, const Lexicon& lexicon) {
  switch (query.kind()) {
    case Query::Kind::Nothing:
      return 0;
    case Query::Kind::Term:
      return lexicon.frequency(query.term());
    case Query::Kind::Prefix:
    case Query::Kind::Dates:
    case Query::Kind::Changed:
    case Query::Kind::Everything:
      return lexicon.document_count();
    case Query::Kind::Phrase:
      return std::uint64_t{lexicon.document_count()} + 1;  // reads texts: after all others
    case Query::Kind::Or:
    case Query::Kind::Max:
      return std::accumulate(query.operands().begin(), query.operands().end(), std::uint64_t{0},
                             [&](std::uint64_t sum, const Query& operand) {
                               return sum + estimated_matches(operand, lexicon);
                             });
    case Query::Kind::And:
    case Query::Kind::Filter: {
      std::uint64_t least = std::numeric_limits<std::uint64_t>::max();
      for (const Query& operand : query.operands())
        least = std::min(least, estimated_matches(operand, lexicon));
      return least;
    }
    default:
      return estimated_matches(query.operands().front(), lexicon);
  }
}

ScorerPtr make_scorer(const Query& query, const ScorerSources& sources, std::uint64_t asked_for) {
  return Maker(sources).make(query, {}, asked_for);
}

}  // namespace musubi
