#include "common/index/seal.h"

#include <fmt/format.h>
#include <sys/stat.h>
#include <xxhash.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <string>

#include "common/file/durable.h"
#include "common/file/folder.h"
#include "common/file/input_file.h"
#include "common/index/checksums.h"
#include "common/index/front.h"
#include "common/index/history_file.h"
#include "common/index/shard_set.h"

namespace musubi {

namespace fs = std::filesystem;

namespace {

// The file may be a stranger's and of any size: no more of it is read than is compared.
bool holds(const fs::path& file, const std::string& text) {
  return read_whole(file, text.size()) == text;
}

// Names the current start of the machine: another one after each.
std::string boot() {
  std::string id;
  std::getline(std::ifstream("/proc/sys/kernel/random/boot_id"), id);
  return id;
}

fs::path seal_path(const fs::path& generation) {
  return generation.parent_path().parent_path() / "sealed";
}

// In the user's cache, a file for each index; empty where the user has no cache.
fs::path remembered_path(const fs::path& generation) {
  const char* cache = std::getenv("XDG_CACHE_HOME");
  const char* home = std::getenv("HOME");
  const bool has_cache = cache != nullptr && *cache != '\0';
  if (!has_cache && (home == nullptr || *home == '\0')) return {};
  std::error_code error;
  const fs::path index = fs::canonical(generation.parent_path(), error);
  if (error) return {};
  return (has_cache ? fs::path(cache) : fs::path(home) / ".cache") / "musubi" / "sealed" /
         fmt::format("{:016x}", XXH3_64bits(index.c_str(), index.native().size()));
}

void remember(const fs::path& file, const std::string& seal) {
  std::error_code error;
  fs::create_directories(file.parent_path(), error);
  // Where it cannot be written, the next start reads the sums again: it takes longer, no more.
  static_cast<void>(put_in_place(file, seal));
}

std::string seal_line(const fs::path& name, const struct stat& status) {
  return fmt::format("{} {} {} {}.{:09} {}.{:09}\n", name.string(), status.st_size, status.st_ino,
                     status.st_mtim.tv_sec, status.st_mtim.tv_nsec, status.st_ctim.tv_sec,
                     status.st_ctim.tv_nsec);
}

// Adds a line for each file in `folder`, which is `generation` or part of its set.
Result<void> add_lines(const fs::path& folder, const fs::path& generation, std::string& seal) {
  const auto entries = entries_of(folder);
  if (!entries) return tl::unexpected(entries.error());
  for (const fs::path& entry : *entries) {
    struct stat status = {};
    if (::lstat(entry.c_str(), &status) != 0) {
      return fail(fmt::format("cannot read {}: {}", entry.string(), std::strerror(errno)));
    }
    seal += seal_line(entry.lexically_relative(generation), status);
    const bool may_have_parts = folder == generation || folder.filename() == kFrontFolder;
    const bool is_part =
        may_have_parts && S_ISDIR(status.st_mode) && is_part_of_set(entry.filename().string());
    if (!is_part) continue;
    if (auto added = add_lines(entry, generation, seal); !added) return added;
  }
  return {};
}

}  // namespace

Result<std::string> seal_of(const fs::path& generation) {
  std::string seal = fmt::format("boot {}\n", boot());
  if (auto added = add_lines(generation, generation, seal); !added) {
    return tl::unexpected(added.error());
  }
  return seal;
}

bool is_sealed(const fs::path& generation, const std::string& seal) {
  return holds(seal_path(generation), seal);
}

Result<void> leave_seal(const fs::path& generation, const std::string& seal) {
  if (is_sealed(generation, seal)) return {};
  return put_in_place(seal_path(generation), seal);
}

Result<void> verify_once(const fs::path& generation) {
  const auto seal = seal_of(generation);
  if (!seal) return tl::unexpected(seal.error());
  if (is_sealed(generation, *seal)) return {};
  const fs::path remembered = remembered_path(generation);
  if (!remembered.empty() && holds(remembered, *seal)) return {};
  const auto damaged = verify_checksums(generation, list_sum_in_history(generation));
  if (!damaged.empty()) {
    return fail(damaged.front());
  }
  if (!remembered.empty()) remember(remembered, *seal);
  return {};
}

}  // namespace musubi
