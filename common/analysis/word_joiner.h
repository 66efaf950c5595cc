// word_joiner.h - words that may as well be written as one: COVID-19, Wi-Fi, Rheinland・Pfalz.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "common/analysis/kana.h"
#include "common/analysis/tokenizer.h"

namespace musubi {

struct JoinedWord {
  std::string term;
  std::size_t begin = 0;  // bytes in the text, half-open
  std::size_t end = 0;
};

// Joins tokens of one script, Latin or katakana, that have nothing or joiners between
// them.  Takes the tokens of a text in their order.
class WordJoiner {
 public:
  // The joined word that ends before the token, if there is one of two pieces or more.
  std::optional<JoinedWord> add(const Token& token);

  // The one that ends here.
  std::optional<JoinedWord> finish();

 private:
  bool is_joiner(std::string_view mark) const;
  bool is_continued_by(const Token& token, Script script) const;

  Script script_ = Script::Other;
  std::string text_;
  std::size_t begin_ = 0, end_ = 0;
  int pieces_ = 0;
  std::string_view joiner_;  // behind the last piece
};

}  // namespace musubi
