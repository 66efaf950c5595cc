#include "common/index/open_index.h"

#include <fmt/format.h>

#include "common/index/layout.h"
#include "common/index/schema.h"

namespace musubi {

namespace {

// A generation is removed when two more have been published, which one opening
// hardly outlives; so many in a row do not.
constexpr int kMaxAttempts = 20;

std::string rebuild_hint(const std::filesystem::path& index) {
  return fmt::format("run: indexer --index {} SOURCE…", index.string());
}

// `location` is the index, or the generation of it that is live.
Result<Xapian::Database> open_database(const std::filesystem::path& location,
                                       const std::filesystem::path& index,
                                       const std::string& analyzer_fingerprint) {
  try {
    Xapian::Database database(location.string());
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
  auto database = open_database(generation, index, analyzer_fingerprint);
  if (!database) return tl::unexpected(database.error());
  auto bigrams = BigramStatistics::open(bigram_statistics_path(generation));
  if (!bigrams) return tl::unexpected(bigrams.error());
  return LiveIndex{std::move(*database), std::move(*bigrams)};
}

}  // namespace

Result<LiveIndex> open_index(const std::filesystem::path& index,
                             const std::string& analyzer_fingerprint) {
  const IndexLayout layout(index);
  std::error_code error;
  if (!std::filesystem::exists(layout.stub(), error)) {
    return fail(fmt::format("there is no index in {}", index.string()), rebuild_hint(index));
  }
  for (int attempt = 1;; ++attempt) {
    const auto live = layout.live_generation();
    if (!live) {
      auto database = open_database(index, index, analyzer_fingerprint);
      if (!database) return tl::unexpected(database.error());
      return LiveIndex{std::move(*database), std::nullopt};
    }
    auto opened = open_generation(layout.generations() / *live, index, analyzer_fingerprint);
    if (opened || attempt == kMaxAttempts || layout.live_generation() == live) return opened;
  }
}

}  // namespace musubi
