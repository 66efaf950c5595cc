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
Result<std::vector<Shard>> shards_of(const IndexLayout& layout);

}  // namespace musubi
