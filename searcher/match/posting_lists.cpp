#include "searcher/match/posting_lists.h"

#include <algorithm>
#include <utility>

namespace musubi {

PostingLists::PostingLists(Xapian::Database database, RankingColumns columns, double average_length,
                           std::size_t max_cached_bytes)
    : database_(std::move(database)),
      columns_(std::move(columns)),
      lengths_(columns_.lengths()),
      bm25_(average_length),
      document_count_(database_.get_doccount()),
      max_cached_bytes_(max_cached_bytes) {}

Xapian::docid PostingLists::last_document() const {
  return static_cast<Xapian::docid>(lengths_.size() - 1);
}

void PostingLists::check(Xapian::docid before, Xapian::docid document) const {
  if (document <= before || document > last_document()) {
    throw Xapian::DatabaseCorruptError("a posting list names a document that is none");
  }
}

PostingList PostingLists::read(const std::string& term) const {
  PostingList list;
  list.reserve(std::min(database_.get_termfreq(term), last_document()));
  for_each(term, [&](Xapian::docid document, Xapian::termcount wdf) {
    list.add(document, wdf, score(document, wdf));
  });
  return list;
}

std::shared_ptr<const PostingList> PostingLists::of(const std::string& term) {
  if (const auto known = by_term_.find(term); known != by_term_.end()) {
    lists_.splice(lists_.begin(), lists_, known->second);
    return lists_.front().list;
  }
  auto list = std::make_shared<const PostingList>(read(term));
  lists_.push_front({term, list});
  by_term_[term] = lists_.begin();
  cached_bytes_ += list->bytes();
  while (cached_bytes_ > max_cached_bytes_ && lists_.size() > 1) {
    cached_bytes_ -= lists_.back().list->bytes();
    by_term_.erase(lists_.back().term);
    lists_.pop_back();
  }
  return list;
}

}  // namespace musubi
