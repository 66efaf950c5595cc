#include "indexer/generations/disk_space.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>

#include "indexer/generations/history.h"
#include "indexer/units.h"

namespace musubi {

namespace fs = std::filesystem;

namespace {

// Segments and the database that is merged from them, for each byte of the sources.
constexpr double kBuildShare = 3;
// A copy, what patching it adds, and its letters.bin while a new one is written.
constexpr double kCopyShare = 1.4;
constexpr std::uint64_t kLeast = 1U << 20;

}  // namespace

std::uint64_t space_to_build(std::uint64_t source_bytes) {
  return kLeast + static_cast<std::uint64_t>(kBuildShare * static_cast<double>(source_bytes));
}

std::uint64_t space_to_update(std::uint64_t live_bytes, std::uint64_t changed_bytes) {
  return space_to_build(changed_bytes) +
         static_cast<std::uint64_t>(kCopyShare * static_cast<double>(live_bytes));
}

Result<void> check_space(const JobContext& job, std::uint64_t needed) {
  if (job.options.gate == Gate::Override) return {};
  const fs::path folder = job.layout.generations();
  std::error_code error;
  const fs::space_info space = fs::space(folder, error);
  // Where the file system cannot tell, the run finds out.
  if (error || space.available >= needed) return {};
  return fail(
      fmt::format("a run needs about {} of disk space, {} are free at {}", size_text(needed),
                  size_text(space.available), folder.string()),
      "make room there, keep fewer generations (indexer --keep 1 --prune), or try all the same "
      "with --force");
}

Error with_disk_advice(Error error, const IndexLayout& layout) {
  for (const int reason : {ENOSPC, EDQUOT, EFBIG}) {
    if (error.message.find(std::strerror(reason)) == std::string::npos) continue;
    error.hint = fmt::format(
        "make room at {}, or lift the limits on the user and on the size of files, and run "
        "again; {}",
        layout.root().string(), what_stays(layout));
  }
  return error;
}

}  // namespace musubi
