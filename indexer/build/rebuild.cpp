#include "indexer/build/rebuild.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "common/file/durable.h"
#include "common/file/fault_point.h"
#include "common/file/folder.h"
#include "common/index/shard_set.h"
#include "indexer/build/frequent_sequences.h"
#include "indexer/build/merge.h"
#include "indexer/build/pipeline.h"
#include "indexer/generations/disk_space.h"
#include "indexer/generations/history.h"
#include "indexer/intake/extraction_tasks.h"
#include "indexer/intake/folder_survey.h"
#include "indexer/intake/last_good.h"
#include "indexer/tagging/unknown_values.h"

namespace musubi {

namespace fs = std::filesystem;

namespace {

std::uint64_t bytes_of(const std::vector<SurveyedFile>& files) {
  std::uint64_t bytes = 0;
  for (const SurveyedFile& file : files) bytes += file.state.file.bytes;
  return bytes;
}

using Add = std::function<void(Document, DocumentRow&)>;

// What cannot be read today comes from the previous generation.
Result<void> add_last_good(const PreviousGeneration* previous, const Add& add, Intake& intake,
                           Report& report) {
  const auto kept = keep_last_good(intake, previous);
  if (kept.empty()) return {};
  auto documents = last_good_documents(kept, intake, *previous, report);
  if (!documents) return tl::unexpected(documents.error());
  for (std::size_t i = 0; i < kept.size(); ++i) {
    add(std::move((*documents)[i]), intake.sources()[kept[i].source].rows[kept[i].row]);
  }
  return {};
}

// `scratch` holds the segments, and goes.
Result<void> merge_shard(const JobContext& job, const BuiltShard& built, const fs::path& scratch,
                         const fs::path& database) {
  if (auto merged = merge_to_database(built.segments, database, job.options.threads); !merged)
    return merged;
  start_writing(database);
  fault_point("merged");
  std::error_code ignored;  // leftovers go with the next run
  fs::remove_all(scratch, ignored);
  auto indexed = index_sequences(database, scratch, job.options.threads);
  fs::remove_all(scratch, ignored);
  if (!indexed) return indexed;
  return built.bigrams.write(database);
}

// Makes the databases of layout.building() of all documents that were added, one after another.
Result<std::vector<MadeDatabase>> merge_all(const JobContext& job, Pipeline& pipeline,
                                            const std::vector<fs::path>& scratch,
                                            const Report& report, Progress& progress) {
  auto built = pipeline.finish();
  if (!built) return tl::unexpected(built.error());
  if (built->front().segments.empty()) {
    const bool are_reasons_told =
        !report.refusals.empty() || !report.warnings.empty() || !report.skipped.empty();
    return fail("no document could be read",
                fmt::format("{}; {}",
                            are_reasons_told ? "see the reasons above" : "the sources hold no file",
                            what_stays(job.layout)));
  }
  progress.phase("merging");
  fault_point("merge");
  const auto folders = databases_of(job.layout.building(), built->size());
  std::vector<MadeDatabase> databases;
  for (std::size_t i = 0; i < folders.size(); ++i) {
    if (auto made = make_folder(folders[i].parent_path()); !made)
      return tl::unexpected(made.error());
    BuiltShard& shard = (*built)[i];
    if (auto merged = merge_shard(job, shard, scratch[i], folders[i]); !merged) {
      return tl::unexpected(merged.error());
    }
    databases.push_back({.columns = std::move(shard.columns)});
  }
  return databases;
}

// Of each shard: batches are held at once, and more of them are to take no more memory.
std::size_t batch_bytes(std::size_t shards) {
  constexpr std::size_t kHeldAtOnce = 8;
  return kBatchBytes * kHeldAtOnce / std::max(kHeldAtOnce, shards);
}

}  // namespace

Result<Rebuilt> rebuild(const JobContext& job, const PreviousGeneration* previous,
                        RowNumbers row_numbers, Report& report) {
  const std::size_t shards = job.shards;
  const auto segments = databases_of(job.layout.segments(), shards);
  for (const fs::path& folder : segments) {
    if (auto made = make_folder(folder); !made) return tl::unexpected(made.error());
  }
  const Tagger tagger(job.tools.gazetteer, job.tools.taxonomy);
  Pipeline pipeline(job.tools.dictionary, tagger, segments, job.options.threads,
                    batch_bytes(shards));
  if (pipeline.threads() < job.options.threads) {
    job.log.write(Level::Notice, "threads",
                  fmt::format("only {} of {} threads could be started: this takes longer",
                              pipeline.threads(), job.options.threads));
  }
  Progress progress(job.log);
  std::vector<std::uint32_t> last_docids(shards);
  UnknownValues unknown(tagger);
  const Add add = [&](Document document, DocumentRow& row) {
    const std::size_t shard = shard_of(row.id, shards);
    row.docid = ++last_docids[shard];
    unknown.look_at(document);
    pipeline.add(std::move(document), shard);
  };
  Intake intake(progress, report, row_numbers, add);
  const SourceRules& rules = job.options.rules;
  auto listed = list_files(job.sources, intake.sink(), rules);
  auto folders =
      survey_folders(listed, rules, nullptr, Trust::State, job.options.extraction(), intake.sink());
  const FolderLines lines = lines_of(folders);
  const auto files = survey_sources(std::move(listed), rules, lines, nullptr, Trust::State);
  progress.expect(bytes_of(files));
  if (auto room = check_space(job, space_to_build(bytes_of(files))); !room) {
    return tl::unexpected(room.error());
  }
  Extraction extraction(job.options.extraction());
  extraction.expect(extraction_tasks(files, rules));
  const ReaderTools tools{job.tools.gazetteer, extraction, rules, {}, &lines};
  const bool may_tell_early = row_numbers == RowNumbers::AreIds;
  for (const SurveyedFile& file : files) {
    intake.read(file, tools);
    if (may_tell_early && !intake.are_ids_right()) return Rebuilt{.are_ids_right = false};
  }
  auto done = add_last_good(previous, add, intake, report);
  for (Refusal& warning : unknown.warnings()) report.warnings.push_back(std::move(warning));
  if (done && !intake.are_ids_right()) return Rebuilt{.are_ids_right = false};
  if (!done) return tl::unexpected(done.error());
  auto databases = merge_all(job, pipeline, segments, report, progress);
  if (!databases) return tl::unexpected(databases.error());
  return Rebuilt{.sources = std::move(intake.sources()),
                 .folders = std::move(folders),
                 .databases = std::move(*databases)};
}

}  // namespace musubi
