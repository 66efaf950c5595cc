#include "indexer/build/segment.h"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <future>

#include "common/file/fault_point.h"
#include "common/index/glass/glass_version.h"
#include "indexer/build/document_file.h"
#include "indexer/build/segment_writer.h"
#include "indexer/build/term_builder.h"

namespace musubi {

namespace fs = std::filesystem;

namespace {

// Each database open at once takes a handful of file descriptors.
constexpr std::size_t kMaxMergedAtOnce = 64;

// All but the stored documents.
Result<void> merge_postings(const std::vector<fs::path>& segments, const fs::path& target) try {
  Xapian::Database all;
  for (const auto& segment : segments) all.add_database(Xapian::Database(segment.string()));
  all.compact(target.string());
  return {};
} catch (const Xapian::Error& problem) {
  return fail(fmt::format("cannot merge segments: {}", problem.get_description()));
}

// Merges until there are few enough to be opened at once.
Result<std::vector<fs::path>> few_of(std::vector<fs::path> segments) {
  while (segments.size() > kMaxMergedAtOnce) {
    std::vector<fs::path> merged;
    for (std::size_t begin = 0; begin < segments.size(); begin += kMaxMergedAtOnce) {
      const std::size_t end = std::min(begin + kMaxMergedAtOnce, segments.size());
      const std::vector<fs::path> some(segments.begin() + static_cast<std::ptrdiff_t>(begin),
                                       segments.begin() + static_cast<std::ptrdiff_t>(end));
      fs::path path = some.front();
      path += "-merged";
      if (auto done = merge_segments(some, path); !done) return tl::unexpected(done.error());
      for (const fs::path& segment : some) fs::remove_all(segment);
      merged.push_back(std::move(path));
    }
    segments = std::move(merged);
  }
  return segments;
}

// Gives a merged database its table of documents.
Result<void> put_tables(const GlassRoot& root, const fs::path& documents, const fs::path& target) {
  auto version = read_glass_version(target);
  if (!version) return tl::unexpected(version.error());
  std::error_code error;
  fs::rename(documents, glass_table_path(target, GlassTable::Documents), error);
  if (error) return fail(fmt::format("cannot rename {}: {}", documents.string(), error.message()));
  version->root(GlassTable::Documents) = encoded_root(root);
  // To be filled without deflating: else each list of words that gains one is deflated anew.
  version->root(GlassTable::Spellings) = encoded_root({});
  return write_glass_version(*version, target);
}

}  // namespace

Result<fs::path> write_segment(const Batch& batch, Analyzer& analyzer, const Gazetteer& gazetteer,
                               const fs::path& folder) {
  auto path = folder / fmt::format("{:08}", batch.number);
  std::error_code error;
  fs::create_directory(path, error);
  if (error) return fail(fmt::format("cannot create {}: {}", path.string(), error.message()));
  TermBuilder terms(analyzer, gazetteer);
  Postings postings(analyzer.numbers());
  SegmentWriter segment(path);
  for (const Document& document : batch.documents) {
    terms.add_document(document, postings);
    segment.add_document(postings, values_of(document), terms.data_of(document));
  }
  if (auto written = segment.finish(postings); !written) return tl::unexpected(written.error());
  fault_point(fmt::format("segment:{}", batch.number));
  return path;
}

Result<void> merge_segments(const std::vector<fs::path>& segments, const fs::path& target) {
  if (auto merged = merge_postings(segments, target); !merged) return merged;
  return join_document_files(segments, target);
}

Result<void> merge_to_database(std::vector<fs::path> segments, const fs::path& target) {
  const auto few = few_of(std::move(segments));
  if (!few) return tl::unexpected(few.error());
  std::error_code error;
  fs::create_directory(target, error);
  if (error) return fail(fmt::format("cannot create {}: {}", target.string(), error.message()));
  const fs::path documents = target / "documents.new";
  auto written =
      std::async(std::launch::async, [&] { return write_stored_documents(*few, documents); });
  if (auto merged = merge_postings(*few, target); !merged) return merged;
  const auto root = written.get();
  if (!root) return tl::unexpected(root.error());
  return put_tables(*root, documents, target);
}

}  // namespace musubi
