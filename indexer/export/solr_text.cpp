#include "indexer/export/solr_text.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "common/analysis/letters.h"
#include "common/analysis/normalizer.h"
#include "common/text/cut.h"
#include "common/text/json.h"
#include "common/text/utf8.h"
#include "indexer/build/joined_words.h"

namespace musubi {

namespace {

constexpr std::size_t kPieceBytes = 256U << 10;

struct PlacedTerm {
  std::string text;
  std::size_t begin = 0, end = 0;  // bytes of a piece
  bool is_word = false;
};

std::vector<PlacedTerm> terms_of(std::string_view piece, Analyzer& analyzer) {
  std::vector<PlacedTerm> terms;
  const NormalizedText text = normalize_with_offsets(piece);
  analyzer.analyze_in_all_cuts(text.text, [&](const AnalyzedTerm& term) {
    const auto [begin, end] = text.offsets.to_raw(term.begin, term.end);
    terms.push_back({std::string(term.text), begin, end, term.role == TermRole::Word});
  });
  std::stable_sort(terms.begin(), terms.end(), [](const PlacedTerm& a, const PlacedTerm& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.is_word && !b.is_word;
  });
  return terms;
}

// Of each byte where a character begins, and of the end, how many UTF-16 units stand before it.
std::vector<std::size_t> utf16_offsets(std::string_view text) {
  std::vector<std::size_t> offsets(text.size() + 1);
  std::size_t units = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(text, at);
    std::fill(offsets.begin() + static_cast<std::ptrdiff_t>(begin),
              offsets.begin() + static_cast<std::ptrdiff_t>(at), units);
    units += c > 0xFFFF ? 2 : 1;
  }
  offsets.back() = units;
  return offsets;
}

class SolrTokens {
 public:
  void add(std::string_view term, std::size_t begin, std::size_t end, bool is_word) {
    // Solr has no position before the first.
    const bool moves_on = is_word || tokens_.empty();
    tokens_.push_back({{"t", term}, {"s", begin}, {"e", end}, {"i", moves_on ? 1 : 0}});
  }
  JsonValue take() { return std::move(tokens_); }

 private:
  JsonValue tokens_ = JsonValue::array();
};

}  // namespace

std::string solr_text(std::string_view raw, Analyzer& analyzer) {
  SolrTokens tokens;
  std::size_t units = 0;  // of the pieces so far
  for (std::string_view rest = raw; !rest.empty();) {
    const std::string_view piece = rest.substr(0, first_piece(rest, kPieceBytes));
    const std::vector<std::size_t> offsets = utf16_offsets(piece);
    for (const PlacedTerm& term : terms_of(piece, analyzer)) {
      tokens.add(term.text, units + offsets[term.begin], units + offsets[term.end], term.is_word);
    }
    units += offsets.back();
    rest.remove_prefix(piece.size());
  }
  for_each_joined_word(joined_letters_of(raw), analyzer, [&](const AnalyzedTerm& term) {
    tokens.add(term.text, units, units, term.role == TermRole::Word);
  });
  return json_line({{"v", "1"}, {"str", raw}, {"tokens", tokens.take()}});
}

}  // namespace musubi
