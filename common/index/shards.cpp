#include "common/index/shards.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <sstream>
#include <string_view>

#include "common/index/shard_set.h"

namespace musubi {

namespace {

// Each takes milliseconds to open.
constexpr std::size_t kMaxShards = 256;

std::optional<Shard> shard_of_line(std::string_view line, const std::filesystem::path& folder) {
  const auto blank = std::min(line.find(' '), line.size());
  const std::string_view kind = line.substr(0, blank);
  const std::string_view place = line.substr(std::min(blank + 1, line.size()));
  if (kind == "auto" || kind == "glass") return Shard{folder / place, {}};
  if (kind != "remote") return std::nullopt;
  auto server = parse_server(place);
  return server ? std::optional(Shard{{}, std::move(*server)}) : std::nullopt;
}

}  // namespace

bool is_shard_of_own_set(const Shard& shard, const IndexLayout& layout) {
  return !shard.folder.empty() && parse_shard_name(shard.folder.filename().string()) &&
         shard.folder.parent_path().parent_path() == layout.generations();
}

Result<std::vector<Shard>> shards_named(const IndexLayout& layout) {
  const auto text = layout.read_stub();
  if (!text) {
    return fail(fmt::format("its stub {} {}", layout.stub().string(), text.error().message));
  }
  std::vector<Shard> shards;
  std::istringstream lines(*text);
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || line.starts_with('#')) continue;
    auto shard = shard_of_line(line, layout.root());
    if (!shard) {
      shards.clear();
      break;
    }
    if (shards.size() == kMaxShards) {
      return fail(fmt::format("its stub {} names more than {} databases", layout.stub().string(),
                              kMaxShards),
                  "merge some of them with xapian-compact");
    }
    shards.push_back(std::move(*shard));
  }
  if (!shards.empty()) return shards;
  return fail(
      fmt::format("its stub {} is not one that names databases (auto PATH, glass PATH or "
                  "remote HOST:PORT)",
                  layout.stub().string()));
}

Result<std::vector<Shard>> shards_of(const IndexLayout& layout) {
  auto shards = shards_named(layout);
  if (!shards || layout.live_generation()) return shards;
  // An answer from some shards of a set would look like one from all.
  for (const Shard& shard : *shards) {
    if (!is_shard_of_own_set(shard, layout)) continue;
    return fail(
        fmt::format("its stub {} names {}, but not all shards of that generation in "
                    "their order, or something else besides",
                    layout.stub().string(), shard.folder.string()));
  }
  return shards;
}

}  // namespace musubi
