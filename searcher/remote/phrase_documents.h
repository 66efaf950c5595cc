// phrase_documents.h - the documents that hold a phrase, for databases that only Xapian can search.
//
// Xapian's servers read no texts.  Those of the documents that have the phrase's words are
// fetched and read here.
#pragma once
#include <xapian.h>

#include <map>
#include <string>
#include <utility>

#include "common/index/stored_documents.h"
#include "common/result.h"
#include "searcher/plan/query.h"

namespace musubi {

// Texts that are read for a phrase at most.
inline constexpr Xapian::doccount kMostPhraseTexts = 2'000;

class PhraseDocuments {
 public:
  // `documents`: of `database`.
  PhraseDocuments(Xapian::Database database, StoredDocuments documents)
      : database_(std::move(database)), documents_(std::move(documents)) {}

  // A query, with its filters, with the ids of the documents that hold it in place of each phrase.
  // Fails where more documents have its words than are read.
  Result<Query> with_phrases_found(const Query& query);

 private:
  Result<Query> find(const Query& query, const Query& hull);
  Result<Query> documents_with(const Query& phrase, const Query& hull);

  Xapian::Database database_;
  StoredDocuments documents_;
  std::map<std::string, Query> known_;  // by phrase, and what narrowed it
};

}  // namespace musubi
