#include "searcher/ranking/closeness.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "common/analysis/folded_characters.h"
#include "common/analysis/kana.h"
#include "common/text/utf8.h"

namespace musubi {

namespace {

// A passage: about a sentence.  Found by measurement: bench/relevance.
constexpr std::uint32_t kPassageChars = 60;

// A pair of hiragana and another letter is a word and a particle or an ending: it tells
// more of grammar than of meaning.  Found by measurement: bench/relevance.
constexpr double kMixedPairWeight = 0.5;

constexpr std::size_t kMaxPairs = 250;
constexpr std::size_t kMaxScannedBytes = 256U << 10;

bool is_mixed(char32_t first, char32_t second) {
  return (script_of(first) == Script::Hiragana) != (script_of(second) == Script::Hiragana);
}

std::uint64_t key_of(char32_t first, char32_t second) {
  return (std::uint64_t{first} << 32) | second;
}

std::size_t slot_of(std::uint64_t key, std::size_t slots) {
  return (key * 0x9E37'79B9'7F4A'7C15U >> 32) & (slots - 1);
}

// コンピューター does not hold コンピュータ.
bool holds_as_typed(std::string_view text, std::string_view typed) {
  constexpr std::string_view kLongVowel = "ー";
  for (std::size_t at = text.find(typed); at != text.npos; at = text.find(typed, at + 1)) {
    if (!text.substr(at + typed.size()).starts_with(kLongVowel)) return true;
  }
  return false;
}

}  // namespace

ClosenessJudge::ClosenessJudge(std::vector<std::string> texts, const BigramStatistics* statistics)
    : texts_(std::move(texts)) {
  slots_.fill(kNone);
  std::erase(texts_, "");
  for (const std::string& text : texts_) {
    char32_t previous = kNoLetter;
    for (std::size_t at = 0; at < text.size();) {
      const char32_t c = next_folded_character(text, at);
      if (previous != kNoLetter && c != kNoLetter) {
        const double rarity = statistics == nullptr ? 1 : statistics->rarity(previous, c);
        add_pair(previous, c, is_mixed(previous, c) ? kMixedPairWeight * rarity : rarity);
      }
      previous = c;
    }
  }
}

void ClosenessJudge::add_pair(char32_t first, char32_t second, double weight) {
  const std::uint64_t key = key_of(first, second);
  if (pairs_.size() == kMaxPairs || find(key) != kNone) return;
  std::size_t slot = slot_of(key, kSlots);
  while (slots_[slot] != kNone) slot = (slot + 1) % kSlots;
  slots_[slot] = static_cast<std::uint8_t>(pairs_.size());
  pairs_.push_back({key, weight});
  total_ += weight;
}

std::uint8_t ClosenessJudge::find(std::uint64_t key) const {
  for (std::size_t slot = slot_of(key, kSlots); slots_[slot] != kNone; slot = (slot + 1) % kSlots) {
    if (pairs_[slots_[slot]].key == key) return slots_[slot];
  }
  return kNone;
}

void ClosenessJudge::scan(std::string_view text) {
  occurrences_.clear();
  text = truncate_utf8(text, kMaxScannedBytes);
  char32_t previous = kNoLetter;
  std::uint32_t position = 0;
  for (std::size_t at = 0; at < text.size(); ++position) {
    const char32_t c = next_folded_character(text, at);
    const std::uint8_t pair = find(key_of(previous, c));
    if (pair != kNone) occurrences_.push_back({position, pair});
    previous = c;
  }
}

double ClosenessJudge::best_passage(const std::vector<Occurrence>& in_title) const {
  std::vector<std::uint32_t> inside(pairs_.size());
  double weight = 0;
  for (const Occurrence& occurrence : in_title) {
    if (inside[occurrence.pair]++ == 0) weight += pairs_[occurrence.pair].weight;
  }
  double best = weight;
  auto first = occurrences_.begin();
  for (const Occurrence& last : occurrences_) {
    if (inside[last.pair]++ == 0) weight += pairs_[last.pair].weight;
    for (; last.at - first->at > kPassageChars; ++first) {
      if (--inside[first->pair] == 0) weight -= pairs_[first->pair].weight;
    }
    best = std::max(best, weight);
  }
  return best;
}

double ClosenessJudge::squares_of_stretches() {
  stretch_up_to_.assign(pairs_.size(), 0);
  double weight = 0;
  const Occurrence* previous = nullptr;
  for (const Occurrence& occurrence : occurrences_) {
    const bool goes_on = previous != nullptr && occurrence.at == previous->at + 1 &&
                         occurrence.pair == previous->pair + 1;
    weight = (goes_on ? weight : 0) + pairs_[occurrence.pair].weight;
    double& heaviest = stretch_up_to_[occurrence.pair];
    heaviest = std::max(heaviest, weight);
    previous = &occurrence;
  }
  double squares = 0;
  for (std::size_t i = 0; i < stretch_up_to_.size(); ++i) {
    const double next = i + 1 < stretch_up_to_.size() ? stretch_up_to_[i + 1] : 0;
    if (next <= stretch_up_to_[i]) squares += stretch_up_to_[i] * stretch_up_to_[i];
  }
  return squares;
}

Closeness ClosenessJudge::judge(std::string_view title, std::string_view body) {
  scan(title);
  const std::vector<Occurrence> in_title = occurrences_;
  double squares = squares_of_stretches();
  scan(body);
  squares += squares_of_stretches();
  const double typed = share_as_typed(title, body);
  if (total_ == 0) return {0, 0, typed};
  const double stretches = std::min(std::sqrt(squares), total_);  // stretches may overlap
  return {best_passage(in_title) / total_, stretches / total_, typed};
}

double ClosenessJudge::share_as_typed(std::string_view title, std::string_view body) const {
  const auto count = std::count_if(texts_.begin(), texts_.end(), [&](const std::string& text) {
    return holds_as_typed(body, text) || holds_as_typed(title, text);
  });
  return static_cast<double>(count) / static_cast<double>(texts_.size());
}

}  // namespace musubi
