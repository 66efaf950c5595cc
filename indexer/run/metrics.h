// metrics.h - how the last run went and what is live now, for Prometheus.
//
// The file is in the text exposition format, as the textfile collector of
// node_exporter reads it.
#pragma once
#include <chrono>
#include <filesystem>

#include "common/index/layout.h"
#include "indexer/exit_status.h"
#include "indexer/report.h"

namespace musubi {

// Replaces `file` whole.  After a run that published nothing, and had something to
// publish, the time of the last success is carried over from the old file.
Result<void> write_metrics(const Report& report, ExitStatus status, const IndexLayout& layout,
                           std::chrono::system_clock::time_point now,
                           const std::filesystem::path& file);

}  // namespace musubi
