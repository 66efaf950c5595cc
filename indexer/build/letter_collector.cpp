#include "indexer/build/letter_collector.h"

#include <algorithm>
#include <numeric>

#include "common/analysis/letters.h"
#include "common/index/letter_index.h"

namespace musubi {

std::u32string letters_of(const Document& document) {
  std::u32string letters = letters_of(std::string_view(document.title));
  for (const std::string* text : {&document.body, &document.partner, &document.also}) {
    if (text->empty()) continue;
    letters += kNoLetter;
    letters += letters_of(std::string_view(*text));
  }
  return letters;
}

const SequenceTable& LetterCollector::no_sequences() {
  static const SequenceTable none;
  return none;
}

LetterCollector::Slot& LetterCollector::slot_of(std::uint64_t pair) {
  std::size_t at = place_of(pair);
  while (slots_[at].pair != 0 && slots_[at].pair != pair) at = (at + 1) & (slots_.size() - 1);
  return slots_[at];
}

void LetterCollector::grow() {
  const std::vector<Slot> old = std::exchange(slots_, std::vector<Slot>(2 * slots_.size()));
  --shift_;
  for (const Slot& slot : old) {
    if (slot.pair != 0) slot_of(slot.pair) = slot;
  }
}

void LetterCollector::add_pair(std::uint64_t pair, std::uint32_t document) {
  Slot* slot = &slot_of(pair);
  if (slot->pair == 0) {
    if (2 * pairs_.size() >= slots_.size()) {
      grow();
      slot = &slot_of(pair);
    }
    *slot = {pair, static_cast<std::uint32_t>(pairs_.size()), 0};
    pairs_.push_back(pair);
  }
  if (slot->last == documents_) return;
  slot->last = documents_;
  postings_.push_back({slot->number, document});
}

// The table is larger than the caches: what is looked up soon is fetched while others are added.
void LetterCollector::add_waiting(std::uint32_t document) {
  constexpr std::size_t kAhead = 12;
  for (std::size_t i = 0; i < waiting_.size(); ++i) {
    if (i + kAhead < waiting_.size()) __builtin_prefetch(&slots_[place_of(waiting_[i + kAhead])]);
    add_pair(waiting_[i], document);
  }
  waiting_.clear();
}

void LetterCollector::add(std::uint32_t document, std::u32string_view letters) {
  add_sequences(document, letters, 0);
}

void LetterCollector::add_sequences(std::uint32_t document, std::u32string_view letters,
                                    char32_t from) {
  constexpr std::size_t kMaxWaiting = 4096;
  ++documents_;
  for_each_pair(letters, *sequences_, [&](LetterPair pair, auto, auto) {
    if (pair.first < from) return;
    waiting_.push_back(key_of(pair));
    if (waiting_.size() == kMaxWaiting) add_waiting(document);
  });
  add_waiting(document);
}

Result<void> LetterCollector::write(const std::filesystem::path& folder) {
  std::vector<std::uint32_t> ends(pairs_.size() + 1), documents(postings_.size());
  for (const Posting& posting : postings_) ++ends[posting.pair + 1];
  std::partial_sum(ends.begin(), ends.end(), ends.begin());
  for (const Posting& posting : postings_) documents[ends[posting.pair]++] = posting.document;
  std::vector<std::uint32_t> in_order(pairs_.size());
  std::iota(in_order.begin(), in_order.end(), 0);
  std::sort(in_order.begin(), in_order.end(),
            [&](std::uint32_t a, std::uint32_t b) { return pairs_[a] < pairs_[b]; });
  LetterIndexWriter file(folder);
  for (const std::uint32_t pair : in_order) {
    const auto begin = documents.begin() + (pair == 0 ? 0 : ends[pair - 1]);
    const auto end = documents.begin() + ends[pair];
    if (!std::is_sorted(begin, end)) std::sort(begin, end);
    file.add(pair_of(pairs_[pair]), std::span(begin, end));
  }
  const std::uint32_t count = documents_;
  *this = LetterCollector(*sequences_);
  return file.finish(count, LetterSequences(sequences_->items()));
}

}  // namespace musubi
