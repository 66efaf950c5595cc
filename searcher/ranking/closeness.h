// closeness.h - how near a document comes to the wording of a query.
//
// The second stage of ranking: the words have found candidates, now their texts
// are read.  Pairs of neighbouring characters see what words alone do not: their
// order, their neighbours, the particles between them, the spelling.
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/index/bigram_statistics.h"

namespace musubi {

// Shares of the query, 0 to 1 each; the first two of its pairs, weighted by their rarity.
struct Closeness {
  double passage = 0;    // that its title and one passage of it have together
  double stretches = 0;  // of the stretches that it shares with title and body, the root of the sum
                         // of their squares: one long stretch counts for more than two halves of it
  double typed = 0;  // of its pieces of text, those that it has letter for letter (國, not 国)
};

class ClosenessJudge {
 public:
  // `texts`: the free text of the query as typed.  Without statistics all pairs
  // weigh the same.
  ClosenessJudge(std::vector<std::string> texts, const BigramStatistics* statistics);

  // False for a query without any text: nothing can be judged.
  bool can_judge() const { return !texts_.empty(); }

  // Of all its pairs together, in units of BM25's rarity of a word.
  double rarity() const { return total_; }

  Closeness judge(std::string_view title, std::string_view body);

 private:
  static constexpr std::size_t kSlots = 1024;
  static constexpr std::uint8_t kNone = 0xFF;

  struct Pair {
    std::uint64_t key;
    double weight;
  };
  struct Occurrence {
    std::uint32_t at;   // in characters
    std::uint8_t pair;  // number in the query
  };

  void add_pair(char32_t first, char32_t second, double weight);
  std::uint8_t find(std::uint64_t key) const;
  void scan(std::string_view text);
  double best_passage(const std::vector<Occurrence>& in_title) const;
  double squares_of_stretches();
  double share_as_typed(std::string_view title, std::string_view body) const;

  std::vector<std::string> texts_;
  std::vector<Pair> pairs_;
  std::array<std::uint8_t, kSlots> slots_;
  double total_ = 0;
  std::vector<Occurrence> occurrences_;  // of the text scanned last
  std::vector<double> stretch_up_to_;    // each pair: the heaviest that ends with it
};

}  // namespace musubi
