#include "indexer/build/finish.h"

#include <fmt/format.h>

#include <array>
#include <chrono>

#include "common/analysis/analyzer.h"
#include "common/file/fault_point.h"
#include "common/index/built_alike.h"
#include "common/index/checksums.h"
#include "common/index/glass/glass.h"
#include "common/index/schema.h"
#include "common/process/threads.h"
#include "indexer/build/vocabulary_builder.h"
#include "indexer/generations/check.h"
#include "indexer/generations/generation.h"
#include "indexer/roots.h"
#include "indexer/units.h"

namespace musubi {

namespace {

Manifest manifest_of(const JobContext& job, const Making& making) {
  return {.format_version = kFormatVersion,
          .program_version = MUSUBI_VERSION,
          .analyzer = analyzer_fingerprint(job.tools.dictionary_files),
          .resources = job.tools.resources_fingerprint,
          .created_at = utc_text(std::chrono::system_clock::now()),
          .read_at = making.read_at,
          .documents = making.rows.size(),
          .compacted_bytes = making.compacted_bytes,
          .row_numbers = making.row_numbers,
          .roots = roots_of(job.sources),
          .sources = making.sources,
          .folders = making.folders};
}

// What depends on all documents.
Result<void> finish_database(const JobContext& job, const Making& making,
                             const Manifest& manifest) {
  job.log.phase("vocabulary");
  const auto building = job.layout.building();
  const auto* changed = making.origin == Origin::Sources ? nullptr : &making.changed_terms;
  auto done = write_vocabulary(building, job.tools.dictionary, job.tools.gazetteer, changed);
  const std::array<glass::Mark, 2> marks = {
      {{kFormatKey, std::to_string(manifest.format_version)}, {kAnalyzerKey, manifest.analyzer}}};
  if (done) done = glass::stamp(building, marks);
  if (done) done = glass::seal(building);
  return done;
}

// Every commit writes to every table: to be called after the last one.
Result<void> write_files(const Making& making, Manifest manifest,
                         const std::filesystem::path& building) {
  // Before the columns grow beside it: the size is the same whatever is faster.
  if (manifest.compacted_bytes == 0) manifest.compacted_bytes = bytes_of(building);
  auto columns_written = in_background([&]() -> Result<void> {
    return making.origin == Origin::Link ? Result<void>() : making.columns.write(building);
  });
  auto written = write_document_table(making.rows, building);
  if (written) written = write_manifest(manifest, building);
  if (written) written = columns_written.get();
  return written;
}

}  // namespace

Result<void> finish_generation(const JobContext& job, const Making& making) {
  const auto building = job.layout.building();
  const Manifest manifest = manifest_of(job, making);
  if (making.origin != Origin::Link) {
    if (auto finished = finish_database(job, making, manifest); !finished) return finished;
  }
  auto documents_checked = in_background([&] { return check_tables(building, Tables::Documents); });
  if (auto written = write_files(making, manifest, building); !written) return written;
  job.log.phase("checking");
  fault_point("check");
  auto summed = in_background([&] { return write_checksums(building); });
  auto checked = check_tables(building, Tables::Others);
  if (checked) checked = check_answers(building, manifest);
  if (checked) checked = documents_checked.get();
  if (checked) checked = summed.get();
  if (checked) fault_point("checked");
  return checked;
}

}  // namespace musubi
