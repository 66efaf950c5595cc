// open_index.h - opens the live index for searching and makes sure that it was
// built by this version with this analyzer.
#pragma once
#include <xapian.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "common/index/bigram_statistics.h"
#include "common/index/document_ids.h"
#include "common/index/facet_columns.h"
#include "common/index/letter_index.h"
#include "common/index/ranking_columns.h"
#include "common/index/served_texts.h"
#include "common/index/stored_documents.h"
#include "common/remote_access.h"
#include "common/result.h"

namespace musubi {

// A generation, opened to be matched by a thread of its own.
struct LocalShard {
  const Xapian::Database& database() const { return documents.database(); }

  StoredDocuments documents;
  RankingColumns ranking;
  FacetColumns facets;
  LetterIndex letters;
};

// What several databases have in common although they should not.
struct SharedDocuments {
  std::uint64_t count = 0;
  std::string example;  // id of one of them
};

// The servers of a set, and what its front has of their documents.
struct ServedSet {
  std::shared_ptr<ServedTexts> texts;
  std::vector<LetterIndex> letters;  // of each shard
  DocumentIds ids;
};

// All that a stub names, whatever is published while it is open.
struct LiveIndex {
  std::size_t shard_count() const;  // with those that are lost

  Xapian::Database database;  // searched as one; none where there is a front
  // What is asked of terms: that, or the front of remote shards (front.h).
  Xapian::Database terms;
  std::optional<ServedSet> served;  // where there is a front

  StoredDocuments documents;             // of all
  std::vector<Xapian::Database> shards;  // one by one: metadata of all is read from these

  std::size_t folders = 0;                         // how many of the shards are local, in a folder
  std::vector<std::string> lost;                   // HOST:PORT of those that do not answer
  std::vector<std::filesystem::path> generations;  // those folders

  // Of generations of ours alone; remote databases and mere copies of Xapian's files have none.
  std::vector<LocalShard> local;
  std::optional<BigramStatistics> bigrams;  // of all of them
  SharedDocuments shared;
};

// Whatever the stub names, remote shards too.  An error says what to run.
Result<LiveIndex> open_index(const std::filesystem::path& index,
                             const std::string& analyzer_fingerprint,
                             const RemoteAccess& remote = {});

}  // namespace musubi
