#include "searcher/highlighter.h"

#include <algorithm>

#include "common/analysis/normalizer.h"
#include "common/text/utf8.h"

namespace musubi {

namespace {

constexpr std::size_t kMaxBytes = 512U << 10;

}  // namespace

CharSpans char_spans(std::string_view text, const std::vector<MatchSpan>& spans) {
  CharSpans result;
  for (const MatchSpan& span : spans) {
    const std::size_t begin = char_count(text.substr(0, span.begin));
    const std::size_t end = begin + char_count(text.substr(span.begin, span.end - span.begin));
    if (!result.empty() && begin <= result.back().second) {
      result.back().second = std::max(result.back().second, end);
    } else {
      result.emplace_back(begin, end);
    }
  }
  return result;
}

Highlighter::Highlighter(Analyzer& analyzer, const std::vector<std::string>& terms)
    : analyzer_(analyzer) {
  for (const std::string& term : terms) terms_.emplace(term, static_cast<int>(terms_.size()));
}

std::vector<MatchSpan> Highlighter::find(std::string_view raw) {
  std::vector<MatchSpan> spans;
  if (terms_.empty()) return spans;
  const NormalizedText normalized = normalize_with_offsets(truncate_utf8(raw, kMaxBytes));
  analyzer_.analyze(normalized.text, [&](const AnalyzedTerm& term) {
    const auto found = terms_.find(std::string(term.text));
    if (found == terms_.end()) return;
    const auto [begin, end] = normalized.offsets.to_raw(term.begin, term.end);
    spans.push_back({begin, end, 1.0, found->second});
  });
  std::stable_sort(spans.begin(), spans.end(),
                   [](const MatchSpan& a, const MatchSpan& b) { return a.begin < b.begin; });
  return spans;
}

}  // namespace musubi
