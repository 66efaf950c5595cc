#include "searcher/present/explanation_text.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace musubi {

std::string explanation_text(const Explanation& explanation) {
  const double score = explanation.words + explanation.wording;
  std::string text = fmt::format("点数 {:.2f} = 語 {:.2f} + 言い回し {:.2f}", score,
                                 explanation.words, explanation.wording);
  if (explanation.wording > 0) {
    text += fmt::format("（問いの文字の並びのうち、題名と一節に{:.0f}%、まとまって{:.0f}%）",
                        100 * explanation.passage, 100 * explanation.stretches);
  }
  if (!explanation.found.empty()) {
    text += fmt::format("。見つかった語: {}", fmt::join(explanation.found, "、"));
  }
  return text;
}

}  // namespace musubi
