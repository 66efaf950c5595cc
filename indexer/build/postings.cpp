#include "indexer/build/postings.h"

#include <xxhash.h>

#include <algorithm>
#include <cstring>
#include <numeric>

#include "common/index/hidden_terms.h"

namespace musubi {

namespace {

constexpr std::size_t kInitialSlots = 1U << 12;  // a power of two, as all sizes are

}  // namespace

Postings::Postings(std::uint32_t remembered) : slots_(kInitialSlots), remembered_(remembered) {}

void Postings::begin_document() {
  ++documents_;
  document_begin_ = postings_.size();
}

void Postings::add(const AnalyzedTerm& term, std::uint32_t weight) {
  const bool is_itself = term.role == TermRole::Word || term.role == TermRole::Joined;
  if (term.number >= remembered_.size()) return add(number_of(term.text), weight, !is_itself);
  std::uint32_t& remembered = remembered_[term.number];
  if (remembered == 0) remembered = number_of(term.text) + 1;
  add(remembered - 1, weight, !is_itself);
}

void Postings::add(std::uint32_t number, std::uint32_t weight, bool as_part) {
  Term& known = terms_[number];
  if (known.last_document != documents_) {
    known.last_document = documents_;
    known.last_posting = static_cast<std::uint32_t>(postings_.size());
    ++known.documents;
    postings_.push_back({number, documents_ - 1, 0, true});
  }
  Posting& posting = postings_[known.last_posting];
  posting.wdf += weight;
  posting.only_as_part = posting.only_as_part && as_part;
}

void Postings::add_parts_only() {
  const std::size_t end = postings_.size();
  for (std::size_t i = document_begin_; i < end; ++i) {
    if (!postings_[i].only_as_part) continue;
    const std::uint32_t term = postings_[i].term;
    if (terms_[term].part_only == 0) {
      const std::uint32_t number = number_of(part_only_term(terms_[term].text));
      terms_[term].part_only = number + 1;
    }
    add(terms_[term].part_only - 1, 0, false);
  }
}

std::span<const Postings::Posting> Postings::of_document() const {
  return std::span(postings_).subspan(document_begin_);
}

std::uint32_t Postings::length_of_document() const {
  std::uint32_t length = 0;
  for (const Posting& posting : of_document()) length += posting.wdf;
  return length;
}

std::uint32_t Postings::number_of(std::string_view term) {
  const std::uint64_t hash = XXH3_64bits(term.data(), term.size());
  std::uint32_t& slot = slot_of(term, hash);
  if (slot != 0) return slot - 1;
  auto* text = static_cast<char*>(texts_.allocate(std::max<std::size_t>(term.size(), 1), 1));
  std::memcpy(text, term.data(), term.size());
  const auto number = static_cast<std::uint32_t>(terms_.size());
  terms_.push_back({{text, term.size()}, hash, 0, 0, 0, 0});
  slot = number + 1;
  if (2 * terms_.size() > slots_.size()) grow();
  return number;
}

std::uint32_t& Postings::slot_of(std::string_view term, std::uint64_t hash) {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash & mask;
  while (slots_[at] != 0) {
    const Term& known = terms_[slots_[at] - 1];
    if (known.hash == hash && known.text == term) break;
    at = (at + 1) & mask;
  }
  return slots_[at];
}

void Postings::grow() {
  slots_.assign(2 * slots_.size(), 0);
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t number = 0; number < terms_.size(); ++number) {
    std::size_t at = terms_[number].hash & mask;
    while (slots_[at] != 0) at = (at + 1) & mask;
    slots_[at] = static_cast<std::uint32_t>(number + 1);
  }
}

std::vector<std::uint32_t> Postings::sorted_terms() const {
  std::vector<std::uint32_t> numbers(terms_.size());
  std::iota(numbers.begin(), numbers.end(), 0);
  std::sort(numbers.begin(), numbers.end(),
            [this](std::uint32_t a, std::uint32_t b) { return terms_[a].text < terms_[b].text; });
  return numbers;
}

// A counting sort, which leaves the documents of a term in their order.
Postings::ByTerm Postings::by_term() const {
  ByTerm result;
  result.begins.reserve(terms_.size() + 1);
  result.begins.push_back(0);
  for (const Term& term : terms_) result.begins.push_back(result.begins.back() + term.documents);
  std::vector<std::uint32_t> next(result.begins.begin(), result.begins.end() - 1);
  result.postings.resize(postings_.size());
  for (const Posting& posting : postings_) result.postings[next[posting.term]++] = &posting;
  return result;
}

}  // namespace musubi
