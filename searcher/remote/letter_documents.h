// letter_documents.h - the documents of a set that may hold a phrase, by the letters in its front.
#pragma once
#include <xapian.h>

#include <cstddef>
#include <vector>

#include "common/index/letter_index.h"
#include "common/index/shard_servers.h"
#include "searcher/match/wording.h"

namespace musubi {

struct LetterDocuments {
  std::vector<Xapian::docid> documents;  // as they are numbered in the whole, ascending
  std::vector<bool> are_certain;         // by shard: no text need be read
};

// `letters`: of each shard.  Those of a shard that is lost are left out.
LetterDocuments letter_documents(const Wording& wording, const std::vector<LetterIndex>& letters,
                                 const ShardServers& servers);

}  // namespace musubi
