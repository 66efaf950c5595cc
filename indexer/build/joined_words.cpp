#include "indexer/build/joined_words.h"

#include <algorithm>
#include <string>
#include <vector>

#include "common/text/utf8.h"

namespace musubi {

namespace {

// Read on either side of a joint, for the tokenizer to see where words begin.
constexpr std::size_t kContext = 12;
constexpr std::size_t kMaxLookedThrough = 400;

bool reaches_over(const AnalyzedTerm& term, const std::vector<std::size_t>& joints) {
  const auto first = std::upper_bound(joints.begin(), joints.end(), term.begin);
  return first != joints.end() && *first < term.end;
}

}  // namespace

void for_each_joined_word(const JoinedLetters& text, Analyzer& analyzer,
                          const std::function<void(const AnalyzedTerm&)>& take) {
  const std::u32string& letters = text.letters;
  for (auto joint = text.joints.begin(); joint != text.joints.end();) {
    std::size_t begin = *joint;
    while (begin > 0 && *joint - begin < kContext && letters[begin - 1] != kNoLetter) --begin;
    std::string clause;
    std::vector<std::size_t> joints;  // bytes in the clause
    std::size_t last = *joint;
    for (std::size_t at = begin; at < letters.size() && letters[at] != kNoLetter; ++at) {
      if (joint != text.joints.end() && *joint == at) {
        last = at;
        joints.push_back(clause.size());
        ++joint;
      }
      if (at >= last + kContext || at >= begin + kMaxLookedThrough) break;
      append_utf8(clause, letters[at]);
    }
    analyzer.analyze(clause, [&](const AnalyzedTerm& term) {
      if (reaches_over(term, joints)) take(term);
    });
  }
}

}  // namespace musubi
