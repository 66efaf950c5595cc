#include "indexer/indexing/segment.h"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>

#include "common/file/fault_point.h"
#include "common/index/stored_document.h"
#include "indexer/indexing/segment_writer.h"
#include "indexer/indexing/term_builder.h"

namespace musubi {

namespace {

// Each database open at once takes a handful of file descriptors.
constexpr std::size_t kMaxMergedAtOnce = 64;

Result<void> merge_once(const std::vector<std::filesystem::path>& segments,
                        const std::filesystem::path& target) try {
  Xapian::Database all;
  for (const auto& segment : segments) all.add_database(Xapian::Database(segment.string()));
  all.compact(target.string());
  return {};
} catch (const Xapian::Error& problem) {
  return fail(fmt::format("cannot merge segments: {}", problem.get_description()));
}

}  // namespace

Result<std::filesystem::path> write_segment(const Batch& batch, Analyzer& analyzer,
                                            const Gazetteer& gazetteer,
                                            const std::filesystem::path& folder) {
  auto path = folder / fmt::format("{:08}", batch.number);
  std::error_code error;
  std::filesystem::create_directory(path, error);
  if (error) return fail(fmt::format("cannot create {}: {}", path.string(), error.message()));
  TermBuilder terms(analyzer, gazetteer);
  Postings postings(analyzer.numbers());
  SegmentWriter segment(path);
  for (const Document& document : batch.documents) {
    terms.add_document(document, postings);
    segment.add_document(postings, values_of(document), encode_document(document));
  }
  if (auto written = segment.finish(postings); !written) return tl::unexpected(written.error());
  fault_point(fmt::format("segment:{}", batch.number));
  return path;
}

Result<void> merge_segments(const std::vector<std::filesystem::path>& segments,
                            const std::filesystem::path& target) {
  if (segments.size() <= kMaxMergedAtOnce) return merge_once(segments, target);
  std::vector<std::filesystem::path> merged;
  for (std::size_t begin = 0; begin < segments.size(); begin += kMaxMergedAtOnce) {
    const std::size_t end = std::min(begin + kMaxMergedAtOnce, segments.size());
    auto path = segments[begin];
    path += "-merged";
    auto done = merge_once({segments.begin() + static_cast<std::ptrdiff_t>(begin),
                            segments.begin() + static_cast<std::ptrdiff_t>(end)},
                           path);
    if (!done) return done;
    for (std::size_t i = begin; i < end; ++i) std::filesystem::remove_all(segments[i]);
    merged.push_back(std::move(path));
  }
  return merge_segments(merged, target);
}

}  // namespace musubi
