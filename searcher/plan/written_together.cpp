#include "searcher/plan/written_together.h"

#include <utility>

#include "common/analysis/kana.h"
#include "common/analysis/token_filter.h"
#include "common/text/utf8.h"

namespace musubi {

namespace {

// Characters that the pieces of a word written together have at least.
constexpr std::size_t kMinKatakanaPiece = 2;
constexpr std::size_t kMinKatakanaWhole = 6;
constexpr std::size_t kMinLatinPiece = 2;

}  // namespace

std::vector<std::string> words_written_together(const std::string& term, const Lexicon& lexicon) {
  if (!is_katakana(term) && !is_latin(term)) return {};
  const std::size_t chars = char_count(term);
  if (is_katakana(term) && chars < kMinKatakanaWhole) return {};
  const std::size_t min_chars = is_latin(term) ? kMinLatinPiece : kMinKatakanaPiece;
  std::size_t at = 0;
  for (std::size_t n = 1; n + min_chars <= chars; ++n) {
    next_code_point(term, at);
    if (n < min_chars) continue;
    std::string first = fold_word(term.substr(0, at));
    std::string second = term.substr(at);
    if (lexicon.has(first) && lexicon.has(second)) return {std::move(first), std::move(second)};
  }
  return {};
}

}  // namespace musubi
