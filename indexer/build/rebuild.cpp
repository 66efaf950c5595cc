#include "indexer/build/rebuild.h"

#include <fmt/format.h>

#include "common/file/durable.h"
#include "common/file/fault_point.h"
#include "indexer/build/merge.h"
#include "indexer/build/pipeline.h"
#include "indexer/generations/disk_space.h"
#include "indexer/intake/last_good.h"

namespace musubi {

namespace fs = std::filesystem;

namespace {

// Of text.  Less at once cuts posting lists into more pieces, more leaves threads idle at the
// end: see docs/performance.md.
constexpr std::size_t kBatchBytes = 4U << 20;

std::uint64_t bytes_of(const std::vector<SurveyedFile>& files) {
  std::uint64_t bytes = 0;
  for (const SurveyedFile& file : files) bytes += file.state.bytes;
  return bytes;
}

}  // namespace

Result<Rebuilt> rebuild(const JobContext& job, const PreviousGeneration* previous, Report& report) {
  const fs::path segments = job.layout.segments();
  std::error_code error;
  fs::create_directories(segments, error);
  if (error) return fail(fmt::format("cannot create {}: {}", segments.string(), error.message()));

  const Tagger tagger(job.tools.gazetteer, job.tools.taxonomy);
  Pipeline pipeline(job.tools.dictionary, tagger, segments, job.options.threads, kBatchBytes);
  Progress progress(job.log);
  std::uint32_t last_docid = 0;
  const auto add = [&](Document document, DocumentRow& row) {
    row.docid = ++last_docid;
    pipeline.add(std::move(document));
  };
  Intake intake(progress, report, add);
  const auto files = survey_sources(job.options.sources, nullptr, intake.sink());
  progress.expect(bytes_of(files));
  if (auto room = check_space(job, space_to_build(bytes_of(files))); !room) {
    return tl::unexpected(room.error());
  }
  for (const SurveyedFile& file : files) intake.read(file, job.tools.gazetteer);
  const auto kept = keep_last_good(intake, previous);
  if (!kept.empty()) {
    auto again = last_good_documents(kept, intake, *previous, report);
    if (!again) return tl::unexpected(again.error());
    for (std::size_t i = 0; i < kept.size(); ++i) {
      add(std::move((*again)[i]), intake.sources()[kept[i].source].rows[kept[i].row]);
    }
  }
  const auto written = pipeline.finish();
  if (!written) return tl::unexpected(written.error());
  if (written->empty()) {
    return fail("no document could be read", "see the reasons above; the old index stays in use");
  }
  progress.phase("merging");
  fault_point("merge");
  if (auto merged = merge_to_database(*written, job.layout.building()); !merged) {
    return tl::unexpected(merged.error());
  }
  start_writing(job.layout.building());
  fault_point("merged");
  fs::remove_all(segments, error);
  auto counted = pipeline.bigrams().write(job.layout.building());
  if (!counted) return tl::unexpected(counted.error());
  return Rebuilt{std::move(intake.sources()), pipeline.take_columns()};
}

}  // namespace musubi
