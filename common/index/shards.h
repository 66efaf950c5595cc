// shards.h - the databases that Xapian's stub file names, one by one.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "common/index/layout.h"
#include "common/remote_access.h"
#include "common/result.h"

namespace musubi {

struct Shard {
  std::filesystem::path folder;  // empty: it is remote
  ServerAddress server;
};

// In the order of the stub.  An error where it cannot be read, names anything else or nothing,
// or more databases than a search could open in good time.
Result<std::vector<Shard>> shards_named(const IndexLayout& layout);

// The same, to be searched: an error also where it names some shards of a set that was published
// in this index and not just all of it.
Result<std::vector<Shard>> shards_of(const IndexLayout& layout);

// Of a set that the indexer published in this index.
bool is_shard_of_own_set(const Shard& shard, const IndexLayout& layout);

}  // namespace musubi
