#include "indexer/update/update.h"

#include <algorithm>

#include "indexer/intake/extraction_tasks.h"
#include "indexer/intake/folder_survey.h"
#include "indexer/intake/last_good.h"
#include "indexer/roots.h"
#include "indexer/tagging/unknown_values.h"
#include "indexer/update/comparison.h"
#include "indexer/update/patches.h"

namespace musubi {

namespace {

std::uint64_t bytes_to_read(const std::vector<SurveyedFile>& files) {
  std::uint64_t bytes = 0;
  for (const SurveyedFile& file : files) {
    if (!file.as_before) bytes += file.state.file.bytes;
  }
  return bytes;
}

// Reads the files that have changed, and carries over the rows of the others.
std::vector<ManifestFolder> take_sources(const JobContext& job, const PreviousGeneration& previous,
                                         Progress& progress, Intake& intake) {
  const auto trust = job.options.reading == Reading::Rehash ? Trust::Content : Trust::State;
  const SourceRules& rules = job.options.rules;
  auto listed = list_files(job.sources, intake.sink(), rules);
  auto folders = survey_folders(listed, rules, &previous.manifest, trust, job.options.extraction(),
                                intake.sink());
  const FolderLines lines = lines_of(folders);
  const auto files = survey_sources(std::move(listed), rules, lines, &previous.manifest, trust);
  progress.expect(bytes_to_read(files));
  Extraction extraction(job.options.extraction());
  extraction.expect(extraction_tasks(files, rules, &previous));
  const ReaderTools tools{job.tools.gazetteer, extraction, rules, {}, &lines};
  for (const SurveyedFile& file : files) {
    const bool is_taken =
        file.as_before && intake.carry_over(file.state, previous.rows_of(*file.as_before));
    if (is_taken) continue;
    intake.read(file, tools,
                file.known_as ? previous.rows_of(*file.known_as) : std::span<const DocumentRow>());
  }
  return folders;
}

void note_changes(const Patches& patches, Report& report) {
  report.changes.added = patches.added();
  report.changes.changed = patches.changed();
  report.changes.removed = patches.removed();
}

bool are_same_sources(const std::vector<SourceRows>& sources, const Manifest& manifest) {
  return std::equal(
      sources.begin(), sources.end(), manifest.sources.begin(), manifest.sources.end(),
      [](const SourceRows& now, const ManifestSource& before) {
        return now.source.path == before.path && now.source.checksum == before.checksum &&
               now.source.refused == before.refused && now.source.renamed == before.renamed;
      });
}

}  // namespace

Result<Update> update(const JobContext& job, const PreviousGeneration& previous, Report& report) {
  const Tagger tagger(job.tools.gazetteer, job.tools.taxonomy);
  Progress progress(job.log);
  auto patches = Patches::begin(job, previous, tagger, progress);
  if (!patches) return tl::unexpected(patches.error());
  Comparison comparison(previous, *patches);
  UnknownValues unknown(tagger);
  Intake intake(progress, report, previous.manifest.row_numbers,
                [&](Document document, DocumentRow& row) {
                  unknown.look_at(document);
                  comparison.take(std::move(document), row);
                });

  auto folders = take_sources(job, previous, progress, intake);
  if (comparison.is_too_much()) return Update{.outcome = UpdateOutcome::TooMuchChanged};
  const auto kept = keep_last_good(intake, &previous);
  if (auto warned = last_good_documents(kept, intake, previous, report); !warned) {
    return tl::unexpected(warned.error());
  }
  if (!intake.are_ids_right()) return Update{.outcome = UpdateOutcome::IdsAreOthers};
  for (Refusal& warning : unknown.warnings()) report.warnings.push_back(std::move(warning));
  comparison.remove_all_but(intake.sources());
  note_changes(*patches, report);
  if (patches->size() == 0 && are_same_sources(intake.sources(), previous.manifest) &&
      roots_of(job.sources) == previous.manifest.roots) {
    return Update{};
  }
  if (comparison.is_too_much()) return Update{.outcome = UpdateOutcome::TooMuchChanged};
  auto databases = patches->finish();
  if (!databases) return tl::unexpected(databases.error());
  return Update{UpdateOutcome::Applied, std::move(intake.sources()), std::move(folders),
                std::move(*databases)};
}

}  // namespace musubi
