// matches.h - documents that match, with their scores.
#pragma once
#include <xapian.h>

#include <vector>

namespace musubi {

struct Match {
  Xapian::docid document = 0;
  double score = 0;
};

using Matches = std::vector<Match>;

}  // namespace musubi
