// highlighter.h - where a text holds the words of a query.
#pragma once
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "common/analysis/analyzer.h"
#include "searcher/answer.h"
#include "searcher/snippet.h"

namespace musubi {

// Byte spans of `text` as spans of code points, those that touch made one.
CharSpans char_spans(std::string_view text, const std::vector<MatchSpan>& spans);

class Highlighter {
 public:
  // `terms` of the query, repeated ones counting once.
  Highlighter(Analyzer& analyzer, const std::vector<std::string>& terms);

  // Spans of the raw text, by their begin.  A long text is read in its first part only.
  std::vector<MatchSpan> find(std::string_view raw);

 private:
  Analyzer& analyzer_;
  std::unordered_map<std::string, int> terms_;
};

}  // namespace musubi
