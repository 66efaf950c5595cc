// phrase_documents.h - the documents that hold a phrase, for shards that only Xapian can search.
//
// Xapian's servers read no texts.  Those of the documents that have the phrase's words are
// fetched and read here.
#pragma once
#include <xapian.h>

#include <cstdint>
#include <map>
#include <string>
#include <utility>

#include "common/index/stored_documents.h"
#include "common/result.h"
#include "searcher/plan/query.h"

namespace musubi {

// A query with the ids of the documents that hold it in place of each phrase.
struct PhrasesFound {
  Query query;
  // Documents with the words of a phrase that the rest of the query leaves, where not all of them
  // were read and more may hold it.  Of several phrases, the most.
  std::uint64_t candidates = 0;
};

// Texts that are read for a phrase at most: the best by its words.
inline constexpr Xapian::doccount kMostPhraseTexts = 2'000;

tl::unexpected<Error> too_many_to_read(std::uint64_t candidates);

class PhraseDocuments {
 public:
  // What to do where more documents than that have the words of a phrase.
  enum class Beyond { Refuse, LeaveUnread };

  // `documents`: of `database`.
  PhraseDocuments(Xapian::Database database, StoredDocuments documents, Beyond beyond)
      : database_(std::move(database)), documents_(std::move(documents)), beyond_(beyond) {}

  // `query`: with its filters.  Leaves none unread, but fails, where the documents with a phrase
  // are not wanted, and where none of those that were read holds it.
  Result<PhrasesFound> with_phrases_found(const Query& query);

 private:
  enum class Sign { Wanted, Unwanted };
  struct Around;
  Result<Query> find(const Query& query, Sign sign, Around& around);
  Result<PhrasesFound> documents_with(const Query& phrase, const Query& hull);

  Xapian::Database database_;
  StoredDocuments documents_;
  Beyond beyond_;
  std::map<std::string, PhrasesFound> known_;  // by phrase, and what narrowed it
};

}  // namespace musubi
