#include "indexer/build/merge.h"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>

#include "common/index/glass/glass.h"
#include "common/process/threads.h"
#include "indexer/build/document_file.h"
#include "indexer/build/document_packing.h"
#include "indexer/build/letter_merge.h"

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
      std::error_code ignored;  // what stays behind goes with the folder
      for (const fs::path& segment : some) fs::remove_all(segment, ignored);
      merged.push_back(std::move(path));
    }
    segments = std::move(merged);
  }
  return segments;
}

}  // namespace

Result<void> merge_segments(const std::vector<fs::path>& segments, const fs::path& target) {
  if (auto merged = merge_postings(segments, target); !merged) return merged;
  if (auto merged = merge_letters(segments, target); !merged) return merged;
  return join_document_files(segments, target);
}

Result<void> merge_to_database(std::vector<fs::path> segments, const fs::path& target,
                               unsigned threads) {
  const auto few = few_of(std::move(segments));
  if (!few) return tl::unexpected(few.error());
  std::error_code error;
  fs::create_directory(target, error);
  if (error) return fail(fmt::format("cannot create {}: {}", target.string(), error.message()));
  glass::DocumentWriter documents(target / "documents.new");
  const auto dictionary = dictionary_for(*few);
  if (!dictionary) return tl::unexpected(dictionary.error());
  auto written = in_background([&] {
    auto done = write_packed_documents(*few, *dictionary, threads, documents);
    return done ? merge_letters(*few, target) : done;
  });
  auto merged = merge_postings(*few, target);
  if (auto done = written.get(); merged) merged = std::move(done);
  if (merged) merged = documents.put_into(target);
  if (merged && !dictionary->is_empty()) {
    const glass::Mark mark = {kTextDictionaryKey, dictionary->stored()};
    merged = glass::stamp(target, {&mark, 1});
  }
  return merged;
}

}  // namespace musubi
