// matches.h - documents that match, with their scores.
#pragma once
#include <xapian.h>

#include <cmath>
#include <vector>

namespace musubi {

struct Match {
  Xapian::docid document = 0;
  double score = 0;
};

using Matches = std::vector<Match>;

// Scores that differ by less are equal: their last bits depend on the order in which they were
// added up.
inline constexpr double kScoreStep = 1.0 / (1 << 20);

inline double rounded_score(double score) {
  return std::round(score / kScoreStep) * kScoreStep;
}

}  // namespace musubi
