// lexer.h - cuts a query string into lexemes.
//
// First step of the query parser.  It knows characters and field names, not
// what goes with what: operators may stand anywhere, groups may be unbalanced.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "common/index/schema.h"
#include "common/result.h"

namespace musubi {

enum class LexemeKind {
  Word,
  Phrase,  // text: between the quotes
  Prefix,  // text: before the asterisk
  Field,   // text: name and colon; its value comes directly behind it
  And,
  Or,
  Not,
  Open,
  Close,
};

// A piece of the query string, in valid UTF-8 without control characters.
struct Lexeme {
  LexemeKind kind;
  std::string text;                      // as typed, may be all symbols
  const musubi::Field* field = nullptr;  // of a Field
};

// Fails if there are more than `max_words` words, phrases and prefixes.
Result<std::vector<Lexeme>> cut_query(std::string_view query, std::size_t max_words);

}  // namespace musubi
