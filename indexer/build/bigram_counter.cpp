#include "indexer/build/bigram_counter.h"

#include "common/analysis/folded_characters.h"
#include "common/index/bigram_buckets.h"

namespace musubi {

BigramCounter::BigramCounter() : buckets_(std::size_t{1} << kMaxBigramBits) {}

void BigramCounter::add(const Document& document) {
  ++documents_;
  count_once(document, [](std::uint32_t& count) { ++count; });
}

void BigramCounter::remove(const Document& document) {
  --documents_;
  count_once(document, [](std::uint32_t& count) { --count; });
}

template <typename Count>
void BigramCounter::count_once(const Document& document, Count count) {
  ++pass_;
  for (const std::string* text : {&document.title, &document.body}) {
    count_once(std::string_view(*text), count);
  }
}

template <typename Count>
void BigramCounter::count_once(std::string_view text, Count count) {
  char32_t previous = kNoLetter;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_folded_character(text, at);
    if (previous != kNoLetter && c != kNoLetter) {
      Bucket& bucket = buckets_[bigram_bucket(previous, c, kMaxBigramBits)];
      if (bucket.last_pass != pass_) {
        bucket.last_pass = pass_;
        count(bucket.documents);
      }
    }
    previous = c;
  }
}

BigramCounts BigramCounter::counts() const {
  BigramCounts counts;
  counts.documents = documents_;
  for (std::size_t i = 0; i < buckets_.size(); ++i) counts.buckets[i] = buckets_[i].documents;
  return counts;
}

}  // namespace musubi
