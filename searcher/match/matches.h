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

// Scores are equal that differ by less: the last bits depend on the order of adding up.
inline constexpr double kScoreStep = 1.0 / (1 << 20);

inline double rounded_score(double score) {
  return std::round(score / kScoreStep) * kScoreStep;
}

}  // namespace musubi
