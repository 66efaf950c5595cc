#include "indexer/build/id_ranks.h"

#include <algorithm>
#include <utility>

namespace musubi {

IdRanks::IdRanks(std::span<const std::uint32_t> ranks, KeyOf key_of)
    : is_there_(ranks.size()), key_of_(std::move(key_of)) {
  std::vector<std::uint32_t> by_rank(ranks.size() + 1);
  for (std::uint32_t document = 0; document < ranks.size(); ++document) {
    if (ranks[document] == 0 || ranks[document] >= by_rank.size()) continue;
    by_rank[ranks[document]] = document;
  }
  for (const std::uint32_t document : by_rank) {
    if (document == 0) continue;
    before_.push_back(document);
    is_there_[document] = true;
  }
}

void IdRanks::add(std::uint32_t document, std::string_view key) {
  if (document >= is_there_.size()) is_there_.resize(std::size_t{document} + 1);
  if (is_there_[document]) return;
  is_there_[document] = true;
  added_.push_back({keys_.size(), static_cast<std::uint32_t>(key.size()), document});
  keys_ += key;
}

void IdRanks::remove(std::uint32_t document) {
  if (document < is_there_.size()) is_there_[document] = false;
}

std::vector<std::uint32_t> IdRanks::in_order() const {
  const auto is_gone = [&](std::uint32_t document) { return !is_there_[document]; };
  std::vector<std::uint32_t> kept = before_;
  std::erase_if(kept, is_gone);
  std::vector<Added> added = added_;
  std::erase_if(added, [&](const Added& one) { return is_gone(one.document); });
  std::sort(added.begin(), added.end(), [&](const Added& a, const Added& b) {
    return std::pair(key(a), a.document) < std::pair(key(b), b.document);
  });
  std::vector<std::uint32_t> all;
  all.reserve(kept.size() + added.size());
  merge(added, kept, all);
  return all;
}

// Few keys of what is kept are asked for: the middle one of what was added is searched for
// first, and then those before it among what stands before.
void IdRanks::merge(std::span<const Added> added, Documents kept,
                    std::vector<std::uint32_t>& all) const {
  if (added.empty() || kept.empty()) {
    all.insert(all.end(), kept.begin(), kept.end());
    for (const Added& one : added) all.push_back(one.document);
    return;
  }
  const std::size_t middle = added.size() / 2;
  const auto behind = std::lower_bound(
      kept.begin(), kept.end(), key(added[middle]),
      [&](std::uint32_t document, std::string_view wanted) { return key_of_(document) < wanted; });
  const auto before = static_cast<std::size_t>(behind - kept.begin());
  merge(added.first(middle), kept.first(before), all);
  all.push_back(added[middle].document);
  merge(added.subspan(middle + 1), kept.subspan(before), all);
}

}  // namespace musubi
