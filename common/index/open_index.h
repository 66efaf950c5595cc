// open_index.h - opens the live index for searching and makes sure that it was
// built by this version with this analyzer.
#pragma once
#include <xapian.h>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "common/index/bigram_statistics.h"
#include "common/index/facet_columns.h"
#include "common/index/ranking_columns.h"
#include "common/result.h"

namespace musubi {

// Keys of the metadata that every database of ours carries.
inline constexpr const char* kFormatKey = "musubi.format";
inline constexpr const char* kAnalyzerKey = "musubi.analyzer";

// All of one generation, whatever is published while it is open.
struct LiveIndex {
  Xapian::Database database;                // searched as one
  std::vector<Xapian::Database> shards;     // one by one: metadata of all is read from these
  std::optional<BigramStatistics> bigrams;  // remote shards have none
  std::optional<FacetColumns> facets;       // of one local database
  std::optional<RankingColumns> ranking;    // the same
};

// Whatever the stub names, remote shards too.  An error says what to run.
Result<LiveIndex> open_index(const std::filesystem::path& index,
                             const std::string& analyzer_fingerprint);

}  // namespace musubi
