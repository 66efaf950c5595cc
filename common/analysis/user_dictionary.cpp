#include "common/analysis/user_dictionary.h"

#include <fmt/format.h>
#include <unistd.h>
#include <xxhash.h>

#include <algorithm>
#include <optional>
#include <string>

#include "common/file/checksum.h"
#include "common/file/input_file.h"
#include "common/process/child_process.h"

namespace musubi {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kMaxBytes = 256U << 20;
constexpr ChildLimits kCompilerLimits = {std::chrono::minutes(10), 16U << 20};
constexpr std::size_t kHexDigits = 16;
constexpr std::string_view kEnding = ".dic";

// The name of a compiled dictionary up to the hash of its content.
Result<std::string> stem_of(const fs::path& csv, const SystemDictionary& system) {
  const auto content = read_whole(csv, kMaxBytes);
  if (!content) {
    return fail(fmt::format("cannot read {}: {}", csv.string(), content.error().message));
  }
  const std::string all = system.contents + "\n" + *content;
  return fmt::format("{}-{:016x}", csv.stem().string(), XXH3_64bits(all.data(), all.size()));
}

std::string content_hash(const fs::path& file) {
  return file_checksum(file).value_or("").substr(0, kHexDigits);
}

bool is_hash(std::string_view text) {
  return text.size() == kHexDigits && text.find_first_not_of("0123456789abcdef") == text.npos;
}

struct CompiledName {
  std::string stem, content_hash;
};

std::optional<CompiledName> parse_name(const fs::path& file) {
  const std::string name = file.filename();
  constexpr std::size_t kTail = 1 + kHexDigits + kEnding.size();
  if (name.size() <= kTail + kHexDigits || !name.ends_with(kEnding)) return std::nullopt;
  const std::string stem = name.substr(0, name.size() - kTail);
  const std::string hash = name.substr(stem.size() + 1, kHexDigits);
  if (name[stem.size()] != '-' || !is_hash(hash) || !is_hash(stem.substr(stem.size() - kHexDigits)))
    return std::nullopt;
  return CompiledName{stem, hash};
}

bool is_sound(const fs::path& file, const CompiledName& name) {
  return content_hash(file) == name.content_hash;
}

std::vector<fs::path> compiled_in(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    if (parse_name(entry->path())) files.push_back(entry->path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::optional<fs::path> find_sound(const fs::path& folder, const std::string& stem) {
  for (const fs::path& file : compiled_in(folder)) {
    const auto name = parse_name(file);
    if (name->stem == stem && is_sound(file, *name)) return file;
  }
  return std::nullopt;
}

Result<fs::path> compile(const fs::path& csv, const std::string& stem, const fs::path& system,
                         const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  const fs::path draft = folder / fmt::format("{}{}.{}", stem, kEnding, ::getpid());
  const auto made = run_child(
      MUSUBI_MECAB_DICT_INDEX,
      {"-d", system.string(), "-u", draft.string(), "-f", "utf-8", "-t", "utf-8", csv.string()},
      kCompilerLimits);
  if (made && made->status == 0) {
    const fs::path target = folder / fmt::format("{}-{}{}", stem, content_hash(draft), kEnding);
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

Result<fs::path> compiled_user_dictionary(const fs::path& csv, const SystemDictionary& system,
                                          const std::vector<fs::path>& folders) {
  const auto stem = stem_of(csv, system);
  if (!stem) return tl::unexpected(stem.error());
  for (const fs::path& folder : folders) {
    if (auto found = find_sound(folder, *stem)) return *found;
  }
  if (folders.empty() || folders.back().empty()) {
    return fail(fmt::format("the user dictionary {} is not compiled, and there is no folder to "
                            "compile it into",
                            csv.string()),
                "build the index with it, or set HOME or XDG_CACHE_HOME");
  }
  return compile(csv, *stem, system.folder, folders.back());
}

std::vector<fs::path> damaged_user_dictionaries(const fs::path& folder) {
  auto files = compiled_in(folder);
  std::erase_if(files, [](const fs::path& file) { return is_sound(file, *parse_name(file)); });
  return files;
}

}  // namespace musubi
