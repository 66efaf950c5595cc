// parser.h - query string to query tree.
//
// The language is described in docs/query-language.md.  Whatever is typed
// parses: syntax that makes no sense is taken as words or left out.
#pragma once
#include <cstddef>
#include <string_view>

#include "common/result.h"
#include "searcher/query/tree.h"

namespace musubi {

struct ParseOptions {
  std::size_t max_bytes = 32'768;
  std::size_t max_words = 256;  // words, phrases and prefixes
  std::size_t max_depth = 32;   // of groups; parentheses nested deeper are left out
};

// Ill-formed UTF-8 and control characters count as blanks.  Fails only if the
// query is longer than max_bytes or max_words.  Safe to call from any thread.
Result<QueryNode> parse_query(std::string_view query, const ParseOptions& options = {});

}  // namespace musubi
