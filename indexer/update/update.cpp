#include "indexer/update/update.h"

#include <fmt/format.h>

#include <algorithm>

#include "common/file/durable.h"
#include "common/file/fault_point.h"
#include "indexer/build/segment.h"
#include "indexer/generations/disk_space.h"
#include "indexer/generations/generation.h"
#include "indexer/intake/extraction_tasks.h"
#include "indexer/intake/folder_survey.h"
#include "indexer/intake/last_good.h"
#include "indexer/roots.h"
#include "indexer/tagging/unknown_values.h"
#include "indexer/update/clone.h"
#include "indexer/update/compaction.h"
#include "indexer/update/comparison.h"
#include "indexer/update/patch.h"

namespace musubi {

namespace {

// Of changed text for each thread: less than a batch of a build, as a document that changes is
// held twice, and in Xapian's own forms, which take more room.
constexpr std::size_t kSliceBytes = kBatchBytes / 2;

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

void note_changes(const Patch& patch, Report& report) {
  report.changes.added = patch.added();
  report.changes.changed = patch.changed();
  report.changes.removed = patch.removed();
}

bool are_same_sources(const std::vector<SourceRows>& sources, const Manifest& manifest) {
  return std::equal(
      sources.begin(), sources.end(), manifest.sources.begin(), manifest.sources.end(),
      [](const SourceRows& now, const ManifestSource& before) {
        return now.source.path == before.path && now.source.checksum == before.checksum &&
               now.source.refused == before.refused && now.source.renamed == before.renamed;
      });
}

Result<Xapian::docid> last_docid_of(const PreviousGeneration& previous) try {
  return Xapian::Database(previous.folder.string(), Xapian::DB_BACKEND_GLASS).get_lastdocid();
} catch (const Xapian::Error& problem) {
  return fail(
      fmt::format("cannot open {}: {}", previous.folder.string(), problem.get_description()));
}

// Where no document has changed.
Result<Update> share_previous(const JobContext& job, const PreviousGeneration& previous,
                              std::vector<SourceRows> sources,
                              std::vector<ManifestFolder> folders) {
  const bool are_same = are_same_sources(sources, previous.manifest) &&
                        roots_of(job.sources) == previous.manifest.roots;
  if (are_same) return Update{};
  if (auto linked = link_folder(previous.folder, job.layout.building()); !linked) {
    return tl::unexpected(linked.error());
  }
  return Update{.outcome = UpdateOutcome::NoDocumentChanged,
                .sources = std::move(sources),
                .folders = std::move(folders),
                .compacted_bytes = previous.manifest.compacted_bytes};
}

// Makes layout.building() a copy of the previous generation.
Result<void> copy_previous(const JobContext& job, const PreviousGeneration& previous,
                           std::uint64_t changed_bytes) {
  const auto needed = space_to_update(bytes_of(previous.folder), changed_bytes);
  if (auto room = check_space(job, needed); !room) return room;
  fault_point("update:clone");
  const auto building = job.layout.building();
  if (auto cloned = clone_folder(previous.folder, building); !cloned) return cloned;
  start_writing(building);
  fault_point("update:patch");
  return {};
}

}  // namespace

Result<Update> update(const JobContext& job, const PreviousGeneration& previous, Report& report) {
  const auto last_docid = last_docid_of(previous);
  if (!last_docid) return tl::unexpected(last_docid.error());
  const Tagger tagger(job.tools.gazetteer, job.tools.taxonomy);
  Progress progress(job.log);
  Patch patch({previous.folder, job.layout.building(), job.layout.segments(),
               [&] {
                 progress.phase("updating");
                 return copy_previous(job, previous, patch.text_bytes());
               }},
              job.tools.dictionary, tagger, job.options.threads, kSliceBytes * job.options.threads);
  Comparison comparison(previous, *last_docid, patch);
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
  note_changes(patch, report);
  if (patch.size() == 0) {
    return share_previous(job, previous, std::move(intake.sources()), std::move(folders));
  }
  if (comparison.is_too_much()) return Update{.outcome = UpdateOutcome::TooMuchChanged};

  auto applied = patch.finish();
  if (!applied) return tl::unexpected(applied.error());
  fault_point("update:patched");
  const auto compacted_bytes = compact_when_grown(job, previous.manifest.compacted_bytes);
  if (!compacted_bytes) return tl::unexpected(compacted_bytes.error());
  return Update{
      UpdateOutcome::Applied, std::move(intake.sources()),       std::move(folders),
      *compacted_bytes,       std::move(applied->changed_terms), std::move(applied->columns)};
}

}  // namespace musubi
