#include "searcher/match/posting_lists.h"

#include <algorithm>
#include <utility>

namespace musubi {

namespace {

constexpr std::size_t kMaxKeptMatches = (64U << 20) / sizeof(Match);

}  // namespace

PostingLists::PostingLists(Xapian::Database database, RankingColumns columns)
    : database_(std::move(database)),
      columns_(std::move(columns)),
      bm25_(database_.get_average_length()) {}

Xapian::docid PostingLists::last_document() const {
  return static_cast<Xapian::docid>(columns_.lengths().size() - 1);
}

// The columns have a row for each document; a damaged posting list may say anything.
Match PostingLists::match_at(const Xapian::PostingIterator& posting) const {
  const Xapian::docid document = *posting;
  if (document > last_document()) {
    throw Xapian::DatabaseCorruptError("a posting list names a document that is none");
  }
  return {document, bm25_.score(posting.get_wdf(), columns_.lengths()[document])};
}

Matches PostingLists::read(const std::string& term) const {
  Matches matches;
  matches.reserve(std::min(database_.get_termfreq(term), last_document()));
  const auto end = database_.postlist_end(term);
  for (auto posting = database_.postlist_begin(term); posting != end; ++posting) {
    matches.push_back(match_at(posting));
  }
  return matches;
}

const Matches& PostingLists::of(const std::string& term) {
  if (const auto known = kept_.find(term); known != kept_.end()) {
    lists_.splice(lists_.begin(), lists_, known->second);
    return lists_.front().matches;
  }
  lists_.push_front({term, read(term)});
  kept_[term] = lists_.begin();
  kept_matches_ += lists_.front().matches.size();
  while (kept_matches_ > kMaxKeptMatches && lists_.size() > 1) {
    kept_matches_ -= lists_.back().matches.size();
    kept_.erase(lists_.back().term);
    lists_.pop_back();
  }
  return lists_.front().matches;
}

Matches PostingLists::among(const Matches& among, const std::string& term) const {
  Matches matches;
  auto posting = database_.postlist_begin(term);
  const auto end = database_.postlist_end(term);
  for (const Match& match : among) {
    if (posting == end) break;
    posting.skip_to(match.document);
    if (posting == end) break;
    if (*posting == match.document) matches.push_back(match_at(posting));
  }
  return matches;
}

}  // namespace musubi
