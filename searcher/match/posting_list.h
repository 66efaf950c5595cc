// posting_list.h - the documents that have a term, decoded, in three bytes each.
#pragma once
#include <xapian.h>

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "searcher/match/window.h"

namespace musubi {

class PostingList {
 public:
  void reserve(std::size_t postings);

  // In ascending order of the documents.  `score`: of a term of rarity 1.
  void add(Xapian::docid document, Xapian::termcount wdf, double score);

  std::size_t bytes() const;

  // No posting of a term of rarity 1 scores more.
  double best_score() const { return best_score_; }

  // The postings of one window: their places, and the number of the first among all.
  struct Run {
    std::span<const std::uint16_t> places;
    std::size_t first = 0;
  };
  // `cursor` is kept by the caller, 0 at first: where the last window was found.  Windows are
  // asked for in ascending order, each as often as wanted.
  Run in(std::uint32_t window, std::size_t& cursor) const;

  // How often the document of a posting has the term.
  Xapian::termcount wdf(std::size_t posting) const {
    return wdfs_[posting] < kManyTimes ? wdfs_[posting] : large_wdf(posting);
  }

 private:
  static constexpr std::uint8_t kManyTimes = 0xFF;

  struct Start {
    std::uint32_t window;
    std::uint32_t posting;
  };

  Xapian::termcount large_wdf(std::size_t posting) const;

  std::vector<Start> starts_;  // of windows that have postings
  std::vector<std::uint16_t> places_;
  std::vector<std::uint8_t> wdfs_;
  std::vector<std::pair<std::size_t, Xapian::termcount>> large_wdfs_;  // by posting
  double best_score_ = 0;
};

}  // namespace musubi
