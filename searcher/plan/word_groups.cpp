#include "searcher/plan/word_groups.h"

#include <algorithm>
#include <iterator>

#include "common/analysis/word.h"

namespace musubi {

namespace {

// A part that is itself cut into parts is left to those.
std::vector<std::string> smallest(const std::vector<Part>& parts) {
  std::vector<std::string> terms;
  for (const Part& part : parts) {
    const bool is_cut = std::any_of(parts.begin(), parts.end(), [&](const Part& other) {
      return &other != &part && other.begin >= part.begin && other.end <= part.end &&
             other.end - other.begin < part.end - part.begin;
    });
    if (!is_cut) terms.push_back(part.term);
  }
  return terms;
}

// Takes the words that `joined` stands for out of `groups`.
WordGroup join(const AnalyzedTerm& joined, std::vector<WordGroup>& groups) {
  const auto first = std::find_if(groups.begin(), groups.end(), [&](const WordGroup& group) {
    return group.begin >= joined.begin;
  });
  WordGroup result{
      std::string(joined.text), joined.begin, joined.end, joined.part_of_speech, {}, {}, {}, false};
  std::move(first, groups.end(), std::back_inserter(result.joined_words));
  groups.erase(first, groups.end());
  return result;
}

}  // namespace

std::vector<WordGroup> word_groups(std::string_view normalized, Analyzer& analyzer,
                                   std::size_t limit) {
  std::vector<WordGroup> groups;
  std::vector<Part> parts;
  const auto close_word = [&] {
    if (!groups.empty() && !parts.empty()) groups.back().parts = smallest(parts);
    parts.clear();
  };
  analyzer.analyze(normalized, [&](const AnalyzedTerm& term) {
    if (term.role == TermRole::Part) {
      parts.push_back({std::string(term.text), term.begin, term.end});
      return;
    }
    if (term.role == TermRole::Homograph) {
      groups.back().homographs.emplace_back(term.text);
      return;
    }
    close_word();
    if (term.role == TermRole::Joined) {
      groups.push_back(join(term, groups));
    } else {
      groups.push_back(
          {std::string(term.text), term.begin, term.end, term.part_of_speech, {}, {}, {}, false});
    }
  });
  close_word();
  if (groups.size() > limit) groups.resize(limit);
  return groups;
}

}  // namespace musubi
