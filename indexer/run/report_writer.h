// report_writer.h - tells of a run: in the log, and as a file for programs.
#pragma once
#include <filesystem>
#include <string>

#include "common/result.h"
#include "indexer/generations/facet_reasons.h"
#include "indexer/log.h"
#include "indexer/report.h"

namespace musubi {

// A line for each document or file that was refused, warned of or skipped.
void log_refusals(const Report& report, const Log& log);

// The line that sums up a run.  `outcome`: "published" or "nothing changed".
void log_done(const Report& report, const std::string& outcome, const Log& log);

// The whole report as JSON.  `reasons`: of the live generation.
Result<void> write_report(const Report& report, const std::string& outcome,
                          const FacetReasons& reasons, const std::filesystem::path& file);

}  // namespace musubi
