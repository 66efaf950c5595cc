#include "searcher/match/matcher.h"

#include <algorithm>
#include <limits>
#include <numeric>

#include "searcher/match/bm25.h"

namespace musubi {

namespace {

// Postings that are read in the time that one is skipped to.
constexpr std::uint64_t kSkipCost = 16;

}  // namespace

Matches Matcher::match(const Query& query, double factor, const Matches* among) const {
  switch (query.kind()) {
    case Query::Kind::Nothing:
    case Query::Kind::Foreign:
      return {};
    case Query::Kind::Term:
      return match_term(query.term(), factor, among);
    case Query::Kind::Everything:
      return everything(among);
    case Query::Kind::And:
    case Query::Kind::Filter:
      return all_of(query, factor, among);
    case Query::Kind::Or:
    case Query::Kind::Max:
      return any_of(query, factor, among);
    case Query::Kind::AndNot: {
      Matches first = match(query.parts().front(), factor, among);
      remove(first, match(query.parts().back(), 0, &first));
      return first;
    }
    case Query::Kind::AndMaybe: {
      Matches first = match(query.parts().front(), factor, among);
      if (factor != 0) add_scores(first, match(query.parts().back(), factor, &first));
      return first;
    }
    case Query::Kind::Scaled:
      return match(query.parts().front(), factor * query.number(), among);
    case Query::Kind::Raised: {
      Matches raised = match(query.parts().front(), factor, among);
      for (Match& match : raised) match.score += factor * query.number();
      return raised;
    }
  }
  return {};
}

Matches Matcher::match_term(const std::string& term, double factor, const Matches* among) const {
  Matches matches;
  const Xapian::doccount frequency = lexicon_.frequency(term);
  if (frequency == 0) return matches;
  const double weight = factor * rarity(frequency, lexicon_.document_count());
  const auto take = [&](const Match& match) {
    matches.push_back({match.document, weight * match.score});
  };
  if (among == nullptr) {
    matches.reserve(frequency);
    for (const Match& match : lists_.of(term)) take(match);
  } else if (among->size() * kSkipCost < frequency && !lists_.keeps(term)) {
    for (const Match& match : lists_.among(*among, term)) take(match);
  } else {
    for_each_shared(lists_.of(term), *among,
                    [&](const Match& match, const Match&) { take(match); });
  }
  return matches;
}

Matches Matcher::everything(const Matches* among) const {
  const Xapian::doccount documents = lexicon_.document_count();
  Matches matches;
  if (among != nullptr) {
    for (const Match& match : *among) matches.push_back({match.document, 0});
  } else if (documents == lists_.last_document()) {
    matches.resize(documents);
    for (Xapian::docid document = 1; document <= documents; ++document) {
      matches[document - 1].document = document;
    }
  } else {
    matches = match_term("", 0, nullptr);
  }
  return matches;
}

// The rarest part first; the others are only looked at where it matches.
Matches Matcher::all_of(const Query& query, double factor, const Matches* among) const {
  struct Part {
    const Query* query;
    double factor;
    std::uint64_t estimate;
  };
  std::vector<Part> parts;
  for (const Query& part : query.parts()) {
    const bool counts = query.kind() == Query::Kind::And || parts.empty();
    parts.push_back({&part, counts ? factor : 0, estimate(part)});
  }
  std::stable_sort(parts.begin(), parts.end(),
                   [](const Part& a, const Part& b) { return a.estimate < b.estimate; });
  Matches all = match(*parts.front().query, parts.front().factor, among);
  for (auto part = parts.begin() + 1; part != parts.end() && !all.empty(); ++part) {
    all = shared(all, match(*part->query, part->factor, &all));
  }
  return all;
}

Matches Matcher::any_of(const Query& query, double factor, const Matches* among) const {
  const Scores scores = query.kind() == Query::Kind::Or ? Scores::AddUp : Scores::BestCounts;
  std::vector<Matches> lists;
  std::size_t matches = 0;
  for (const Query& part : query.parts()) {
    lists.push_back(match(part, factor, among));
    matches += lists.back().size();
    // However many words there are, the lists hold not much more than all documents.
    if (matches > lexicon_.document_count()) {
      Matches all = united(std::move(lists), scores);
      matches = all.size();
      lists.clear();
      lists.push_back(std::move(all));
    }
  }
  return united(std::move(lists), scores);
}

// How many documents match at most, roughly.
std::uint64_t Matcher::estimate(const Query& query) const {
  switch (query.kind()) {
    case Query::Kind::Nothing:
    case Query::Kind::Foreign:
      return 0;
    case Query::Kind::Term:
      return lexicon_.frequency(query.term());
    case Query::Kind::Everything:
      return lexicon_.document_count();
    case Query::Kind::Or:
    case Query::Kind::Max:
      return std::accumulate(
          query.parts().begin(), query.parts().end(), std::uint64_t{0},
          [&](std::uint64_t sum, const Query& part) { return sum + estimate(part); });
    case Query::Kind::And:
    case Query::Kind::Filter: {
      std::uint64_t least = std::numeric_limits<std::uint64_t>::max();
      for (const Query& part : query.parts()) least = std::min(least, estimate(part));
      return least;
    }
    default:
      return estimate(query.parts().front());
  }
}

}  // namespace musubi
