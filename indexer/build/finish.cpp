#include "indexer/build/finish.h"

#include <fmt/format.h>

#include <array>
#include <chrono>

#include "common/analysis/analyzer.h"
#include "common/file/fault_point.h"
#include "common/index/bigram_counts.h"
#include "common/index/built_alike.h"
#include "common/index/checksums.h"
#include "common/index/front.h"
#include "common/index/glass/glass.h"
#include "common/index/schema.h"
#include "common/index/shard_set.h"
#include "common/process/threads.h"
#include "indexer/build/front_writer.h"
#include "indexer/build/vocabulary_builder.h"
#include "indexer/generations/check.h"
#include "indexer/generations/generation.h"
#include "indexer/roots.h"
#include "indexer/units.h"

namespace musubi {

namespace {

namespace fs = std::filesystem;

// Of the whole.
Manifest manifest_of(const JobContext& job, const Making& making) {
  return {.format_version = kFormatVersion,
          .program_version = MUSUBI_VERSION,
          .analyzer = analyzer_fingerprint(job.tools.dictionary_files),
          .resources = job.tools.resources_fingerprint,
          .created_at = utc_text(std::chrono::system_clock::now()),
          .read_at = making.read_at,
          .documents = making.rows.size(),
          .compacted_bytes = 0,
          .row_numbers = making.row_numbers,
          .roots = roots_of(job.sources),
          .sources = making.sources,
          .folders = making.folders};
}

// What depends on all documents of a database.
Result<void> add_vocabulary(const JobContext& job, const MadeDatabase& database,
                            const Manifest& manifest, const fs::path& folder) {
  job.log.phase("vocabulary");
  const auto* changed = database.origin == Origin::Sources ? nullptr : &database.changed_terms;
  auto done = write_vocabulary(folder, job.tools.dictionary, job.tools.gazetteer, changed);
  const std::array<glass::Mark, 2> marks = {
      {{kFormatKey, std::to_string(manifest.format_version)}, {kAnalyzerKey, manifest.analyzer}}};
  if (done) done = glass::stamp(folder, marks);
  if (done) done = glass::seal(folder);
  return done;
}

// Every commit writes to every table: to be called after the last one.
Result<void> write_files(const MadeDatabase& database, const std::vector<DocumentRow>& rows,
                         Manifest manifest, const fs::path& folder) {
  // Before the columns grow beside it: the size is the same whatever is faster.
  const auto compacted = database.compacted_bytes;
  manifest.compacted_bytes = compacted == 0 ? bytes_of(folder) : compacted;
  auto columns_written = in_background([&]() -> Result<void> {
    return database.origin == Origin::Link ? Result<void>() : database.columns.write(folder);
  });
  auto written = write_document_table(rows, folder);
  if (written) written = write_manifest(manifest, folder);
  if (written) written = columns_written.get();
  return written;
}

Result<void> finish_database(const JobContext& job, const MadeDatabase& database,
                             const std::vector<DocumentRow>& rows, const Manifest& manifest,
                             const fs::path& folder) {
  if (database.origin != Origin::Link) {
    auto added = add_vocabulary(job, database, manifest, folder);
    if (!added) return added;
  }
  auto documents_checked = in_background([&] { return check_tables(folder, Tables::Documents); });
  if (auto written = write_files(database, rows, manifest, folder); !written) return written;
  job.log.phase("checking");
  fault_point("check");
  auto summed = in_background([&] { return write_checksums(folder); });
  auto checked = check_tables(folder, Tables::Others);
  if (checked) checked = check_answers(folder, manifest);
  if (checked) checked = documents_checked.get();
  if (checked) checked = summed.get();
  if (checked) fault_point("checked");
  return checked;
}

// The files of the sources are the whole's to list.
Manifest manifest_of_shard(Manifest whole, std::uint64_t documents) {
  whole.documents = documents;
  whole.sources.clear();
  whole.folders.clear();
  return whole;
}

}  // namespace

std::vector<std::vector<DocumentRow>> rows_by_shard(const std::vector<DocumentRow>& rows,
                                                    std::size_t shards) {
  std::vector<std::vector<DocumentRow>> cut(shards);
  for (const DocumentRow& row : rows) cut[shard_of(row.id, shards)].push_back(row);
  return cut;
}

Result<void> finish_generation(const JobContext& job, const Making& making) {
  const auto building = job.layout.building();
  const Manifest manifest = manifest_of(job, making);
  const std::size_t shards = making.databases.size();
  if (shards == 1) {
    return finish_database(job, making.databases.front(), making.rows, manifest, building);
  }
  const auto folders = databases_of(building, shards);
  const auto rows = rows_by_shard(making.rows, shards);
  for (std::size_t i = 0; i < shards; ++i) {
    auto finished = finish_database(job, making.databases[i], rows[i],
                                    manifest_of_shard(manifest, rows[i].size()), folders[i]);
    if (!finished) return finished;
    fault_point("finished:" + folders[i].filename().string());
  }
  const auto bigrams = BigramCounts::sum_of(folders);
  if (!bigrams) return tl::unexpected(bigrams.error());
  auto written = bigrams->write_statistics(building);
  if (written) written = write_front(folders, *bigrams, building / kFrontFolder, Letters::Shared);
  if (written) written = write_document_table(making.rows, building);
  if (written) written = write_manifest(manifest, building);
  if (written) written = write_checksums(building);
  return written;
}

}  // namespace musubi
