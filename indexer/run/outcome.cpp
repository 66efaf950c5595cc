#include "indexer/run/outcome.h"

#include <fmt/format.h>

#include <chrono>
#include <string>

#include "common/console.h"
#include "indexer/generations/disk_space.h"
#include "indexer/generations/facet_reasons.h"
#include "indexer/generations/history.h"
#include "indexer/run/metrics.h"
#include "indexer/run/output_file.h"
#include "indexer/run/report_writer.h"

namespace musubi {

namespace {

std::string name_of(const Outcome& outcome) {
  if (!outcome) return "not published";
  return *outcome == Made::Generation ? "published" : "nothing changed";
}

}  // namespace

Result<void> check_writable(const IndexerOptions& options) {
  for (const auto& file : {options.report, options.metrics}) {
    if (!file) continue;
    if (auto writable = check_output(*file); !writable) return writable;
  }
  return {};
}

ExitStatus status_of(const Outcome& outcome, const Report& report) {
  if (!outcome) return ExitStatus::NotPublished;
  return report.refusals.empty() ? ExitStatus::Published : ExitStatus::SomeRefused;
}

void tell_outcome(const Outcome& outcome, const Report& report, const IndexerOptions& options,
                  const IndexLayout& layout, const Log& log) {
  log_refusals(report, log);
  if (outcome) {
    log_done(report, name_of(outcome), log);
    if (!report.error.empty()) log.error({report.error, ""});
  } else {
    log.error(with_disk_advice(outcome.error(), layout));
  }
  if (!options.report) return;
  FacetReasons reasons;
  if (!report.generation.empty()) {
    auto found = facet_reasons(layout.generations() / report.generation);
    if (found) {
      reasons = std::move(*found);
    } else {
      log.error(found.error());
    }
  }
  const auto written = write_report(report, name_of(outcome), reasons, *options.report);
  if (!written) log.error(written.error());
}

void tell_metrics(const Report& report, ExitStatus status, const IndexerOptions& options,
                  const IndexLayout& layout, const Log& log) {
  if (!options.metrics) return;
  const auto now = std::chrono::system_clock::now();
  if (auto written = write_metrics(report, status, layout, now, *options.metrics); !written) {
    log.error(written.error());
  }
}

void tell_stop(std::string_view signal, const IndexerOptions& options, const IndexLayout& layout,
               const Log& log) {
  if (log.interactive()) write_message("\r\033[K");
  log.error({fmt::format("stopped by {}; {}", signal, what_stays(layout)), ""});
  tell_metrics(Report{}, ExitStatus::NotPublished, options, layout, log);
}

}  // namespace musubi
