#include "indexer/job/finish.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <chrono>

#include "common/analysis/analyzer.h"
#include "common/file/fault_point.h"
#include "common/index/schema.h"
#include "indexer/generations/checksums.h"
#include "indexer/generations/generation.h"
#include "indexer/indexing/stamp.h"
#include "indexer/indexing/vocabulary_builder.h"
#include "indexer/job/check.h"

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

}  // namespace

Result<Manifest> finish_generation(const JobContext& job, std::vector<SourceRows> sources,
                                   std::uint64_t compacted_bytes, std::int64_t read_at,
                                   Report& report) {
  const auto building = job.layout.building();
  Analyzer analyzer(job.tools.dictionary);
  if (auto noted = write_vocabulary(building, analyzer, job.tools.gazetteer); !noted) {
    return tl::unexpected(noted.error());
  }
  const auto rows = all_rows(sources);
  Manifest manifest{.format_version = kFormatVersion,
                    .program_version = MUSUBI_VERSION,
                    .analyzer = analyzer_fingerprint(job.tools.dictionary),
                    .resources = job.tools.resources_fingerprint,
                    .created_at = now_utc(),
                    .read_at = read_at,
                    .documents = rows.size(),
                    .compacted_bytes = compacted_bytes,
                    .sources = {}};
  for (SourceRows& source : sources) manifest.sources.push_back(std::move(source.source));
  report.sources = manifest.sources;
  if (auto stamped = stamp_database(building, manifest); !stamped) {
    return tl::unexpected(stamped.error());
  }
  if (compacted_bytes == 0) manifest.compacted_bytes = bytes_of(building);
  if (auto written = write_document_table(rows, building); !written) {
    return tl::unexpected(written.error());
  }
  if (auto saved = write_manifest(manifest, building); !saved) {
    return tl::unexpected(saved.error());
  }
  fault_point("check");
  if (auto checked = check_generation(building, manifest); !checked) {
    return tl::unexpected(checked.error());
  }
  fault_point("checked");
  if (auto summed = write_checksums(building); !summed) return tl::unexpected(summed.error());
  return manifest;
}

}  // namespace musubi
