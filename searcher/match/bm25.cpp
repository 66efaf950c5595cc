#include "searcher/match/bm25.h"

#include <cmath>

namespace musubi {

double rarity(Xapian::doccount count, Xapian::doccount all) {
  const double odds = (all - count + 0.5) / (count + 0.5);
  return std::log(odds < 2 ? odds / 2 + 1 : odds);
}

}  // namespace musubi
