#include "common/gazetteer/phrase_matcher.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace musubi {

PhraseMatcher::PhraseMatcher(std::vector<std::string> phrases)
    : phrases_(std::move(phrases)),
      buckets_(std::bit_ceil(2 * phrases_.size() + 2)),
      table_bits_(std::countr_zero(buckets_.size())),
      firsts_(kFirsts),
      pairs_(std::size_t{1} << kPairBits) {
  std::vector<std::uint64_t> keys(phrases_.size());
  for (std::uint32_t i = 0; i < phrases_.size(); ++i) {
    const std::string_view phrase = phrases_[i];
    if (phrase.empty()) continue;
    std::size_t at = 0;
    const char32_t first = next_code_point(phrase, at);
    if (at == phrase.size()) continue;
    const char32_t second = next_code_point(phrase, at);
    const char32_t third = at == phrase.size() ? 0 : next_code_point(phrase, at);
    keys[i] = key(first, second, third);
    firsts_[first % kFirsts] = true;
    pairs_[place_of(key(first, second, 0), kPairBits)] = true;
    order_.push_back(i);
  }
  std::sort(order_.begin(), order_.end(), [&](std::uint32_t a, std::uint32_t b) {
    if (keys[a] != keys[b]) return keys[a] < keys[b];
    if (phrases_[a].size() != phrases_[b].size()) return phrases_[a].size() > phrases_[b].size();
    return a < b;
  });
  for (std::uint32_t i = 0; i < order_.size(); ++i) {
    Bucket& bucket = buckets_[place_in_table(keys[order_[i]])];
    if (bucket.end == 0) bucket = {keys[order_[i]], i, i};
    bucket.end = i + 1;
  }
}

}  // namespace musubi
