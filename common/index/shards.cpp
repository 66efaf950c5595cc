#include "common/index/shards.h"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <optional>
#include <string_view>

namespace musubi {

namespace {

std::optional<Shard> remote_shard(std::string_view address) {
  const auto colon = address.rfind(':');
  if (colon == address.npos || colon == 0) return std::nullopt;
  Shard shard{{}, std::string(address.substr(0, colon)), 0};
  const char* end = address.data() + address.size();
  if (std::from_chars(address.data() + colon + 1, end, shard.port).ptr != end) return std::nullopt;
  return shard;
}

}  // namespace

std::vector<Shard> shards_of(const std::filesystem::path& stub) {
  std::vector<Shard> shards;
  std::ifstream file(stub);
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.starts_with('#')) continue;
    const auto blank = std::min(line.find(' '), line.size());
    const std::string kind = line.substr(0, blank);
    const std::string place = line.substr(std::min(blank + 1, line.size()));
    if (kind == "auto" || kind == "glass") {
      shards.push_back({stub.parent_path() / place, {}, 0});
    } else if (auto shard = kind == "remote" ? remote_shard(place) : std::nullopt) {
      shards.push_back(std::move(*shard));
    } else {
      return {};
    }
  }
  return shards;
}

}  // namespace musubi
