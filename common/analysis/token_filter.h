// token_filter.h - from tokens to terms: which tokens count, in which form.
#pragma once
#include <string>
#include <string_view>

#include "common/analysis/tokenizer.h"

namespace musubi {

// False for what only holds a sentence together (particles, auxiliaries,
// symbols, する, こと ...): such tokens give no term.
bool carries_meaning(const Token& token);

// One form for the spellings of a word that has been normalized: the final long
// vowel of a katakana word (コンピューター -> コンピュータ), the iteration mark (人々 -> 人人),
// ヶ ケ が ガ between kanji (霞が関 -> 霞ケ関).
std::string fold_word(std::string_view word);

}  // namespace musubi
