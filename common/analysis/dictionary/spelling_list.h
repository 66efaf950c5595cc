// spelling_list.h - the words of the user dictionary of other spellings, as they are found.
#pragma once
#include <map>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "common/analysis/dictionary/ipadic_table.h"
#include "common/analysis/dictionary/spelling_words.h"

namespace musubi {

// What a spelling costs more where IPADIC has another word written so (集る, タカル).
inline constexpr int kRivalCost = 4000;

// What a word costs less than the same letters in IPADIC, whatever stands before and behind.
inline constexpr int kPreference = 3000;

// The word, written so.
inline SpellingWord respelled(const IpadicWord& word, std::string surface) {
  return {std::move(surface), word.context_id,  word.cost, word.part_of_speech,
          word.reading,       word.conjugation, word.form, {}};
}

// Words are the same that are written and read alike in the same context.
class SpellingList {
 public:
  // Unless the same is there.
  void add(const SpellingWord& word) { words_.try_emplace(key_of(word), word); }

  // Of two that are the same the one that costs less.
  void add_cheapest(const SpellingWord& word) {
    const auto [known, is_new] = words_.try_emplace(key_of(word), word);
    if (!is_new && word.cost < known->second.cost) known->second = word;
  }

  // In place of the same.
  void replace(const SpellingWord& word) { words_.insert_or_assign(key_of(word), word); }

  std::vector<SpellingWord> take() {
    std::vector<SpellingWord> words;
    for (auto& [key, word] : words_) words.push_back(std::move(word));
    return words;
  }

 private:
  using Key = std::tuple<std::string, int, std::string>;  // surface, context, reading

  static Key key_of(const SpellingWord& word) {
    return {word.surface, word.context_id, word.reading};
  }

  std::map<Key, SpellingWord> words_;
};

}  // namespace musubi
