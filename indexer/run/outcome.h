// outcome.h - tells how a run ended: in its exit status, the log, the report and the metrics.
#pragma once
#include <string_view>

#include "common/index/layout.h"
#include "common/result.h"
#include "indexer/exit_status.h"
#include "indexer/log.h"
#include "indexer/options.h"
#include "indexer/report.h"
#include "indexer/run/make_generation.h"

namespace musubi {

// What was made was published.
using Outcome = Result<Made>;

// Finds out before the work whether the files that tell of it can be written after it.
Result<void> check_writable(const IndexerOptions& options);

ExitStatus status_of(const Outcome& outcome, const Report& report);

// To the log, and to the report where the options ask for one.
void tell_outcome(const Outcome& outcome, const Report& report, const IndexerOptions& options,
                  const IndexLayout& layout, const Log& log);

// Where the options ask for them.
void tell_metrics(const Report& report, ExitStatus status, const IndexerOptions& options,
                  const IndexLayout& layout, const Log& log);

// The last words of a run that a signal ends.
void tell_stop(std::string_view signal, const IndexerOptions& options, const IndexLayout& layout,
               const Log& log);

}  // namespace musubi
