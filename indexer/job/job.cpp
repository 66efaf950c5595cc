#include "indexer/job/job.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "common/analysis/user_dictionary.h"
#include "common/file/durable.h"
#include "common/file/fault_point.h"
#include "common/index/bigram_statistics.h"
#include "common/index/layout.h"
#include "common/index/schema.h"
#include "indexer/generations/checksums.h"
#include "indexer/generations/prune.h"
#include "indexer/indexing/pipeline.h"
#include "indexer/indexing/stamp.h"
#include "indexer/indexing/vocabulary_builder.h"
#include "indexer/job/check.h"
#include "indexer/job/index_lock.h"
#include "indexer/job/intake.h"
#include "indexer/job/report.h"
#include "indexer/readers/source_list.h"
#include "indexer/readers/source_reader.h"

namespace musubi {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kBatchBytes = 8U << 20;

struct Tools {
  Dictionary dictionary;
  Gazetteer gazetteer;
  Taxonomy taxonomy;
};

Result<Tools> load_tools(const Resources& resources, const IndexLayout& layout) {
  const auto users = compiled_user_dictionaries(resources.user_dictionaries, layout.dictionaries(),
                                                resources.dictionary);
  if (!users) return tl::unexpected(users.error());
  auto dictionary = Dictionary::open(resources.dictionary, *users);
  if (!dictionary) return tl::unexpected(dictionary.error());
  auto gazetteer = Gazetteer::load(resources.data, resources.gazetteers);
  if (!gazetteer) return tl::unexpected(gazetteer.error());
  auto taxonomy = Taxonomy::load(resources.data, resources.taxonomies);
  if (!taxonomy) return tl::unexpected(taxonomy.error());
  return Tools{std::move(*dictionary), std::move(*gazetteer), std::move(*taxonomy)};
}

std::uint64_t size_of(const std::vector<fs::path>& sources) {
  std::uint64_t bytes = 0;
  for (const ListedFile& file : list_files(sources, Sink{})) {
    std::error_code error;
    const auto size = fs::file_size(file.path, error);
    if (!error) bytes += size;
  }
  return bytes;
}

std::string now_utc() {
  const auto now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(now));
}

Manifest make_manifest(const Report& report, const Dictionary& dictionary) {
  return {kFormatVersion, MUSUBI_VERSION,   analyzer_fingerprint(dictionary),
          now_utc(),      report.documents, report.sources};
}

// Reads and analyzes everything into `layout`.building().
Result<Manifest> build(const IndexerOptions& options, const Tools& tools, const IndexLayout& layout,
                       const Log& log, Report& report) {
  const fs::path segments = layout.segments();
  std::error_code error;
  fs::remove_all(layout.building(), error);
  fs::remove_all(segments, error);
  fs::create_directories(segments, error);
  if (error) return fail(fmt::format("cannot create {}: {}", segments.string(), error.message()));

  Progress progress(log, size_of(options.sources));
  const Tagger tagger(tools.gazetteer, tools.taxonomy);
  Pipeline pipeline(tools.dictionary, tagger, segments, options.threads, kBatchBytes);
  Intake intake(pipeline, progress, report);
  read_sources(options.sources, tools.gazetteer, ReaderOptions{}, intake.sink());
  const auto written = pipeline.finish();
  if (!written) return tl::unexpected(written.error());
  if (written->empty()) {
    return fail("no document could be read", "see the reasons above; the old index stays in use");
  }
  progress.phase("merging");
  fault_point("merge");
  const Manifest manifest = make_manifest(report, tools.dictionary);
  if (auto merged = merge_segments(*written, layout.building()); !merged) {
    return tl::unexpected(merged.error());
  }
  fault_point("merged");
  fs::remove_all(segments, error);
  if (auto counted = pipeline.bigrams().write(bigram_statistics_path(layout.building()));
      !counted) {
    return tl::unexpected(counted.error());
  }
  Analyzer analyzer(tools.dictionary);
  if (auto noted = write_vocabulary(layout.building(), analyzer, tools.gazetteer); !noted) {
    return tl::unexpected(noted.error());
  }
  if (auto stamped = stamp_database(layout.building(), manifest); !stamped) {
    return tl::unexpected(stamped.error());
  }
  if (auto saved = write_manifest(manifest, layout.building()); !saved) {
    return tl::unexpected(saved.error());
  }
  progress.phase("checking");
  fault_point("check");
  if (auto checked = check_generation(layout.building(), manifest); !checked) {
    return tl::unexpected(checked.error());
  }
  return manifest;
}

Result<void> go_live(const IndexLayout& layout) {
  fault_point("checked");
  if (auto summed = write_checksums(layout.building()); !summed) return summed;
  if (auto synced = sync_tree(layout.building()); !synced) return synced;
  fault_point("rename:generation");
  const std::string name = layout.next_generation();
  std::error_code error;
  fs::rename(layout.building(), layout.generations() / name, error);
  if (error) return fail(fmt::format("cannot rename the new generation: {}", error.message()));
  fault_point("renamed:generation");
  if (auto synced = sync_path(layout.generations()); !synced) return synced;
  return layout.publish(name);
}

Result<void> build_and_publish(const IndexerOptions& options, const IndexLayout& layout,
                               const Log& log, Report& report) {
  const auto tools = load_tools(options.common.resources, layout);
  if (!tools) return tl::unexpected(tools.error());
  const auto manifest = build(options, *tools, layout, log, report);
  if (!manifest) return tl::unexpected(manifest.error());
  return go_live(layout);
}

}  // namespace

ExitStatus run_job(const IndexerOptions& options, const Log& log) {
  const auto start = std::chrono::steady_clock::now();
  const IndexLayout layout(options.common.index);
  std::error_code error;
  fs::create_directories(layout.generations(), error);
  if (error) {
    log.error(
        {fmt::format("cannot create {}: {}", layout.generations().string(), error.message()), ""});
    return ExitStatus::NotPublished;
  }
  if (options.report) {
    if (auto writable = check_replaceable(*options.report); !writable) {
      log.error(writable.error());
      return ExitStatus::NotPublished;
    }
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
  Report report;
  const auto published = build_and_publish(options, layout, log, report);
  report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  log_refusals(report, log);
  report.changes.added = report.documents;
  const ExitStatus status = !published                ? ExitStatus::NotPublished
                            : report.refusals.empty() ? ExitStatus::Published
                                                      : ExitStatus::SomeRefused;
  if (published) {
    fault_point("published");
    if (auto pruned = prune_generations(layout, options.keep); !pruned) log.error(pruned.error());
    log_published(report, log);
  } else {
    fs::remove_all(layout.building(), error);
    fs::remove_all(layout.segments(), error);
    log.error(published.error());
  }
  if (options.report) {
    const std::string outcome = published ? "published" : "not published";
    if (auto written = write_report(report, outcome, *options.report); !written) {
      log.error(written.error());
    }
  }
  return status;
}

}  // namespace musubi
