// shards.h - the databases that Xapian's stub file names, one by one.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

namespace musubi {

struct Shard {
  std::filesystem::path folder;  // empty: it is remote
  std::string host;
  unsigned port = 0;
};

// In the order of the stub; none if it names anything else.
std::vector<Shard> shards_of(const std::filesystem::path& stub);

}  // namespace musubi
