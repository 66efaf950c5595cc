// highlighter.h - where a text holds the words of a query.
#pragma once
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "common/analysis/analyzer.h"
#include "common/analysis/normalizer.h"
#include "searcher/answer.h"
#include "searcher/passage/best_passage.h"

namespace musubi {

// Byte spans of `text` as spans of code points, those that touch made one.
CharSpans char_spans(std::string_view text, const std::vector<MatchSpan>& spans);

// A long text is read piece by piece, up to the first that holds any of the words.
class Highlighter {
 public:
  // `terms` of the query, repeated ones counting once; `wordings`: what letters_as_read() makes
  // of its texts, which are looked for where a text has none of the terms.
  Highlighter(Analyzer& analyzer, const std::vector<std::string>& terms,
              std::vector<std::u32string> wordings = {});

  // Spans of the raw text, by their begin.
  std::vector<MatchSpan> find(std::string_view raw);

  // Those in and around the best passage of `raw` alone.  Looks for how the terms
  // begin and analyzes the clauses where that counts: most of a text is never cut
  // into words.
  std::vector<MatchSpan> find_best(std::string_view raw);

 private:
  struct Clause {
    std::size_t begin = 0;  // bytes in the normalized text, half-open
    std::size_t end = 0;
    bool analyzed = false;
    std::vector<MatchSpan> spans;  // until then, of what may be a term
  };

  enum class Looking { AtStems, AtAll };

  template <typename Find>
  std::vector<MatchSpan> in_first_piece(std::string_view raw, Find find) const;
  std::vector<MatchSpan> best_of_piece(std::string_view piece, Looking looking);
  std::vector<MatchSpan> by_letters(std::string_view piece) const;
  std::vector<Clause> clauses_with_terms(const NormalizedText& text) const;
  void analyze(const NormalizedText& text, Clause& clause);

  Analyzer& analyzer_;
  std::unordered_map<std::string, int> terms_;
  std::vector<std::u32string> wordings_;
};

}  // namespace musubi
