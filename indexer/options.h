// options.h - what the indexer is told on its command line and in its config.
#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "common/options/common_options.h"
#include "common/result.h"

namespace musubi {

struct IndexerOptions {
  CommonOptions common;
  std::vector<std::filesystem::path> sources;
  std::optional<std::filesystem::path> report;
  unsigned threads = 1;
  std::string text;  // --help or --version: to be printed, nothing else to be done
};

Result<IndexerOptions> read_indexer_options(int argc, const char* const* argv);

}  // namespace musubi
