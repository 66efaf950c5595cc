// front.h - what a searcher has at home of a set whose shards are on servers.
//
// A small database of Xapian's format, written when the set is (indexer/build/front_writer.h): all
// terms with how many documents of the whole have them, the vocabulary of the whole, and
// what is needed to read the texts that the servers send.  It has no posting lists and no
// documents.  A query is planned by it without asking a server, and it tells whether a
// server has the shard of the same night.  Beside it lie the letters of each shard
// (letter_index.h), in a folder called as the shard is, and the ids of all documents
// (document_ids.h).
#pragma once
#include <xapian.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/index/shard_identity.h"
#include "common/index/text_packer.h"
#include "common/result.h"

namespace musubi {

// Of a generation, and beside a stub that names servers.
inline constexpr std::string_view kFrontFolder = "front";

// A shard that a front was made of.
struct FrontShard {
  ShardIdentity identity;
  TextDictionary dictionary;
};

// Where a front keeps its shards.
inline constexpr const char* kFrontShardsKey = "musubi.shards";

// In the order of the set.
std::string encoded(const std::vector<FrontShard>& shards);

// Xapian's exceptions pass.
Result<std::vector<FrontShard>> shards_of_front(const Xapian::Database& front);

}  // namespace musubi
