#include "indexer/export/front.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <stdio.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>

#include "common/index/bigram_counts.h"
#include "common/index/bin_file.h"
#include "common/index/checksums.h"
#include "common/index/front.h"
#include "common/index/index_access.h"
#include "common/index/layout.h"
#include "common/index/shard_set.h"
#include "indexer/build/front_writer.h"
#include "indexer/generations/index_lock.h"

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

// Neither an index nor a shard of one has the ids of a front beside its sums.
bool is_front(const fs::path& folder) {
  std::error_code error;
  return fs::exists(checksums_path(folder), error) &&
         fs::exists(bin_file_path(folder, BinKind::Ids), error);
}

// There is always one of them: the two change places by one rename.
Result<void> replace(const fs::path& front, const fs::path& made) {
  std::error_code error;
  if (!fs::exists(front, error)) {
    fs::rename(made, front, error);
  } else if (::renameat2(AT_FDCWD, made.c_str(), AT_FDCWD, front.c_str(), RENAME_EXCHANGE) == 0) {
    fs::remove_all(made, error);
  } else {
    error = {errno, std::generic_category()};
  }
  if (error) return fail(fmt::format("cannot write {}: {}", front.string(), error.message()));
  return {};
}

bool is_within(const fs::path& path, const fs::path& folder) {
  const fs::path inner = fs::weakly_canonical(path).lexically_relative(fs::canonical(folder));
  return !inner.empty() && *inner.begin() != "..";
}

Result<void> put_front(const IndexLayout& layout, const fs::path& named) try {
  const auto live = layout.live_generation();
  if (!live) return fail(fmt::format("there is no index in {}", layout.root().string()));
  const fs::path absolute = fs::absolute(named);
  const fs::path front = absolute.has_filename() ? absolute : absolute.parent_path();
  if (is_within(front, layout.root())) {
    return fail(fmt::format("{} is within the index", front.string()), "name another folder");
  }
  if (fs::exists(fs::symlink_status(front)) && !is_front(front)) {
    return fail(fmt::format("{} is there, and no front", front.string()),
                "name a folder that is not there yet, or the front to be replaced");
  }
  fs::path made = front;
  made += fmt::format(".new-{}", ::getpid());
  fs::create_directories(front.parent_path());
  auto written = write(layout.generations() / *live, made);
  if (written) written = replace(front, made);
  std::error_code ignored;
  if (!written) fs::remove_all(made, ignored);
  return written;
} catch (const fs::filesystem_error& problem) {
  return fail(fmt::format("cannot write {}: {}", named.string(), problem.code().message()));
}

}  // namespace

ExitStatus export_front(const IndexerOptions& options, const Log& log) {
  const IndexLayout layout(options.common.index);
  const auto refuse = [&log](const Error& error) {
    log.error(error);
    return ExitStatus::NotPublished;
  };
  if (const auto unreadable = why_unreadable(layout)) return refuse(*unreadable);
  if (!layout.live_generation()) {
    return refuse({fmt::format("there is no index in {}", layout.root().string()), ""});
  }
  // So that no run removes what is being copied.
  const auto lock = IndexLock::acquire(layout.lock());
  if (!lock) return refuse(lock.error());
  if (!lock->has_value()) {
    log.error(another_at_work(layout.root()));
    return ExitStatus::Locked;
  }
  const auto put = put_front(layout, options.front);
  return put ? ExitStatus::Published : refuse(put.error());
}

}  // namespace musubi
