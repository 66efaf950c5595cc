#include "searcher/present/explanation_text.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "common/messages.h"

namespace musubi {

namespace {

std::string in_japanese(const Explanation& explanation) {
  std::string text =
      fmt::format("点数 {:.2f} = 語の一致 {:.2f} + 言い回しの近さ {:.2f}",
                  explanation.words + explanation.wording, explanation.words, explanation.wording);
  if (explanation.wording > 0) {
    text +=
        fmt::format("（検索語の文字の並びの {:.0f}% が題名と抜粋にあり、{:.0f}% が長く続いている）",
                    100 * explanation.passage, 100 * explanation.stretches);
  }
  if (!explanation.found.empty()) {
    text += fmt::format("。一致した語: {}", fmt::join(explanation.found, "、"));
  }
  return text;
}

std::string in_english(const Explanation& explanation) {
  std::string text =
      fmt::format("score {:.2f} = words {:.2f} + wording {:.2f}",
                  explanation.words + explanation.wording, explanation.words, explanation.wording);
  if (explanation.wording > 0) {
    text += fmt::format(
        " (of the query's letters in a row {:.0f}% are in the title and the passage, "
        "{:.0f}% in long stretches)",
        100 * explanation.passage, 100 * explanation.stretches);
  }
  if (!explanation.found.empty()) {
    text += fmt::format("; words that match: {}", fmt::join(explanation.found, ", "));
  }
  return text;
}

}  // namespace

std::string explanation_text(const Explanation& explanation) {
  return spoken_language() == Language::English ? in_english(explanation)
                                                : in_japanese(explanation);
}

}  // namespace musubi
