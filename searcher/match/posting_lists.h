// posting_lists.h - the posting lists of an index, those used last decoded in a cache.
//
// Xapian takes some ten nanoseconds to decode a posting.  Lists that were read from end to
// end stay in a cache for later queries, in 64 MiB at most: the frequent words of a language
// are few.  For one thread.
#pragma once
#include <xapian.h>

#include <list>
#include <memory>
#include <string>
#include <unordered_map>

#include "common/index/ranking_columns.h"
#include "searcher/match/bm25.h"
#include "searcher/match/posting_list.h"

namespace musubi {

// Of all databases that are searched together.
inline constexpr std::size_t kMaxCachedBytes = 64U << 20;

class PostingLists {
 public:
  // Of one local database.  `average_length`: of all documents that are searched together.
  PostingLists(Xapian::Database database, RankingColumns columns, double average_length,
               std::size_t max_cached_bytes = kMaxCachedBytes);

  // The whole list; stays as it is when it leaves the cache.
  std::shared_ptr<const PostingList> of(const std::string& term);

  // Whether of() need not read the list.
  bool has_cached(const std::string& term) const { return by_term_.contains(term); }

  // Calls `take` with document and wdf of each posting; caches nothing.
  template <typename Take>
  void for_each(const std::string& term, Take take) const {
    Xapian::docid before = 0;
    const auto end = database_.postlist_end(term);
    for (auto posting = database_.postlist_begin(term); posting != end; ++posting) {
      const Xapian::docid document = *posting;
      check(before, document);
      take(document, posting.get_wdf());
      before = document;
    }
  }

  // To skip through the list.
  Xapian::PostingIterator begin(const std::string& term) const {
    return database_.postlist_begin(term);
  }

  // What a posting scores as one of a term of rarity 1.
  double score(Xapian::docid document, Xapian::termcount wdf) const {
    return bm25_.score(wdf, lengths_[document]);
  }

  // The columns have a row for each document up to this one.
  Xapian::docid last_document() const;
  Xapian::doccount document_count() const { return document_count_; }

 private:
  struct Cached {
    std::string term;
    std::shared_ptr<const PostingList> list;
  };

  PostingList read(const std::string& term) const;

  // A damaged list may name any document.
  void check(Xapian::docid before, Xapian::docid document) const;

  Xapian::Database database_;
  RankingColumns columns_;
  std::span<const std::uint32_t> lengths_;
  Bm25 bm25_;
  Xapian::doccount document_count_;
  std::list<Cached> lists_;  // the one used last in front
  std::unordered_map<std::string, std::list<Cached>::iterator> by_term_;
  std::size_t cached_bytes_ = 0;
  std::size_t max_cached_bytes_;
};

}  // namespace musubi
