#include "searcher/plan/nearest_spelling.h"

#include <algorithm>
#include <map>
#include <vector>

#include "common/index/spelling_list.h"
#include "common/text/code_points.h"

namespace musubi {

namespace {

// How far words are from the one that was typed, one word after the other (as edit_distance()).
// What a word shares with the one before it is not compared again.
class Distances {
 public:
  Distances(std::u32string typed, std::size_t max_edits)
      : typed_(std::move(typed)), max_edits_(max_edits), rows_(1) {
    for (std::size_t j = 0; j <= typed_.size(); ++j) rows_.front().push_back(j);
  }

  // Of `word`, which begins with `shared` characters of the last one; more than the edits that
  // are allowed where it is farther.
  std::size_t to(std::u32string_view word, std::size_t shared) {
    if (too_far_ > 0 && shared >= too_far_) return max_edits_ + 1;
    too_far_ = 0;
    rows_.resize(std::min(rows_.size(), shared + 1));
    while (rows_.size() <= word.size()) {
      add_row(word);
      if (*std::min_element(rows_.back().begin(), rows_.back().end()) > max_edits_) {
        too_far_ = rows_.size() - 1;
        return max_edits_ + 1;
      }
    }
    return rows_.back().back();
  }

 private:
  using Row = std::vector<std::size_t>;

  // Of one more character of `word`: from what there is of it to each beginning of what was typed.
  void add_row(std::u32string_view word) {
    const std::size_t i = rows_.size();
    const Row& last = rows_[i - 1];
    Row row = {i};
    for (std::size_t j = 1; j <= typed_.size(); ++j) {
      const std::size_t replaced = last[j - 1] + (word[i - 1] == typed_[j - 1] ? 0 : 1);
      row.push_back(std::min({replaced, last[j] + 1, row[j - 1] + 1}));
      const bool is_swapped =
          i > 1 && j > 1 && word[i - 1] == typed_[j - 2] && word[i - 2] == typed_[j - 1];
      if (is_swapped) row[j] = std::min(row[j], rows_[i - 2][j - 2] + 1);
    }
    rows_.push_back(std::move(row));
  }

  std::u32string typed_;
  std::size_t max_edits_;
  std::vector<Row> rows_;    // by characters of the word
  std::size_t too_far_ = 0;  // so many characters of the word are; 0: not known
};

struct Candidate {
  std::size_t edits;
  SpellingCount count;

  bool is_better_than(const Candidate& other) const {
    return edits != other.edits ? edits < other.edits : count.documents > other.count.documents;
  }
};

// With what all shards together know of them, in the order of their characters.
using Candidates = std::map<std::u32string, Candidate>;

void add_near(const std::string& list, const std::u32string& typed, std::size_t max_edits,
              Candidates& near) {
  Distances distances(typed, max_edits);
  for (SpellingReader words(list); words.next();) {
    const std::size_t edits = distances.to(words.word(), words.shared());
    if (edits > max_edits) continue;
    near.try_emplace(std::u32string(words.word()), Candidate{edits, {}}).first->second.count +=
        words.count();
  }
}

}  // namespace

std::string nearest_spelling(const Lexicon& lexicon, std::string_view word, std::size_t max_edits,
                             std::uint64_t documents_per_spelling) {
  const std::u32string typed = code_points_of(word);
  Candidates near;
  for (std::size_t chars = typed.size() - std::min(max_edits, typed.size());
       chars <= typed.size() + max_edits; ++chars) {
    for (const auto& list : lexicon.spelling_lists(chars)) add_near(list, typed, max_edits, near);
  }
  const std::uint64_t min_documents = 1 + lexicon.document_count() / documents_per_spelling;
  std::u32string_view meant;
  Candidate best{max_edits + 1, {}};
  std::uint64_t documents_as_typed = 0;
  for (const auto& [text, candidate] : near) {
    if (candidate.count.documents < min_documents && !candidate.count.is_name) continue;
    if (candidate.edits == 0) {
      documents_as_typed = candidate.count.documents;
    } else if (candidate.is_better_than(best)) {
      best = candidate;
      meant = text;
    }
  }
  return best.count.documents < documents_as_typed ? "" : utf8_of(meant);
}

}  // namespace musubi
