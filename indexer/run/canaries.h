// canaries.h - questions that a new generation must answer before it goes live.
#pragma once
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "common/options/common_options.h"
#include "common/result.h"

namespace musubi {

struct Canary {
  std::string where;                   // FILE:LINE
  std::vector<std::string> arguments;  // of the searcher: filters and query
  std::string id;                      // to be found; none where empty
  std::size_t first = 10;              // among so many hits
  std::uint64_t min_hits = 1;          // in all
};

// Reads JSON Lines, one canary a line; empty lines and lines that begin with "#" are
// skipped.  Keys: query, prefecture, country, domain, organization (a string or a list of
// them), year; and what is expected: id, first, hits.  An error names file and line.
Result<std::vector<Canary>> load_canaries(const std::filesystem::path& file);

// Asks the searcher that stands beside this program, as a user would.  An error says
// which canary failed and what was found instead.
Result<void> ask_canaries(const std::vector<Canary>& canaries, const std::filesystem::path& index,
                          const Resources& resources);

}  // namespace musubi
