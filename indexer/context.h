// context.h - what the steps of one job share.
#pragma once
#include <cstddef>
#include <vector>

#include "common/index/layout.h"
#include "indexer/log.h"
#include "indexer/options.h"
#include "indexer/readers/named_source.h"
#include "indexer/tools.h"

namespace musubi {

struct JobContext {
  const IndexerOptions& options;
  const IndexLayout& layout;
  const std::vector<NamedSource>& sources;
  const Tools& tools;
  const Log& log;
  std::size_t shards = 1;  // that the index is to be cut into
};

}  // namespace musubi
