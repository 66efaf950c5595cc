#include "common/index/open_index.h"

#include <fmt/format.h>

#include "common/index/bigram_counts.h"
#include "common/index/index_access.h"
#include "common/index/layout.h"
#include "common/index/schema.h"
#include "common/index/shards.h"

namespace musubi {

namespace {

// A generation is removed when two more have been published, which one opening
// hardly outlives; so many in a row do not.
constexpr int kMaxAttempts = 20;

std::string rebuild_hint(const std::filesystem::path& index) {
  return fmt::format("run: indexer --index {} SOURCE…", index.string());
}

Result<Xapian::Database> open_database(const Shard& shard, const std::filesystem::path& index,
                                       const std::string& analyzer_fingerprint) {
  try {
    // A folder that is a stub again could name itself, or a program to be run.
    const Xapian::Database database =
        shard.folder.empty() ? Xapian::Remote::open(shard.host, shard.port)
                             : Xapian::Database(shard.folder.string(), Xapian::DB_BACKEND_GLASS);
    const std::string format = database.get_metadata(kFormatKey);
    if (format != std::to_string(kFormatVersion)) {
      return fail(fmt::format("the index in {} has format {}, this program reads format {}",
                              index.string(), format.empty() ? "none" : format, kFormatVersion),
                  rebuild_hint(index));
    }
    if (database.get_metadata(kAnalyzerKey) != analyzer_fingerprint) {
      return fail(fmt::format("the index in {} was built with another dictionary, analyzer or "
                              "version of this program",
                              index.string()),
                  rebuild_hint(index));
    }
    return database;
  } catch (const Xapian::Error& problem) {
    return fail(
        fmt::format("cannot open the index in {}: {}", index.string(), problem.get_description()),
        rebuild_hint(index));
  }
}

Result<LiveIndex> open_generation(const std::filesystem::path& generation,
                                  const std::filesystem::path& index,
                                  const std::string& analyzer_fingerprint) {
  auto database = open_database({generation, {}, 0}, index, analyzer_fingerprint);
  if (!database) return tl::unexpected(database.error());
  auto bigrams = BigramStatistics::open(generation);
  if (!bigrams) return tl::unexpected(bigrams.error());
  auto facets = FacetColumns::open(generation, *database);
  if (!facets) return tl::unexpected(facets.error());
  auto ranking = RankingColumns::open(generation, *database);
  if (!ranking) return tl::unexpected(ranking.error());
  return LiveIndex{
      *database, {*database}, std::move(*bigrams), std::move(*facets), std::move(*ranking)};
}

// Whatever else a stub names.
Result<LiveIndex> open_shards(const std::filesystem::path& index,
                              const std::string& analyzer_fingerprint) {
  const auto shards = shards_of(IndexLayout(index));
  if (!shards) {
    const auto& [message, hint] = shards.error();
    return fail(fmt::format("cannot open the index in {}: {}", index.string(), message),
                hint.empty() ? rebuild_hint(index) : hint);
  }
  LiveIndex opened;
  BigramCounts pairs;
  bool has_pairs = true;
  for (const Shard& shard : *shards) {
    auto database = open_database(shard, index, analyzer_fingerprint);
    if (!database) return tl::unexpected(database.error());
    opened.database.add_database(*database);
    opened.shards.push_back(std::move(*database));
    // A remote shard has none at hand, a replica none at all.
    has_pairs =
        has_pairs && std::filesystem::exists(bin_file_path(shard.folder, BinKind::BigramCounts));
    if (!has_pairs) continue;
    const auto counted = BigramCounts::load(shard.folder);
    if (!counted) return tl::unexpected(counted.error());
    pairs.add(*counted);
  }
  if (has_pairs) opened.bigrams = BigramStatistics(pairs.table());
  return opened;
}

}  // namespace

Result<LiveIndex> open_index(const std::filesystem::path& index,
                             const std::string& analyzer_fingerprint) {
  const IndexLayout layout(index);
  if (auto unreadable = why_unreadable(layout)) return tl::unexpected(std::move(*unreadable));
  std::error_code error;
  if (!std::filesystem::exists(layout.stub(), error)) {
    return fail(fmt::format("there is no index in {}", index.string()), rebuild_hint(index));
  }
  for (int attempt = 1;; ++attempt) {
    const auto live = layout.live_generation();
    if (!live) {
      return open_shards(index, analyzer_fingerprint);
    }
    auto opened = open_generation(layout.generations() / *live, index, analyzer_fingerprint);
    if (opened || attempt == kMaxAttempts || layout.live_generation() == live) return opened;
  }
}

}  // namespace musubi
