#include "indexer/update/compaction.h"

#include <fmt/format.h>
#include <xapian.h>

#include "indexer/generations/disk_space.h"
#include "indexer/generations/generation.h"

namespace musubi {

namespace fs = std::filesystem;

namespace {

constexpr double kMaxGrowth = 1.6;
constexpr std::uint64_t kNeverCompacted = 16U << 20;

bool has_grown(std::uint64_t bytes, std::uint64_t compacted_bytes) {
  return bytes > kNeverCompacted &&
         static_cast<double>(bytes) > kMaxGrowth * static_cast<double>(compacted_bytes);
}

Result<void> compact(const fs::path& generation) try {
  auto compacted = generation;
  compacted += "-compacted";
  Xapian::Database(generation.string(), Xapian::DB_BACKEND_GLASS)
      .compact(compacted.string(), Xapian::DBCOMPACT_NO_RENUMBER);
  for (const auto& entry : fs::directory_iterator(compacted)) {
    fs::rename(entry.path(), generation / entry.path().filename());
  }
  fs::remove(compacted);
  return {};
} catch (const Xapian::Error& problem) {
  return fail(fmt::format("cannot compact: {}", problem.get_description()));
} catch (const fs::filesystem_error& problem) {
  return fail(fmt::format("cannot compact: {}", problem.what()));
}

}  // namespace

Result<std::uint64_t> compact_when_grown(const JobContext& job, const fs::path& database,
                                         std::uint64_t compacted_bytes) {
  if (!has_grown(bytes_of(database), compacted_bytes)) return compacted_bytes;
  // It can wait for a night with room for one copy more.
  if (!check_space(job, compacted_bytes)) return compacted_bytes;
  if (auto compacted = compact(database); !compacted) return tl::unexpected(compacted.error());
  return bytes_of(database);
}

}  // namespace musubi
