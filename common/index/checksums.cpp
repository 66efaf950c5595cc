#include "common/index/checksums.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <sstream>

#include "common/file/checksum.h"
#include "common/file/durable.h"
#include "common/file/input_file.h"
#include "common/index/shard_set.h"
#include "common/text/utf8.h"

namespace musubi {

namespace fs = std::filesystem;

namespace {

using Findings = std::vector<std::string>;

constexpr std::string_view kFileName = "checksums";
constexpr std::size_t kMaxListBytes = 1U << 20;
constexpr std::size_t kHexDigits = 32;
constexpr std::string_view kSeparator = "  ";

// Hidden files are none of ours: NFS leaves such for what is still open.  A folder of a set stands
// by its own list.
Result<std::vector<std::string>> files_of(const fs::path& generation) {
  std::vector<std::string> names;
  std::error_code error;
  for (fs::directory_iterator entry(generation, error), end; !error && entry != end;
       entry.increment(error)) {
    std::string name = entry->path().filename();
    if (is_part_of_set(name)) name = fs::path(name) / kFileName;
    if (name != kFileName && !name.starts_with('.')) names.push_back(std::move(name));
  }
  if (error) return fail(fmt::format("cannot read {}: {}", generation.string(), error.message()));
  std::sort(names.begin(), names.end());
  return names;
}

bool is_list_of_part(const fs::path& path) {
  return path.filename() == kFileName && is_part_of_set(path.parent_path().filename().string());
}

// By name of the file.
Result<std::map<std::string, std::string>> read_list(const fs::path& path) {
  const auto text = read_whole(path, kMaxListBytes);
  if (!text) return fail(fmt::format("cannot read {}: {}", path.string(), text.error().message));
  std::istringstream file(*text);
  std::map<std::string, std::string> hashes;
  for (std::string line; std::getline(file, line);) {
    if (line.size() <= kHexDigits + kSeparator.size() ||
        line.substr(kHexDigits, kSeparator.size()) != kSeparator) {
      return fail(fmt::format("{} is damaged", path.string()));
    }
    hashes[line.substr(kHexDigits + kSeparator.size())] = line.substr(0, kHexDigits);
  }
  return hashes;
}

void verify_list(const fs::path& generation, const std::string& list_sum, Findings& findings) {
  if (list_checksum(generation) == list_sum) return;
  findings.push_back(fmt::format("{} is not what it was when it was published",
                                 (generation / kFileName).string()));
}

// `path`: a file, or the list of a part, whose files are verified as well.
void verify_file(const fs::path& path, const std::string& expected, Findings& findings) {
  std::error_code error;
  if (!fs::is_regular_file(path, error)) {
    findings.push_back(fmt::format("{} is missing", path.string()));
  } else if (const auto hash = file_checksum(path); !hash) {
    findings.push_back(hash.error().message);
  } else if (*hash != expected) {
    findings.push_back(fmt::format("{} is not what it was when it was published", path.string()));
  } else if (is_list_of_part(path)) {
    const auto of_part = verify_checksums(path.parent_path(), "");
    findings.insert(findings.end(), of_part.begin(), of_part.end());
  }
}

}  // namespace

fs::path checksums_path(const fs::path& generation) {
  return generation / kFileName;
}

Result<void> write_checksums(const fs::path& generation) {
  const auto names = files_of(generation);
  if (!names) return tl::unexpected(names.error());
  std::string text;
  for (const std::string& name : *names) {
    const auto hash = file_checksum(generation / name);
    if (!hash) return tl::unexpected(hash.error());
    text += fmt::format("{}{}{}\n", *hash, kSeparator, name);
  }
  return replace_file(generation / kFileName, text);
}

std::string list_checksum(const fs::path& generation) {
  return file_checksum(generation / kFileName).value_or("");
}

std::vector<std::string> verify_checksums(const fs::path& generation, const std::string& list_sum) {
  const auto listed = read_list(generation / kFileName);
  if (!listed) return {listed.error().message};
  const auto files = files_of(generation);
  if (!files) return {files.error().message};
  std::vector<std::string> findings;
  if (!list_sum.empty()) verify_list(generation, list_sum, findings);
  for (const std::string& name : *files) {
    if (listed->contains(name)) continue;
    findings.push_back(fmt::format("{} has no checksum", printable((generation / name).string())));
  }
  for (const auto& [name, expected] : *listed) verify_file(generation / name, expected, findings);
  return findings;
}

std::vector<std::string> verify_shards_of_set(const fs::path& set,
                                              const std::vector<std::string>& shards,
                                              const std::string& list_sum) {
  const auto listed = read_list(set / kFileName);
  if (!listed) return {listed.error().message};
  std::vector<std::string> findings;
  verify_list(set, list_sum, findings);
  for (const std::string& shard : shards) {
    const auto line = listed->find(fs::path(shard) / kFileName);
    if (line == listed->end()) {
      findings.push_back(fmt::format("{} is no shard of the set", (set / shard).string()));
    } else {
      verify_file(set / line->first, line->second, findings);
    }
  }
  return findings;
}

}  // namespace musubi
