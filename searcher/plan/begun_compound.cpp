#include "searcher/plan/begun_compound.h"

#include <utility>

#include "common/text/utf8.h"

namespace musubi {

namespace {

// Of the words in front together, and of what is there of the last one.
constexpr std::size_t kLeastPartKana = 2;

bool is_read_by_words(const std::string& katakana, const Expander& expander) {
  return !expander.of_text(katakana).empty() || !expander.of_pieces(katakana).empty();
}

}  // namespace

std::vector<BegunCompound> begun_compounds(const std::string& katakana, const Expander& expander,
                                           const Lexicon& lexicon) {
  std::vector<BegunCompound> compounds;
  const std::size_t chars = char_count(katakana);
  if (chars > kMaxCharsToRead) return compounds;
  std::size_t at = 0;
  for (std::size_t head = 1; head + kLeastPartKana <= chars; ++head) {
    next_code_point(katakana, at);
    if (head < kLeastPartKana) continue;
    BegunCompound compound{katakana.substr(0, at), katakana.substr(at)};
    if (!is_read_by_words(compound.head, expander)) continue;
    compound.words = lexicon.terms_read_from(compound.tail);
    if (!compound.words.empty()) compounds.push_back(std::move(compound));
  }
  return compounds;
}

std::optional<std::string> words_before_last_kana(const std::string& katakana,
                                                  const Expander& expander) {
  const std::size_t chars = char_count(katakana);
  if (chars <= kLeastPartKana || chars > kMaxCharsToRead) return std::nullopt;
  std::string head(truncate_utf8(katakana, katakana.size() - 1));
  return is_read_by_words(head, expander) ? std::optional(std::move(head)) : std::nullopt;
}

std::optional<BegunCompound> compound_with_one_kana(const std::string& katakana,
                                                    const Expander& expander,
                                                    const Lexicon& lexicon) {
  const auto head = words_before_last_kana(katakana, expander);
  if (!head) return std::nullopt;
  BegunCompound compound{*head, katakana.substr(head->size())};
  compound.words = lexicon.terms_read_from(compound.tail);
  if (compound.words.empty()) return std::nullopt;
  compound.has_more = compound.words.size() > kMaxWordsOfOneKana;
  if (compound.has_more) compound.words.resize(kMaxWordsOfOneKana);
  return compound;
}

}  // namespace musubi
