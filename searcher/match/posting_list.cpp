#include "searcher/match/posting_list.h"

#include <algorithm>

namespace musubi {

void PostingList::reserve(std::size_t postings) {
  places_.reserve(postings);
  wdfs_.reserve(postings);
}

void PostingList::add(Xapian::docid document, Xapian::termcount wdf, double score) {
  const std::uint32_t window = window_of(document);
  if (starts_.empty() || starts_.back().window != window) {
    starts_.push_back({window, static_cast<std::uint32_t>(places_.size())});
  }
  if (wdf >= kManyTimes) large_wdfs_.emplace_back(places_.size(), wdf);
  places_.push_back(place_of(document));
  wdfs_.push_back(static_cast<std::uint8_t>(std::min<Xapian::termcount>(wdf, kManyTimes)));
  best_score_ = std::max(best_score_, score);
}

std::size_t PostingList::bytes() const {
  return sizeof(*this) + starts_.capacity() * sizeof(Start) +
         places_.capacity() * sizeof(places_[0]) + wdfs_.capacity() +
         large_wdfs_.capacity() * sizeof(large_wdfs_[0]);
}

PostingList::Run PostingList::in(std::uint32_t window, std::size_t& cursor) const {
  while (cursor < starts_.size() && starts_[cursor].window < window) ++cursor;
  if (cursor == starts_.size() || starts_[cursor].window != window) return {};
  const std::size_t first = starts_[cursor].posting;
  const std::size_t end =
      cursor + 1 < starts_.size() ? starts_[cursor + 1].posting : places_.size();
  return {std::span(places_).subspan(first, end - first), first};
}

Xapian::termcount PostingList::large_wdf(std::size_t posting) const {
  return std::lower_bound(large_wdfs_.begin(), large_wdfs_.end(),
                          std::pair<std::size_t, Xapian::termcount>(posting, 0))
      ->second;
}

}  // namespace musubi
