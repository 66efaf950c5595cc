#include "common/index/shard_set.h"

#include <fmt/format.h>

#include <charconv>

#include "common/file/folder.h"
#include "common/index/front.h"

namespace musubi {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kShardPrefix = "shard-";
constexpr std::string_view kOf = "-of-";

}  // namespace

std::string to_string(const ShardName& shard) {
  return fmt::format("{}{}{}{}", kShardPrefix, shard.number + 1, kOf, shard.count);
}

std::optional<ShardName> parse_shard_name(std::string_view name) {
  const auto of = name.find(kOf);
  if (!name.starts_with(kShardPrefix) || of == name.npos) return std::nullopt;
  const auto number = name.substr(kShardPrefix.size(), of - kShardPrefix.size());
  const auto count = name.substr(of + kOf.size());
  ShardName shard;
  std::from_chars(number.data(), number.data() + number.size(), shard.number);
  std::from_chars(count.data(), count.data() + count.size(), shard.count);
  const bool is_of_set = shard.count >= 2 && shard.count <= kMaxShardsOfSet;
  if (!is_of_set || shard.number == 0 || shard.number > shard.count) return std::nullopt;
  --shard.number;
  // No other way of writing the same.
  return to_string(shard) == name ? std::optional(shard) : std::nullopt;
}

bool is_part_of_set(std::string_view folder_name) {
  return folder_name == kFrontFolder || parse_shard_name(folder_name);
}

std::size_t shard_of(std::uint64_t id_hash, std::size_t count) {
  return id_hash % count;
}

std::size_t shards_in(const fs::path& generation) {
  for (const fs::path& entry : entries_of(generation).value_or(std::vector<fs::path>())) {
    if (const auto shard = parse_shard_name(entry.filename().string())) return shard->count;
  }
  return 1;
}

std::vector<fs::path> databases_of(const fs::path& generation, std::size_t count) {
  if (count == 1) return {generation};
  std::vector<fs::path> databases;
  for (std::size_t i = 0; i < count; ++i) {
    databases.push_back(generation / to_string(ShardName{i, count}));
  }
  return databases;
}

fs::path generation_of(const fs::path& database) {
  std::error_code error;
  const fs::path around = database.parent_path();
  const bool is_shard =
      parse_shard_name(database.filename().string()) && fs::exists(around / "manifest.json", error);
  return is_shard ? around : database;
}

}  // namespace musubi
