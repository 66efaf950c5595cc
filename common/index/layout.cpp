#include "common/index/layout.h"

#include <fmt/format.h>

#include <algorithm>

#include "common/file/durable.h"
#include "common/file/folder.h"
#include "common/file/input_file.h"
#include "common/index/shard_set.h"

namespace musubi {

namespace {

constexpr std::string_view kStubPrefix = "auto ";
constexpr std::string_view kGenerations = "generations";
constexpr std::size_t kMaxStubBytes = 64U << 10;
constexpr std::string_view kRefusedPrefix = "refused-";

// Names are numbers.  Longer ones are not ours, and would not fit into 64 bits.
constexpr std::size_t kMaxNameDigits = 18;

// The names of those folders for which `wanted` says so, lower numbers first.
std::vector<std::string> names_in(const std::filesystem::path& folder,
                                  bool (*wanted)(std::string_view)) {
  std::vector<std::string> names;
  for (const auto& path : entries_of(folder).value_or(std::vector<std::filesystem::path>())) {
    std::string name = path.filename().string();
    std::error_code unreadable;
    if (wanted(name) && std::filesystem::is_directory(path, unreadable)) {
      names.push_back(std::move(name));
    }
  }
  std::sort(names.begin(), names.end(), [](const std::string& a, const std::string& b) {
    return std::pair(a.size(), a) < std::pair(b.size(), b);
  });
  return names;
}

// `count`: of its shards.
std::string stub_of(const std::string& name, std::size_t count) {
  std::string text;
  for (const auto& database : databases_of(std::filesystem::path(kGenerations) / name, count)) {
    text += fmt::format("{}{}\n", kStubPrefix, database.string());
  }
  return text;
}

struct NamedDatabase {
  std::string generation;
  std::size_t shards;  // that it is one of
};

// What the first line of a stub names, where that is of a generation.
std::optional<NamedDatabase> first_database(std::string_view text) {
  const auto line = text.substr(0, text.find('\n'));
  if (!line.starts_with(kStubPrefix)) return std::nullopt;
  const std::filesystem::path path = line.substr(kStubPrefix.size());
  const auto shard = parse_shard_name(path.filename().string());
  std::string name = (shard ? path.parent_path() : path).filename();
  if (!IndexLayout::is_generation_name(name)) return std::nullopt;
  return NamedDatabase{std::move(name), shard ? shard->count : 1};
}

}  // namespace

bool IndexLayout::is_generation_name(std::string_view name) {
  return name.size() >= 6 && name.size() <= kMaxNameDigits &&
         name.find_first_not_of("0123456789") == name.npos;
}

std::vector<std::string> IndexLayout::list_generations() const {
  return names_in(generations(), is_generation_name);
}

std::vector<std::string> IndexLayout::list_refused() const {
  return names_in(generations(), [](std::string_view name) {
    return name.starts_with(kRefusedPrefix) &&
           is_generation_name(name.substr(kRefusedPrefix.size()));
  });
}

std::filesystem::path IndexLayout::behind_link(const std::filesystem::path& root) {
  std::error_code error;
  const auto target = std::filesystem::read_symlink(IndexLayout(root).stub(), error);
  return error ? root : (root / target).parent_path();
}

Result<std::string> IndexLayout::read_stub() const {
  return read_whole(stub(), kMaxStubBytes);
}

std::optional<std::string> IndexLayout::live_generation() const {
  std::string text = read_stub().value_or("");
  if (!text.ends_with('\n')) text += '\n';
  const auto database = first_database(text);
  if (!database || text != stub_of(database->generation, database->shards)) return std::nullopt;
  return database->generation;
}

std::string IndexLayout::stub_text(const std::string& name) const {
  return stub_of(name, shards_in(generations() / name));
}

Result<std::optional<Error>> IndexLayout::publish(const std::string& name) const {
  if (auto put = put_in_place(stub(), stub_text(name)); !put) return tl::unexpected(put.error());
  const auto synced = sync_path(root_);
  return synced ? std::nullopt : std::optional(synced.error());
}

}  // namespace musubi
