#include "indexer/build/rebuild.h"

#include <fmt/format.h>

#include <functional>

#include "common/file/durable.h"
#include "common/file/fault_point.h"
#include "indexer/build/frequent_sequences.h"
#include "indexer/build/merge.h"
#include "indexer/build/pipeline.h"
#include "indexer/generations/disk_space.h"
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

// Makes layout.building() of all documents that were added.
Result<void> merge_all(const JobContext& job, Pipeline& pipeline, Progress& progress) {
  const auto segments = pipeline.finish();
  if (!segments) return tl::unexpected(segments.error());
  if (segments->empty()) {
    return fail("no document could be read", "see the reasons above; the old index stays in use");
  }
  progress.phase("merging");
  fault_point("merge");
  const fs::path building = job.layout.building();
  if (auto merged = merge_to_database(*segments, building, job.options.threads); !merged)
    return merged;
  start_writing(building);
  fault_point("merged");
  const fs::path scratch = job.layout.segments();
  std::error_code ignored;  // leftovers go with the next run
  fs::remove_all(scratch, ignored);
  auto indexed = index_sequences(building, scratch, job.options.threads);
  fs::remove_all(scratch, ignored);
  if (!indexed) return indexed;
  return pipeline.bigrams().write(building);
}

}  // namespace

Result<Rebuilt> rebuild(const JobContext& job, const PreviousGeneration* previous,
                        RowNumbers row_numbers, Report& report) {
  const fs::path segments = job.layout.segments();
  std::error_code error;
  fs::create_directories(segments, error);
  if (error) return fail(fmt::format("cannot create {}: {}", segments.string(), error.message()));

  const Tagger tagger(job.tools.gazetteer, job.tools.taxonomy);
  Pipeline pipeline(job.tools.dictionary, tagger, segments, job.options.threads, kBatchBytes);
  if (pipeline.threads() < job.options.threads) {
    job.log.write(Level::Notice, "threads",
                  fmt::format("only {} of {} threads could be started: this takes longer",
                              pipeline.threads(), job.options.threads));
  }
  Progress progress(job.log);
  std::uint32_t last_docid = 0;
  UnknownValues unknown(tagger);
  const Add add = [&](Document document, DocumentRow& row) {
    row.docid = ++last_docid;
    unknown.look_at(document);
    pipeline.add(std::move(document));
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
  if (done) done = merge_all(job, pipeline, progress);
  if (!done) return tl::unexpected(done.error());
  return Rebuilt{.sources = std::move(intake.sources()),
                 .folders = std::move(folders),
                 .columns = pipeline.take_columns()};
}

}  // namespace musubi
