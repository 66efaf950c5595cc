#include "indexer/export/front.h"

#include <fmt/format.h>

#include <filesystem>

#include "common/index/bigram_counts.h"
#include "common/index/checksums.h"
#include "common/index/front.h"
#include "common/index/index_access.h"
#include "common/index/layout.h"
#include "common/index/shard_set.h"
#include "indexer/build/front_writer.h"

namespace musubi {

namespace fs = std::filesystem;

namespace {

// A set has one; that of an index that is not cut is made.
Result<void> write(const fs::path& generation, const fs::path& front) try {
  if (shards_in(generation) > 1) {
    fs::copy(generation / kFrontFolder, front, fs::copy_options::recursive);
    return {};
  }
  const auto bigrams = BigramCounts::sum_of({generation});
  if (!bigrams) return tl::unexpected(bigrams.error());
  return write_front({generation}, *bigrams, front, Letters::Copied);
} catch (const fs::filesystem_error& problem) {
  return fail(fmt::format("cannot write {}: {}", front.string(), problem.code().message()));
}

Result<void> replace(const fs::path& front, const fs::path& made) {
  std::error_code error;
  if (fs::exists(front) && !fs::exists(checksums_path(front))) {
    return fail(fmt::format("{} is there, and no front", front.string()),
                "name a folder that is not there yet, or the front to be replaced");
  }
  fs::remove_all(front, error);
  if (!error) fs::rename(made, front, error);
  if (error) return fail(fmt::format("cannot write {}: {}", front.string(), error.message()));
  return {};
}

Result<void> put_front(const IndexLayout& layout, const fs::path& front) {
  const auto live = layout.live_generation();
  if (!live) return fail(fmt::format("there is no index in {}", layout.root().string()));
  fs::path made = front;
  made += ".new";
  std::error_code ignored;
  fs::remove_all(made, ignored);
  fs::create_directories(fs::absolute(front).parent_path(), ignored);
  auto written = write(layout.generations() / *live, made);
  if (written) written = replace(front, made);
  if (!written) fs::remove_all(made, ignored);
  return written;
}

}  // namespace

ExitStatus export_front(const IndexerOptions& options, const Log& log) {
  const IndexLayout layout(options.common.index);
  auto unreadable = why_unreadable(layout);
  const auto put = unreadable ? Result<void>(tl::unexpected(std::move(*unreadable)))
                              : put_front(layout, options.front);
  if (put) return ExitStatus::Published;
  log.error(put.error());
  return ExitStatus::NotPublished;
}

}  // namespace musubi
