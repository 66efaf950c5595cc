#include "indexer/generations/prune.h"

#include <fmt/format.h>

#include <algorithm>

#include "indexer/generations/generation.h"

namespace musubi {

namespace fs = std::filesystem;

using Names = std::vector<std::string>;

namespace {

Result<Names> remove_all(const IndexLayout& layout, Names names) {
  for (const std::string& name : names) {
    const fs::path path = layout.generations() / name;
    std::error_code error;
    fs::remove_all(path, error);
    if (error) return fail(fmt::format("cannot remove {}: {}", path.string(), error.message()));
  }
  return names;
}

// User dictionaries whose compiler was stopped: NAME.dic.PID.
std::vector<fs::path> dictionary_drafts(const IndexLayout& layout) {
  std::vector<fs::path> drafts;
  std::error_code error;
  for (fs::directory_iterator entry(layout.dictionaries(), error), end; !error && entry != end;
       entry.increment(error)) {
    if (entry->path().extension() != ".dic") drafts.push_back(entry->path());
  }
  return drafts;
}

// Out of the way in one step, so that no half of a generation bears its name.
Result<std::string> put_aside(const IndexLayout& layout, const std::string& name) {
  std::string aside = ".pruned-" + name;
  std::error_code error;
  fs::rename(layout.generations() / name, layout.generations() / aside, error);
  if (error) return fail(fmt::format("cannot remove generation {}: {}", name, error.message()));
  return aside;
}

}  // namespace

Result<Names> prune_generations(const IndexLayout& layout, std::size_t keep) {
  const auto live = layout.live_generation();
  auto names = layout.list_generations();
  const std::size_t excess = names.size() > keep ? names.size() - keep : 0;
  std::erase(names, live.value_or(""));
  std::stable_partition(names.begin(), names.end(),
                        [&](const std::string& name) { return is_withdrawn(layout, name); });
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
  std::vector<std::string> names;
  std::error_code error;
  for (fs::directory_iterator entry(layout.generations(), error), end; !error && entry != end;
       entry.increment(error)) {
    std::string name = entry->path().filename();
    if (name.starts_with('.')) names.push_back(std::move(name));
  }
  if (error) {
    return fail(fmt::format("cannot read {}: {}", layout.generations().string(), error.message()));
  }
  for (const fs::path& draft : dictionary_drafts(layout)) fs::remove(draft, error);
  // Put aside first: a thread that is still writing finds no folder and stops.
  Names aside;
  for (const std::string& name : names) aside.push_back(put_aside(layout, name).value_or(name));
  if (auto removed = remove_all(layout, std::move(aside)); !removed) return removed;
  return names;
}

}  // namespace musubi
