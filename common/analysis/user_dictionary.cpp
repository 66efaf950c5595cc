#include "common/analysis/user_dictionary.h"

#include <fmt/format.h>
#include <unistd.h>
#include <xxhash.h>

#include <fstream>
#include <iterator>
#include <string>

#include "common/process/child_process.h"

namespace musubi {

namespace fs = std::filesystem;

namespace {

constexpr std::uintmax_t kMaxBytes = 256U << 20;
constexpr ChildLimits kCompilerLimits = {std::chrono::minutes(10), 16U << 20};

Result<std::string> content_of(const fs::path& file) {
  std::error_code error;
  const auto size = fs::file_size(file, error);
  if (error) return fail(fmt::format("cannot read {}: {}", file.string(), error.message()));
  if (size > kMaxBytes) return fail(fmt::format("{} is too large", file.string()));
  std::ifstream stream(file, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(stream), {});
}

Result<fs::path> compiled(const fs::path& csv, const fs::path& folder, const fs::path& system) {
  const auto content = content_of(csv);
  if (!content) return tl::unexpected(content.error());
  const fs::path target = folder / fmt::format("{}-{:016x}.dic", csv.stem().string(),
                                               XXH3_64bits(content->data(), content->size()));
  std::error_code error;
  if (fs::exists(target, error)) return target;
  fs::create_directories(folder, error);
  fs::path draft = target;
  draft += fmt::format(".{}", ::getpid());
  const auto made = run_child(
      MUSUBI_MECAB_DICT_INDEX,
      {"-d", system.string(), "-u", draft.string(), "-f", "utf-8", "-t", "utf-8", csv.string()},
      kCompilerLimits);
  if (made && made->status == 0) {
    fs::rename(draft, target, error);
    if (!error) return target;
  }
  fs::remove(draft, error);
  return fail(
      fmt::format("cannot compile the user dictionary {} into {}", csv.string(), folder.string()),
      fmt::format("see what is wrong with: {} -d {} -u /tmp/words.dic -f utf-8 -t utf-8 {}",
                  MUSUBI_MECAB_DICT_INDEX, system.string(), csv.string()));
}

}  // namespace

Result<std::vector<fs::path>> compiled_user_dictionaries(const std::vector<fs::path>& files,
                                                         const fs::path& folder,
                                                         const fs::path& system) {
  std::vector<fs::path> dictionaries;
  for (const fs::path& file : files) {
    if (file.extension() != ".csv") {
      dictionaries.push_back(file);
      continue;
    }
    auto dictionary = compiled(file, folder, system);
    if (!dictionary) return tl::unexpected(dictionary.error());
    dictionaries.push_back(std::move(*dictionary));
  }
  return dictionaries;
}

}  // namespace musubi
