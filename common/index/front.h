// front.h - what a searcher has at home of a set whose shards are on servers.
//
// A small database of Xapian's format, written when the set is (indexer/build/front_writer.h): all
// terms with how many documents of the whole have them, the vocabulary of the whole, and
// what is needed to read the texts that the servers send.  It has no posting lists and no
// documents.  A query is planned by it without asking a server, and it tells whether a
// server has the shard of the same night.
#pragma once
#include <xapian.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/index/text_packer.h"
#include "common/result.h"

namespace musubi {

// Of a generation, and beside a stub that names servers.
inline constexpr std::string_view kFrontFolder = "front";

// What tells one database from another, and is known of a server once it is connected.
struct ShardIdentity {
  std::string uuid;
  std::uint64_t documents = 0;
  std::uint64_t last_docid = 0;
  std::uint64_t total_length = 0;

  bool operator==(const ShardIdentity&) const = default;
};
ShardIdentity identity_of(const Xapian::Database& shard);

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
