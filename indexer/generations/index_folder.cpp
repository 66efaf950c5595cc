#include "indexer/generations/index_folder.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "common/file/durable.h"
#include "common/index/shards.h"
#include "indexer/generations/manifest.h"
#include "indexer/generations/prune.h"

namespace musubi {

namespace fs = std::filesystem;

namespace {

// The first entry of a folder, by name, that is not as it should be; none where all are, or
// where there is no folder.
std::optional<fs::path> first_other(const fs::path& folder,
                                    const std::function<bool(const fs::path&)>& is_ours) {
  std::vector<fs::path> others;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    if (!is_ours(entry->path())) others.push_back(entry->path());
  }
  if (others.empty()) return std::nullopt;
  return *std::min_element(others.begin(), others.end());
}

bool has_generation_of_ours(const IndexLayout& layout) {
  auto names = layout.list_generations();
  const auto refused = layout.list_refused();
  names.insert(names.end(), refused.begin(), refused.end());
  return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
    std::error_code error;
    return fs::is_regular_file(manifest_path(layout.generations() / name), error);
  });
}

// Of a folder that has no stub: what a first run may have left there.
std::optional<fs::path> foreign_entry(const IndexLayout& layout) {
  std::error_code error;
  const auto of_generations = [&](const fs::path& entry) {
    return is_leftover(entry) || fs::is_empty(entry, error);
  };
  const auto of_dictionaries = [](const fs::path& entry) {
    return entry.extension() == ".dic" || is_dictionary_draft(entry);
  };
  const auto of_root = [&](const fs::path& entry) {
    const fs::path name = entry.filename();
    const bool is_of_old_versions = name == "XAPIANDB.new";
    return is_of_old_versions || entry == layout.lock() || entry == layout.stub() ||
           entry == layout.history() || entry == layout.generations() ||
           entry == layout.dictionaries() || is_draft(entry) || name == "sealed" ||
           name == "lost+found";
  };
  if (auto entry = first_other(layout.root(), of_root)) return entry;
  if (auto entry = first_other(layout.generations(), of_generations)) return entry;
  return first_other(layout.dictionaries(), of_dictionaries);
}

// A stub that was damaged may still read as one that names a database, but none that is there.
bool names_databases_elsewhere(const IndexLayout& layout) {
  const auto shards = shards_named(layout);
  return shards && std::any_of(shards->begin(), shards->end(), [&](const Shard& shard) {
           std::error_code error;
           if (is_shard_of_own_set(shard, layout)) return false;
           return shard.folder.empty() || fs::exists(layout.root() / shard.folder, error) ||
                  !has_generation_of_ours(layout);
         });
}

}  // namespace

Result<void> check_index_folder(const IndexLayout& layout) {
  if (layout.live_generation()) return {};
  if (names_databases_elsewhere(layout)) {
    return fail(fmt::format("the stub {} was not written by the indexer: it names databases of "
                            "their own, and a run would replace it",
                            layout.stub().string()),
                "name another folder with --index, and that one's database in the stub");
  }
  if (has_generation_of_ours(layout)) return {};
  const auto foreign = foreign_entry(layout);
  if (!foreign) return {};
  return fail(fmt::format("{} is no index and not empty: it holds {}", layout.root().string(),
                          foreign->lexically_relative(layout.root()).string()),
              "name an empty folder, or one that is not there yet, with --index");
}

}  // namespace musubi
