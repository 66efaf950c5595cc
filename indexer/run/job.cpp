#include "indexer/run/job.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <unordered_map>

#include "common/analysis/analyzer.h"
#include "common/console.h"
#include "common/file/durable.h"
#include "common/file/fault_point.h"
#include "common/index/schema.h"
#include "indexer/build/rebuild.h"
#include "indexer/generations/finish.h"
#include "indexer/generations/generation.h"
#include "indexer/generations/index_lock.h"
#include "indexer/generations/prune.h"
#include "indexer/run/disk_space.h"
#include "indexer/run/gate.h"
#include "indexer/run/metrics.h"
#include "indexer/run/stop_signals.h"
#include "indexer/update/update.h"

namespace musubi {

namespace fs = std::filesystem;

namespace {

enum class Outcome { Published, NothingChanged };

std::int64_t now() {
  return std::chrono::nanoseconds(std::chrono::system_clock::now().time_since_epoch()).count();
}

// Why the live generation cannot be brought up to date; empty where it can.
std::string why_not_update(const JobContext& job, const Manifest& live) {
  if (job.options.reading == Reading::Everything) return "asked for by --rebuild";
  if (live.format_version != kFormatVersion || live.program_version != MUSUBI_VERSION) {
    return "the index was built by another version of Musubi";
  }
  if (live.analyzer != analyzer_fingerprint(job.tools.dictionary)) {
    return "the dictionary or the analyzer has changed";
  }
  if (live.resources != job.tools.resources_fingerprint) {
    return "the gazetteer or the taxonomy has changed";
  }
  return {};
}

// What became of the documents of the previous generation.
void count_changes(const PreviousGeneration& previous, const std::vector<SourceRows>& sources,
                   Report& report) {
  std::unordered_map<std::uint64_t, std::uint64_t> old;
  for (const DocumentRow& row : previous.rows) old.emplace(row.id, row.content);
  for (const SourceRows& source : sources) {
    for (const DocumentRow& row : source.rows) {
      const auto known = old.find(row.id);
      if (known == old.end()) {
        ++report.changes.added;
      } else {
        if (known->second != row.content) ++report.changes.changed;
        old.erase(known);
      }
    }
  }
  report.changes.removed = old.size();
}

Result<Outcome> published(const Result<void>& finished) {
  if (!finished) return tl::unexpected(finished.error());
  return Outcome::Published;
}

Result<Outcome> make_by_update(const JobContext& job, const PreviousGeneration& previous,
                               std::int64_t read_at, Report& report) {
  auto updated = update(job, previous, report);
  if (!updated) return tl::unexpected(updated.error());
  switch (updated->outcome) {
    case UpdateOutcome::NothingChanged:
      return Outcome::NothingChanged;
    case UpdateOutcome::TooMuchChanged:
      return fail("so much has changed that this is faster");
    case UpdateOutcome::NoDocumentChanged:
    case UpdateOutcome::Applied:
      break;
  }
  const auto database =
      updated->outcome == UpdateOutcome::Applied ? Database::Changed : Database::Shared;
  return published(finish_generation(job,
                                     {.database = database,
                                      .changed_terms = std::move(updated->changed_terms),
                                      .sources = std::move(updated->sources),
                                      .compacted_bytes = updated->compacted_bytes,
                                      .read_at = read_at},
                                     report));
}

Result<Outcome> make_by_rebuild(const JobContext& job, const PreviousGeneration* previous,
                                std::int64_t read_at, Report& report) {
  auto sources = rebuild(job, previous, report);
  if (!sources) return tl::unexpected(sources.error());
  report.changes.added = report.documents;
  if (previous != nullptr) {
    report.changes.added = 0;
    count_changes(*previous, *sources, report);
  }
  return published(
      finish_generation(job, {.sources = std::move(*sources), .read_at = read_at}, report));
}

// Leaves a whole generation in layout.building() where there is something to publish.
Result<Outcome> make_generation(const JobContext& job, Report& report) {
  const std::int64_t read_at = now();
  const bool is_first = !job.layout.live_generation() && job.layout.list_generations().empty();
  const auto previous = open_previous(job.layout);
  std::string why_anew = !previous ? (is_first ? "" : previous.error().message)
                                   : why_not_update(job, previous->manifest);
  if (previous && why_anew.empty()) {
    auto made = make_by_update(job, *previous, read_at, report);
    if (made) return made;
    why_anew = made.error().message;
    report = Report{};
    if (auto cleaned = remove_leftovers(job.layout); !cleaned) {
      return tl::unexpected(cleaned.error());
    }
  }
  report.why_everything_anew = why_anew;
  if (!why_anew.empty()) {
    job.log.write(Level::Notice, "rebuild", "everything is read anew: " + why_anew);
  }
  return make_by_rebuild(job, previous ? &*previous : nullptr, read_at, report);
}

// The name of the new live generation.
Result<std::string> go_live(const IndexLayout& layout, StopSignals& stop) {
  if (auto synced = sync_tree(layout.building()); !synced) return tl::unexpected(synced.error());
  fault_point("synced");
  stop.close();
  fault_point("rename:generation");
  const std::string name = layout.next_generation();
  std::error_code error;
  fs::rename(layout.building(), layout.generations() / name, error);
  if (error) return fail(fmt::format("cannot rename the new generation: {}", error.message()));
  fault_point("renamed:generation");
  if (auto synced = sync_path(layout.generations()); !synced) {
    return tl::unexpected(synced.error());
  }
  if (auto published = layout.publish(name); !published) return tl::unexpected(published.error());
  return name;
}

Result<Outcome> run_locked(const IndexerOptions& options, const IndexLayout& layout,
                           const GateRules& rules, StopSignals& stop, const Log& log,
                           Report& report) {
  const auto tools = Tools::load(options.common.resources, layout);
  if (!tools) return tl::unexpected(tools.error());
  if (auto cleaned = remove_leftovers(layout); !cleaned) return tl::unexpected(cleaned.error());
  if (auto cleaned = remove_refused(layout); !cleaned) return tl::unexpected(cleaned.error());
  auto made = make_generation({options, layout, *tools, log}, report);
  if (!made || *made != Outcome::Published) return made;
  if (auto passed = pass_gate(layout, report, rules, options.common.resources); !passed) {
    return tl::unexpected(passed.error());
  }
  const auto live = go_live(layout, stop);
  if (!live) return tl::unexpected(live.error());
  report.generation = *live;
  report.index_bytes = bytes_of(layout.generations() / *live);
  return made;
}

ExitStatus status_of(const Result<Outcome>& outcome, const Report& report) {
  if (!outcome) return ExitStatus::NotPublished;
  // What is still refused as it was the last time is no news, though it is listed.
  const bool is_news = *outcome == Outcome::Published && !report.refusals.empty();
  return is_news ? ExitStatus::SomeRefused : ExitStatus::Published;
}

std::string name_of(const Result<Outcome>& outcome) {
  if (!outcome) return "not published";
  return *outcome == Outcome::Published ? "published" : "nothing changed";
}

// Finds out before the work whether what is to be written after it can be.
Result<void> check_writable(const IndexerOptions& options) {
  for (const auto& file : {options.report, options.metrics}) {
    if (!file) continue;
    if (auto writable = check_replaceable(*file); !writable) return writable;
  }
  return {};
}

void write_metrics_of(const Report& report, ExitStatus status, const IndexerOptions& options,
                      const IndexLayout& layout, const Log& log) {
  if (!options.metrics) return;
  const auto now = std::chrono::system_clock::now();
  if (auto written = write_metrics(report, status, layout, now, *options.metrics); !written) {
    log.error(written.error());
  }
}

// The last words of a run that a signal ends.
void stop_run(const IndexerOptions& options, const IndexLayout& layout, std::string_view signal,
              const Log& log) {
  const auto cleaned = remove_leftovers(layout);
  if (log.interactive()) write_message("\r\033[K");
  log.error({fmt::format("stopped by {}; the old index stays in use", signal), ""});
  if (!cleaned) log.error(cleaned.error());
  write_metrics_of(Report{}, ExitStatus::NotPublished, options, layout, log);
}

ExitStatus run_alone(const IndexerOptions& options, const IndexLayout& layout, const Log& log,
                     Report& report) {
  const auto start = std::chrono::steady_clock::now();
  const auto rules = gate_rules(options);
  if (!rules) {
    log.error(rules.error());
    return ExitStatus::NotPublished;
  }
  std::error_code error;
  fs::create_directories(layout.generations(), error);
  if (error) {
    log.error(
        {fmt::format("cannot create {}: {}", layout.generations().string(), error.message()), ""});
    return ExitStatus::NotPublished;
  }
  auto lock = IndexLock::acquire(layout.lock());
  if (!lock) {
    log.error(lock.error());
    return ExitStatus::NotPublished;
  }
  if (!lock->has_value()) {
    log.error(another_at_work(layout.root()));
    return ExitStatus::Locked;
  }
  StopSignals stop([&](std::string_view signal) { stop_run(options, layout, signal, log); });
  const auto outcome = run_locked(options, layout, *rules, stop, log, report);
  stop.close();
  report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  log_refusals(report, log);
  if (outcome) {
    report.changes.unchanged = report.documents - report.changes.added - report.changes.changed;
    fault_point("published");
    if (auto pruned = prune_generations(layout, options.keep); !pruned) log.error(pruned.error());
    log_done(report, name_of(outcome), log);
  } else {
    if (auto cleaned = remove_leftovers(layout); !cleaned) log.error(cleaned.error());
    report.error = outcome.error().message;
    log.error(with_disk_advice(outcome.error(), layout.root()));
  }
  if (options.report) {
    if (auto written = write_report(report, name_of(outcome), *options.report); !written) {
      log.error(written.error());
    }
  }
  return status_of(outcome, report);
}

}  // namespace

ExitStatus run_job(const IndexerOptions& options, const Log& log) {
  if (auto writable = check_writable(options); !writable) {
    log.error(writable.error());
    return ExitStatus::NotPublished;
  }
  const IndexLayout layout(options.common.index);
  Report report;
  const ExitStatus status = run_alone(options, layout, log, report);
  if (status != ExitStatus::Locked) write_metrics_of(report, status, options, layout, log);
  return status;
}

}  // namespace musubi
