// weights.h - the numbers of ranking, which indexer and searcher must agree on.
//
// The indexer counts a title's words kTitleWeight times, the searcher weighs words by
// their rarity.  All numbers were found by measurement: bench/relevance.
#pragma once
#include <algorithm>
#include <cmath>

namespace musubi {

// A word of the title counts as often as this many in the body.
inline constexpr unsigned kTitleWeight = 3;

// BM25, see searcher/match/bm25.h: how soon more occurrences stop to count, how much a
// long document loses, and the shortest length, in units of the average.
inline constexpr double kK1 = 0.4;
inline constexpr double kB = 0.6;
inline constexpr double kMinNormalizedLength = 0.1;

// How rare it is that `count` of `all` documents have a word, a pair of characters or a term:
// the inverse document frequency of BM25 as Xapian has it, so that remote shards score alike.
// Never below 0.
inline double rarity(double count, double all) {
  const double odds = (all - count + 0.5) / (count + 0.5);
  return std::log(odds < 2 ? odds / 2 + 1 : odds);
}

}  // namespace musubi
