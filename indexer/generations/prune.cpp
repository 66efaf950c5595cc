#include "indexer/generations/prune.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <string_view>

#include "common/analysis/user_dictionary.h"
#include "common/file/durable.h"
#include "indexer/generations/history.h"

namespace musubi {

namespace fs = std::filesystem;

using Names = std::vector<std::string>;

namespace {

constexpr std::string_view kPrunedPrefix = ".pruned-";

Result<Names> remove_all(const IndexLayout& layout, Names names) {
  for (const std::string& name : names) {
    const fs::path path = layout.generations() / name;
    std::error_code error;
    fs::remove_all(path, error);
    if (error) return fail(fmt::format("cannot remove {}: {}", path.string(), error.message()));
  }
  return names;
}

std::vector<fs::path> entries_of(const fs::path& folder, bool (*wanted)(const fs::path&)) {
  std::vector<fs::path> entries;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    if (wanted(entry->path())) entries.push_back(entry->path());
  }
  return entries;
}

// Out of the way in one step, so that no half of a generation bears its name.
Result<std::string> put_aside(const IndexLayout& layout, const std::string& name) {
  std::string aside = std::string(kPrunedPrefix) + name;
  std::error_code error;
  fs::rename(layout.generations() / name, layout.generations() / aside, error);
  if (error) return fail(fmt::format("cannot remove generation {}: {}", name, error.message()));
  return aside;
}

}  // namespace

Result<Names> prune_generations(const IndexLayout& layout, std::size_t keep) {
  auto past = History::of(layout).generations();
  const std::size_t excess = past.size() > keep ? past.size() - keep : 0;
  std::erase_if(past, [live = layout.live_generation()](const PastGeneration& one) {
    return one.name == live;
  });
  std::stable_partition(past.begin(), past.end(), std::mem_fn(&PastGeneration::withdrawn));
  Names names;
  for (PastGeneration& one : past) names.push_back(std::move(one.name));
  names.resize(std::min(excess, names.size()));
  for (const std::string& name : names) {
    const auto aside = put_aside(layout, name);
    if (!aside) return tl::unexpected(aside.error());
    if (auto removed = remove_all(layout, {*aside}); !removed) return removed;
  }
  return names;
}

Result<Names> remove_refused(const IndexLayout& layout) {
  std::error_code error;
  fs::remove_all(layout.refused(), error);
  return remove_all(layout, layout.list_refused());
}

Result<Names> remove_leftovers(const IndexLayout& layout) {
  std::error_code error;
  if (fs::directory_iterator(layout.generations(), error); error) {
    return fail(fmt::format("cannot read {}: {}", layout.generations().string(), error.message()));
  }
  Names names = orphans_of(layout);
  for (const fs::path& entry : entries_of(layout.generations(), is_leftover)) {
    names.push_back(entry.filename());
  }
  for (const fs::path& draft : entries_of(layout.dictionaries(), is_dictionary_draft)) {
    fs::remove(draft, error);
  }
  for (const fs::path& damaged : damaged_user_dictionaries(layout.dictionaries())) {
    fs::remove(damaged, error);
  }
  for (const fs::path& draft : entries_of(layout.root(), is_draft)) fs::remove(draft, error);
  // Put aside first: a thread that is still writing finds no folder and stops.
  Names aside;
  for (const std::string& name : names) aside.push_back(put_aside(layout, name).value_or(name));
  if (auto removed = remove_all(layout, std::move(aside)); !removed) return removed;
  return names;
}

bool is_leftover(const fs::path& entry) {
  const std::string name = entry.filename();
  for (const char* ours : {".building", ".segments", ".canaries"}) {
    if (name == ours) return true;
  }
  return name.starts_with(kPrunedPrefix);
}

bool is_dictionary_draft(const fs::path& entry) {
  const std::string process = entry.extension().string();
  return process.size() > 1 && process.find_first_not_of("0123456789", 1) == process.npos &&
         entry.stem().extension() == ".dic";
}

}  // namespace musubi
