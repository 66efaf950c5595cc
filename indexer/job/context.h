// context.h - what the steps of one job share.
#pragma once
#include "common/index/layout.h"
#include "indexer/job/log.h"
#include "indexer/job/report.h"
#include "indexer/job/tools.h"
#include "indexer/options.h"

namespace musubi {

struct JobContext {
  const IndexerOptions& options;
  const IndexLayout& layout;
  const Tools& tools;
  const Log& log;
};

}  // namespace musubi
