// matcher.h - every document that a query matches, and its score.
//
// Xapian's matcher asks a tree of posting lists for one document after another.
// Where all matches are wanted anyway, for an exact total, it is cheaper to read
// one posting list after another from end to end, and to skip through those of
// which only few documents are still in question.
#pragma once
#include <xapian.h>

#include <string>

#include "common/index/lexicon.h"
#include "searcher/match/matches.h"
#include "searcher/match/posting_lists.h"
#include "searcher/match/query.h"

namespace musubi {

// The arguments must outlive it.
class Matcher {
 public:
  Matcher(PostingLists& lists, const Lexicon& lexicon) : lists_(lists), lexicon_(lexicon) {}

  // The query must not have a foreign part.  Scores as Xapian does, but for the last
  // bits, which depend on the order in which they add up.
  Matches match(const Query& query) const { return match(query, 1, nullptr); }

  // Only those of `among`.
  Matches match_among(const Matches& among, const Query& query) const {
    return match(query, 1, &among);
  }

 private:
  // `factor`: of all scores; 0 where they do not count.
  Matches match(const Query& query, double factor, const Matches* among) const;
  Matches match_term(const std::string& term, double factor, const Matches* among) const;
  Matches everything(const Matches* among) const;
  Matches all_of(const Query& query, double factor, const Matches* among) const;
  Matches any_of(const Query& query, double factor, const Matches* among) const;
  std::uint64_t estimate(const Query& query) const;

  PostingLists& lists_;
  const Lexicon& lexicon_;
};

}  // namespace musubi
