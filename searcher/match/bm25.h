// bm25.h - what a word in a document scores, alike by Xapian's matcher and by ours.
//
// BM25 as Xapian 1.4 has it (weight/bm25weight.cc), for queries whose words weigh by
// their rarity alone (k2 = k3 = 0):
//
//   rarity * (k1 + 1) * wdf / (k1 * (b * length / average length + 1 - b) + wdf)
//
// wdf: how often the word occurs in the document.
#pragma once
#include <xapian.h>

#include <algorithm>

#include "common/index/weights.h"

namespace musubi {

inline Xapian::BM25Weight xapian_bm25() {
  return {kK1, 0, 0, kB, kMinNormalizedLength};
}

// What a word of rarity 1 scores in the documents of one collection.
class Bm25 {
 public:
  explicit Bm25(double average_length)
      : length_factor_(average_length > 0 ? 1 / average_length : 0) {}

  double score(Xapian::termcount wdf, Xapian::termcount length) const {
    const double normalized = std::max(length * length_factor_, kMinNormalizedLength);
    return (kK1 + 1) * (wdf / (kK1 * (normalized * kB + (1 - kB)) + wdf));
  }

 private:
  double length_factor_;
};

}  // namespace musubi
