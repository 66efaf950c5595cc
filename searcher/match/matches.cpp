#include "searcher/match/matches.h"

#include <functional>
#include <utility>

namespace musubi {

namespace {

template <typename Combine>
Matches both_of(const Matches& a, const Matches& b, Combine combine) {
  Matches all;
  all.reserve(a.size() + b.size());
  auto first = a.begin();
  auto second = b.begin();
  while (first != a.end() && second != b.end()) {
    if (first->document < second->document) {
      all.push_back(*first++);
    } else if (second->document < first->document) {
      all.push_back(*second++);
    } else {
      all.push_back({first->document, combine(first->score, second->score)});
      ++first;
      ++second;
    }
  }
  all.insert(all.end(), first, a.end());
  all.insert(all.end(), second, b.end());
  return all;
}

}  // namespace

Matches shared(const Matches& a, const Matches& b) {
  Matches both;
  for_each_shared(a, b, [&](const Match& first, const Match& second) {
    both.push_back({first.document, first.score + second.score});
  });
  return both;
}

void remove(Matches& from, const Matches& removed) {
  auto other = removed.begin();
  std::erase_if(from, [&](const Match& match) {
    other = first_from(other, removed.end(), match.document);
    return other != removed.end() && other->document == match.document;
  });
}

void add_scores(Matches& to, const Matches& extra) {
  for_each_shared(to, extra, [](Match& match, const Match& other) { match.score += other.score; });
}

// The smallest two first, so that no match is moved oftener than it need be.
Matches united(std::vector<Matches> lists, Scores scores) {
  const auto more = [](const Matches& a, const Matches& b) { return a.size() > b.size(); };
  std::erase_if(lists, [](const Matches& list) { return list.empty(); });
  if (lists.empty()) return {};
  std::make_heap(lists.begin(), lists.end(), more);
  while (lists.size() > 1) {
    std::pop_heap(lists.begin(), lists.end(), more);
    const Matches smallest = std::move(lists.back());
    lists.pop_back();
    std::pop_heap(lists.begin(), lists.end(), more);
    lists.back() =
        scores == Scores::AddUp
            ? both_of(smallest, lists.back(), std::plus<>())
            : both_of(smallest, lists.back(), [](double a, double b) { return std::max(a, b); });
    std::push_heap(lists.begin(), lists.end(), more);
  }
  return std::move(lists.front());
}

}  // namespace musubi
