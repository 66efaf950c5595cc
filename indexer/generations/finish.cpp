#include "indexer/generations/finish.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <chrono>
#include <future>

#include "common/analysis/analyzer.h"
#include "common/file/fault_point.h"
#include "common/index/schema.h"
#include "indexer/build/stamp.h"
#include "indexer/build/vocabulary_builder.h"
#include "indexer/generations/check.h"
#include "indexer/generations/checksums.h"
#include "indexer/generations/generation.h"
#include "indexer/update/term_lists.h"

namespace musubi {

namespace {

std::string now_utc() {
  const auto now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(now));
}

// Takes the rows out of `sources`.
std::vector<DocumentRow> all_rows(std::vector<SourceRows>& sources) {
  std::vector<DocumentRow> rows;
  for (SourceRows& source : sources) {
    source.source.documents = source.rows.size();
    rows.insert(rows.end(), source.rows.begin(), source.rows.end());
  }
  return rows;
}

// What depends on all documents.
Result<void> finish_database(const JobContext& job, const Making& making,
                             const Manifest& manifest) {
  job.log.phase("vocabulary");
  const auto building = job.layout.building();
  const auto* changed = making.database == Database::New ? nullptr : &making.changed_terms;
  auto done = write_vocabulary(building, job.tools.dictionary, job.tools.gazetteer, changed);
  if (done) done = stamp_database(building, manifest);
  if (done) done = add_empty_term_lists(building);
  return done;
}

}  // namespace

Result<void> finish_generation(const JobContext& job, Making making, Report& report) {
  const auto building = job.layout.building();
  const auto rows = all_rows(making.sources);
  Manifest manifest{.format_version = kFormatVersion,
                    .program_version = MUSUBI_VERSION,
                    .analyzer = analyzer_fingerprint(job.tools.dictionary),
                    .resources = job.tools.resources_fingerprint,
                    .created_at = now_utc(),
                    .read_at = making.read_at,
                    .documents = rows.size(),
                    .compacted_bytes = making.compacted_bytes,
                    .sources = {}};
  for (SourceRows& source : making.sources) manifest.sources.push_back(std::move(source.source));
  report.sources = manifest.sources;
  if (making.database != Database::Shared) {
    if (auto finished = finish_database(job, making, manifest); !finished) return finished;
  }
  // Every commit writes to every table: nothing can be checked before the last one.
  auto documents_checked =
      std::async(std::launch::async, check_tables, building, Tables::Documents);
  auto columns_written = std::async(std::launch::async, [&]() -> Result<void> {
    return making.database == Database::Shared ? Result<void>() : write_columns(building);
  });
  if (making.compacted_bytes == 0) manifest.compacted_bytes = bytes_of(building);
  if (auto written = write_document_table(rows, building); !written) return written;
  if (auto written = write_manifest(manifest, building); !written) return written;
  if (auto written = columns_written.get(); !written) return written;
  job.log.phase("checking");
  fault_point("check");
  auto summed = std::async(std::launch::async, write_checksums, building);
  auto checked = check_tables(building, Tables::Others);
  if (checked) checked = check_answers(building, manifest);
  if (checked) checked = documents_checked.get();
  if (checked) checked = summed.get();
  if (!checked) return checked;
  fault_point("checked");
  return {};
}

}  // namespace musubi
