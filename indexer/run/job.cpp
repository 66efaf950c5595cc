#include "indexer/run/job.h"

#include <fmt/format.h>

#include <chrono>
#include <filesystem>

#include "common/file/fault_point.h"
#include "common/guarded.h"
#include "common/index/glass/glass.h"
#include "common/index/shard_set.h"
#include "indexer/generations/generation.h"
#include "indexer/generations/index_folder.h"
#include "indexer/generations/index_lock.h"
#include "indexer/generations/prune.h"
#include "indexer/generations/publish.h"
#include "indexer/run/gate.h"
#include "indexer/run/make_generation.h"
#include "indexer/run/outcome.h"
#include "indexer/run/output_place.h"
#include "indexer/run/source_choice.h"
#include "indexer/run/stated_values.h"
#include "indexer/run/stop_signals.h"

namespace musubi {

namespace {

// None where another indexer is at work.
Result<std::optional<IndexLock>> lock_index(const IndexLayout& layout) {
  if (auto checked = check_index_folder(layout); !checked) return tl::unexpected(checked.error());
  const auto folder = layout.generations();
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) return fail(fmt::format("cannot create {}: {}", folder.string(), error.message()));
  return IndexLock::acquire(layout.lock());
}

// As many as it has; of an index whose stub is lost, what its newest generation has.
std::size_t shards_of_index(const IndexLayout& layout) {
  auto newest = layout.live_generation();
  if (const auto all = layout.list_generations(); !newest && !all.empty()) newest = all.back();
  return newest ? shards_in(layout.generations() / *newest) : 1;
}

Outcome make_and_publish(const IndexerOptions& options, const IndexLayout& layout,
                         const GateRules& rules, StopSignals& stop, const Log& log,
                         Report& report) {
  const auto sources = choose_sources(options.sources, layout);
  if (!sources) return tl::unexpected(sources.error());
  const auto tools = Tools::load(options.common.resources, layout);
  if (!tools) return tl::unexpected(tools.error());
  if (auto known = check_stated_values(options.rules, *tools); !known) {
    return tl::unexpected(known.error());
  }
  if (auto noted = note_history(layout); !noted) return tl::unexpected(noted.error());
  if (auto cleaned = remove_leftovers(layout); !cleaned) return tl::unexpected(cleaned.error());
  if (auto cleaned = remove_refused(layout); !cleaned) return tl::unexpected(cleaned.error());
  const std::size_t shards = options.shards.value_or(shards_of_index(layout));
  IndexerOptions bounded = options;
  bounded.threads = threads_within(options, shards);
  auto made = make_generation({bounded, layout, *sources, *tools, log, shards}, report);
  report.shards = shards;
  if (!made || *made == Made::Nothing) return made;
  if (auto passed = pass_gate(layout, report, rules, options.common.resources); !passed) {
    return tl::unexpected(passed.error());
  }
  const auto live = publish_generation(layout, [&stop] { stop.close(); });
  if (!live) return tl::unexpected(live.error());
  report.generation = live->name;
  report.index_bytes = bytes_of(layout.generations() / live->name);
  for (const Error& problem : live->problems) {
    report.error = fmt::format("generation {} is live, but: {}", live->name, problem.message);
  }
  return made;
}

// Removes what is wanted no more, after a run that went well or ill.
// `was_sealed`: the live generation, before the run made links to its files.
void clean_up(const Outcome& outcome, const IndexLayout& layout, std::size_t keep, bool was_sealed,
              const Log& log) {
  const auto cleaned = outcome ? prune_generations(layout, keep) : remove_leftovers(layout);
  if (!cleaned) log.error(cleaned.error());
  if (!outcome && !was_sealed) return;
  // When the last link to a file of the generation before is gone.
  if (auto sealed = seal_live(layout); !sealed) log.error(sealed.error());
}

// Under the lock.
ExitStatus run_locked(const IndexerOptions& options, const IndexLayout& layout,
                      const GateRules& rules, const Log& log, Report& report) {
  const auto start = std::chrono::steady_clock::now();
  const bool was_sealed = is_live_sealed(layout);
  StopSignals stop([&](std::string_view signal) {
    const auto cleaned = remove_leftovers(layout);
    tell_stop(signal, options, layout, log);
    if (!cleaned) log.error(cleaned.error());
  });
  const Outcome outcome =
      guarded([&] { return make_and_publish(options, layout, rules, stop, log, report); });
  stop.close();
  report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  if (outcome) {
    report.changes.unchanged = report.documents - report.changes.added - report.changes.changed;
    fault_point("published");
  } else {
    report.error = outcome.error().message;
  }
  clean_up(outcome, layout, options.keep, was_sealed, log);
  tell_outcome(outcome, report, options, layout, log);
  return status_of(outcome, report);
}

ExitStatus run(const IndexerOptions& options, const IndexLayout& layout, const Log& log,
               Report& report) {
  const auto refuse = [&log](const Error& error, ExitStatus status = ExitStatus::NotPublished) {
    log.error(error);
    return status;
  };
  const auto rules = gate_rules(options);
  if (!rules) return refuse(rules.error());
  if (options.sources.named.empty() && options.sources.added.empty()) {
    // Before a folder is made for an index of nothing.
    const auto sources = choose_sources(options.sources, layout);
    if (!sources) return refuse(sources.error());
  }
  const auto lock = lock_index(layout);
  if (!lock) return refuse(lock.error());
  if (!lock->has_value()) return refuse(another_at_work(layout.root()), ExitStatus::Locked);
  return run_locked(options, layout, *rules, log, report);
}

}  // namespace

ExitStatus run_job(const IndexerOptions& options, const Log& log) {
  auto able = glass::check_xapian();
  const IndexLayout layout(options.common.index);
  if (able) able = check_output_places(options, layout);
  if (able) able = check_writable(options);
  if (!able) {
    log.error(able.error());
    return ExitStatus::NotPublished;
  }
  Report report;
  const ExitStatus status = run(options, layout, log, report);
  if (status != ExitStatus::Locked) tell_metrics(report, status, options, layout, log);
  return status;
}

}  // namespace musubi
