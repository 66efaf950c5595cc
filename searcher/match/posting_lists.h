// posting_lists.h - the documents that have a term, and what the term scores in each.
//
// Xapian takes some ten nanoseconds to decode a posting and a division more to score
// it.  Lists that were read from end to end are kept for later queries, those used last,
// in 64 MiB at most: the frequent words of a language are few.  For one thread.
#pragma once
#include <xapian.h>

#include <list>
#include <string>
#include <unordered_map>

#include "common/index/ranking_columns.h"
#include "searcher/match/bm25.h"
#include "searcher/match/matches.h"

namespace musubi {

class PostingLists {
 public:
  // Of one local database.
  PostingLists(Xapian::Database database, RankingColumns columns);

  // All of them, scored as those of a term of rarity 1.  Stays until the next call.
  const Matches& of(const std::string& term);

  // Whether of() need not read the list.
  bool keeps(const std::string& term) const { return kept_.contains(term); }

  // Those of `among`, by skipping through the list.
  Matches among(const Matches& among, const std::string& term) const;

  Xapian::docid last_document() const;

 private:
  struct List {
    std::string term;
    Matches matches;
  };

  Match match_at(const Xapian::PostingIterator& posting) const;
  Matches read(const std::string& term) const;

  Xapian::Database database_;
  RankingColumns columns_;
  Bm25 bm25_;
  std::list<List> lists_;  // the one used last in front
  std::unordered_map<std::string, std::list<List>::iterator> kept_;
  std::size_t kept_matches_ = 0;
};

}  // namespace musubi
