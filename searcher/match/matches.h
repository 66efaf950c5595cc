// matches.h - documents that match, with their scores, and how such lists are combined.
#pragma once
#include <xapian.h>

#include <algorithm>
#include <cstddef>
#include <vector>

namespace musubi {

struct Match {
  Xapian::docid document = 0;
  double score = 0;
};

// In ascending order of the documents.
using Matches = std::vector<Match>;

// The first of ascending documents that is `document` or behind it; by steps that
// double, as it is often near.
template <typename Iterator>
Iterator first_from(Iterator begin, Iterator end, Xapian::docid document) {
  std::ptrdiff_t step = 1;
  while (step < end - begin && begin[step].document < document) {
    begin += step;
    step *= 2;
  }
  return std::lower_bound(
      begin, begin + std::min(step, end - begin), document,
      [](const auto& entry, Xapian::docid wanted) { return entry.document < wanted; });
}

// Calls `take` with the entries of both for each document that is in both.
template <typename First, typename Second, typename Take>
void for_each_shared(First& first, Second& second, Take take) {
  auto a = first.begin();
  auto b = second.begin();
  while (a != first.end() && b != second.end()) {
    if (a->document < b->document) {
      a = first_from(a, first.end(), b->document);
    } else if (b->document < a->document) {
      b = first_from(b, second.end(), a->document);
    } else {
      take(*a++, *b++);
    }
  }
}

// The documents of both; scores add up.
Matches shared(const Matches& a, const Matches& b);

void remove(Matches& from, const Matches& removed);

// Where a document is in both.
void add_scores(Matches& to, const Matches& extra);

enum class Scores { AddUp, BestCounts };

// The documents of any of the lists.
Matches united(std::vector<Matches> lists, Scores scores);

}  // namespace musubi
