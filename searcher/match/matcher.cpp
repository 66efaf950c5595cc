#include "searcher/match/matcher.h"

#include <algorithm>
#include <limits>
#include <numeric>

#include "searcher/match/bm25.h"

namespace musubi {

namespace {

// Postings that are read in the time that one is skipped to.
constexpr std::uint64_t kSkipCost = 16;

// The documents that `a` and `b` share; scores add up.
void keep_shared(Matches& a, const Matches& b) {
  auto kept = a.begin();
  auto other = b.begin();
  for (const Match& match : a) {
    while (other != b.end() && other->document < match.document) ++other;
    if (other == b.end()) break;
    if (other->document == match.document) {
      *kept++ = {match.document, match.score + other->score};
    }
  }
  a.erase(kept, a.end());
}

void remove(Matches& from, const Matches& removed) {
  auto other = removed.begin();
  std::erase_if(from, [&](const Match& match) {
    while (other != removed.end() && other->document < match.document) ++other;
    return other != removed.end() && other->document == match.document;
  });
}

// `extra` holds documents of `to` only.
void add_scores(Matches& to, const Matches& extra) {
  auto match = to.begin();
  for (const Match& other : extra) {
    while (match->document < other.document) ++match;
    match->score += other.score;
  }
}

template <typename Combine>
Matches united(const Matches& a, const Matches& b, Combine combine) {
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

Matcher::Matcher(const Xapian::Database& database, const RankingColumns& columns)
    : database_(database),
      columns_(columns),
      documents_(database.get_doccount()),
      average_length_(database.get_average_length()) {}

Matches Matcher::match(const Query& query, double factor, const Matches* among) const {
  switch (query.kind()) {
    case Query::Kind::Nothing:
    case Query::Kind::Foreign:
      return {};
    case Query::Kind::Term:
      return match_term(query.term(), factor, among);
    case Query::Kind::Everything:
      return everything(among);
    case Query::Kind::And:
    case Query::Kind::Filter:
      return all_of(query, factor, among);
    case Query::Kind::Or:
    case Query::Kind::Max:
      return any_of(query, factor, among);
    case Query::Kind::AndNot: {
      Matches first = match(query.parts().front(), factor, among);
      remove(first, match(query.parts().back(), 0, &first));
      return first;
    }
    case Query::Kind::AndMaybe: {
      Matches first = match(query.parts().front(), factor, among);
      if (factor != 0) add_scores(first, match(query.parts().back(), factor, &first));
      return first;
    }
    case Query::Kind::Scaled:
      return match(query.parts().front(), factor * query.number(), among);
    case Query::Kind::Raised: {
      Matches raised = match(query.parts().front(), factor, among);
      for (Match& match : raised) match.score += factor * query.number();
      return raised;
    }
  }
  return {};
}

// The columns have a row for it; a damaged posting list may say anything.
Xapian::docid Matcher::checked(Xapian::docid document) const {
  if (document >= columns_.lengths().size()) {
    throw Xapian::DatabaseCorruptError("a posting list names a document that is none");
  }
  return document;
}

Matches Matcher::match_term(const std::string& term, double factor, const Matches* among) const {
  Matches matches;
  auto posting = database_.postlist_begin(term);
  const auto end = database_.postlist_end(term);
  if (posting == end) return matches;
  const Xapian::doccount frequency = database_.get_termfreq(term);
  const TermScore score_of(factor * rarity(frequency, documents_), average_length_);
  const auto take = [&](Xapian::docid document) {
    const double score =
        factor == 0 ? 0 : score_of(posting.get_wdf(), columns_.lengths()[document]);
    matches.push_back({document, score});
  };
  if (among == nullptr) {
    matches.reserve(frequency);
    for (; posting != end; ++posting) take(checked(*posting));
    return matches;
  }
  const bool is_worth_skipping = among->size() * kSkipCost < frequency;
  for (const Match& match : *among) {
    if (is_worth_skipping) {
      posting.skip_to(match.document);
    } else {
      while (posting != end && *posting < match.document) ++posting;
    }
    if (posting == end) break;
    if (*posting == match.document) take(checked(match.document));
  }
  return matches;
}

Matches Matcher::everything(const Matches* among) const {
  Matches matches;
  if (among != nullptr) {
    for (const Match& match : *among) matches.push_back({match.document, 0});
  } else if (documents_ == database_.get_lastdocid()) {
    matches.resize(documents_);
    for (Xapian::docid document = 1; document <= documents_; ++document) {
      matches[document - 1].document = document;
    }
  } else {
    matches = match_term("", 0, nullptr);
  }
  return matches;
}

// The rarest part first; the others are only looked at where it matches.
Matches Matcher::all_of(const Query& query, double factor, const Matches* among) const {
  struct Part {
    const Query* query;
    double factor;
    std::uint64_t estimate;
  };
  std::vector<Part> parts;
  for (const Query& part : query.parts()) {
    const bool counts = query.kind() == Query::Kind::And || parts.empty();
    parts.push_back({&part, counts ? factor : 0, estimate(part)});
  }
  std::stable_sort(parts.begin(), parts.end(),
                   [](const Part& a, const Part& b) { return a.estimate < b.estimate; });
  Matches all = match(*parts.front().query, parts.front().factor, among);
  for (auto part = parts.begin() + 1; part != parts.end() && !all.empty(); ++part) {
    keep_shared(all, match(*part->query, part->factor, &all));
  }
  return all;
}

// The smallest two united first, so that no match is moved oftener than it need be.
Matches Matcher::any_of(const Query& query, double factor, const Matches* among) const {
  const auto more = [](const Matches& a, const Matches& b) { return a.size() > b.size(); };
  const bool adds_up = query.kind() == Query::Kind::Or;
  std::vector<Matches> heap;
  for (const Query& part : query.parts()) heap.push_back(match(part, factor, among));
  std::make_heap(heap.begin(), heap.end(), more);
  while (heap.size() > 1) {
    std::pop_heap(heap.begin(), heap.end(), more);
    const Matches smallest = std::move(heap.back());
    heap.pop_back();
    std::pop_heap(heap.begin(), heap.end(), more);
    Matches& next = heap.back();
    if (!smallest.empty()) {
      next = united(smallest, next,
                    [adds_up](double a, double b) { return adds_up ? a + b : std::max(a, b); });
    }
    std::push_heap(heap.begin(), heap.end(), more);
  }
  return std::move(heap.front());
}

// How many documents match at most, roughly.
std::uint64_t Matcher::estimate(const Query& query) const {
  switch (query.kind()) {
    case Query::Kind::Nothing:
    case Query::Kind::Foreign:
      return 0;
    case Query::Kind::Term:
      return database_.get_termfreq(query.term());
    case Query::Kind::Everything:
      return documents_;
    case Query::Kind::Or:
    case Query::Kind::Max:
      return std::accumulate(
          query.parts().begin(), query.parts().end(), std::uint64_t{0},
          [&](std::uint64_t sum, const Query& part) { return sum + estimate(part); });
    case Query::Kind::And:
    case Query::Kind::Filter: {
      std::uint64_t least = std::numeric_limits<std::uint64_t>::max();
      for (const Query& part : query.parts()) least = std::min(least, estimate(part));
      return least;
    }
    default:
      return estimate(query.parts().front());
  }
}

}  // namespace musubi
