#include "common/analysis/word.h"

#include <algorithm>

#include "common/analysis/counted_words.h"
#include "common/analysis/kana.h"
#include "common/analysis/token_filter.h"
#include "common/term.h"
#include "common/text/utf8.h"

namespace musubi {

namespace {

constexpr std::size_t kMinCompoundChars = 3;
constexpr std::size_t kMaxCompoundChars = 24;
constexpr std::size_t kMaxCharsForPairs = 6;

// Of a katakana word that the dictionary lacks: ビジネス|サポート|センター.
constexpr std::size_t kMinUnknownCompoundChars = 6;

constexpr std::string_view kMiddleDot = "・";

template <typename Take>
void for_each_piece_between_dots(std::string_view name, Take take) {
  for (std::size_t begin = 0; begin < name.size();) {
    const std::size_t end = std::min(name.find(kMiddleDot, begin), name.size());
    if (end > begin) take(begin, end);
    begin = end + kMiddleDot.size();
  }
}

// A name that is one token with its dots, as it is without them: ラインラント・プファルツ.
void cut_at_dots(std::string_view name, Word& word) {
  for_each_piece_between_dots(name, [&](std::size_t begin, std::size_t end) {
    word.parts.push_back({to_term(name.substr(begin, end - begin)), begin, end});
  });
  word.term = to_term(without_dots(name));
}

bool may_be_compound(const Token& token) {
  if (!token.known) {
    return is_katakana(token.surface) && char_count(token.surface) >= kMinUnknownCompoundChars;
  }
  return token.part_of_speech == PartOfSpeech::Noun ||
         token.part_of_speech == PartOfSpeech::ProperNoun ||
         token.part_of_speech == PartOfSpeech::PlaceName;
}

// Where づくり of まちづくり begins; 0 if the word is none of that kind.
std::size_t begin_of_making(std::string_view word) {
  for (const std::string_view making : {"づくり", "作り", "造り"}) {
    if (word.ends_with(making)) return word.size() - making.size();
  }
  return 0;
}

void cut_counted(const CountedWord& counted, std::size_t size, std::vector<Part>& parts) {
  parts.push_back({counted.decimal, 0, counted.counter_begin});
  // つ behind a number is taken for many things.
  if (!has_kanji(counted.counter)) return;
  const bool is_shown = counted.counter_begin < size;
  parts.push_back({counted.counter, is_shown ? counted.counter_begin : 0, size});
}

// Finds the words in a word, and the words in these.
class CompoundCutter {
 public:
  CompoundCutter(Tokenizer& tokenizer, std::vector<Part>& parts)
      : tokenizer_(tokenizer), parts_(parts) {}

  // `offset`: of the compound in the whole word.
  void cut(std::string_view compound, std::size_t offset, PartOfSpeech part_of_speech) {
    const std::size_t chars = char_count(compound);
    if (chars < kMinCompoundChars || chars > kMaxCompoundChars) return;
    const auto pieces = tokenizer_.split_compound(compound, part_of_speech);
    const bool is_place = part_of_speech == PartOfSpeech::PlaceName;
    if (pieces.empty() && !is_place) cut_into_pairs(compound, offset);
    for (const auto& [begin, end] : pieces) {
      const std::string_view piece = compound.substr(begin, end - begin);
      parts_.push_back({to_term(piece), offset + begin, offset + end});
      cut(piece, offset + begin, is_place ? PartOfSpeech::PlaceName : PartOfSpeech::ProperNoun);
    }
  }

 private:
  // 水族 of 水族館, where the dictionary has no word for the pieces.  A name across them is
  // another thing: no 京都 in 東京都庁.
  void cut_into_pairs(std::string_view word, std::size_t offset) {
    if (kanji_of(word).size() != word.size() || char_count(word) > kMaxCharsForPairs) return;
    std::size_t first = 0, second = 0;
    for (next_code_point(word, second); second < word.size();) {
      std::size_t end = second;
      next_code_point(word, end);
      const std::string_view pair = word.substr(first, end - first);
      if (!tokenizer_.is_name(pair)) {
        parts_.push_back({to_term(pair), offset + first, offset + end});
      }
      first = second;
      second = end;
    }
  }

  Tokenizer& tokenizer_;
  std::vector<Part>& parts_;
};

}  // namespace

// Field prefixes are capital letters; terms are lower case, so they never meet.
std::string to_term(std::string_view base) {
  constexpr std::size_t kFieldPrefixBytes = 8;  // room for one
  return bounded_term(fold_word(base), kMaxTermBytes - kFieldPrefixBytes);
}

std::string without_dots(std::string_view name) {
  std::string whole;
  for_each_piece_between_dots(name, [&](std::size_t begin, std::size_t end) {
    whole += fold_word(name.substr(begin, end - begin));
  });
  return whole;
}

Word make_word(const Token& token, Tokenizer& tokenizer) {
  Word word;
  word.carries_meaning = carries_meaning(token);
  if (!word.carries_meaning) return word;
  word.term = to_term(token.base);
  const std::string_view surface = token.surface;
  if (surface.find(kMiddleDot) != surface.npos) {
    cut_at_dots(surface, word);
    return word;
  }
  if (token.part_of_speech == PartOfSpeech::Verb) {
    for (const std::string& other : tokenizer.homographs(token)) {
      word.homographs.push_back(to_term(other));
    }
  }
  if (!may_be_compound(token)) return word;
  if (const auto counted = counted_word(surface)) {
    cut_counted(*counted, surface.size(), word.parts);
  } else if (const std::size_t making = begin_of_making(surface); making > 0) {
    word.parts.push_back({to_term(surface.substr(0, making)), 0, making});
    word.parts.push_back({to_term(surface.substr(making)), making, surface.size()});
  } else {
    const PartOfSpeech kind = token.known ? token.part_of_speech : PartOfSpeech::Noun;
    CompoundCutter(tokenizer, word.parts).cut(surface, 0, kind);
  }
  return word;
}

}  // namespace musubi
