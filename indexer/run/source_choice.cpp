#include "indexer/run/source_choice.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <string>

#include "common/file/path_text.h"
#include "indexer/generations/history.h"
#include "indexer/roots.h"

namespace musubi {

namespace fs = std::filesystem;

namespace {

using Sources = std::vector<NamedSource>;

constexpr std::size_t kMaxNamed = 3;

auto is_at(const fs::path& place) {
  return [&place](const NamedSource& source) { return source.place == place; };
}

bool holds(const Sources& sources, const fs::path& place) {
  return std::any_of(sources.begin(), sources.end(), is_at(place));
}

fs::path resolved(const fs::path& place) {
  std::error_code error;
  const fs::path path = fs::weakly_canonical(place, error);
  return error ? place : path;
}

// The source of the index that is meant, by its place or by a link to it; `known.end()` where
// it is a new one.
Sources::const_iterator meant(const NamedSource& source, const Sources& known,
                              const Sources& typed) {
  const auto same = std::find_if(known.begin(), known.end(), is_at(source.place));
  if (same != known.end()) return same;
  const fs::path path = resolved(source.place);
  return std::find_if(known.begin(), known.end(), [&](const NamedSource& one) {
    return !holds(typed, one.place) && resolved(one.place) == path;
  });
}

bool is_at_or_below(const fs::path& path, const fs::path& folder) {
  return std::mismatch(folder.begin(), folder.end(), path.begin(), path.end()).first ==
         folder.end();
}

// Whether documents of both could have the same path: two folders of one name, as they are
// seen from two working directories.
bool share_names(const NamedSource& one, const NamedSource& other) {
  const auto overlap = [](const fs::path& a, const fs::path& b) {
    return is_at_or_below(a, b) || is_at_or_below(b, a);
  };
  return overlap(one.name, other.name) && !overlap(one.place, other.place);
}

void keep_names_apart(const Sources& known, Sources& sources) {
  for (NamedSource& source : sources) {
    if (holds(known, source.place)) continue;
    const auto is_taken = [&](const NamedSource& other) { return share_names(source, other); };
    if (std::any_of(sources.begin(), sources.end(), is_taken)) source.name = source.place;
  }
}

// A source that the index knows keeps its name, which ids begin with.
void add(const std::vector<fs::path>& paths, const Sources& known, Sources& sources) {
  Sources typed;
  for (const fs::path& path : paths) typed.push_back(named_source(path));
  for (const NamedSource& source : typed) {
    const auto same = meant(source, known, typed);
    const NamedSource& one = same == known.end() ? source : *same;
    if (!holds(sources, one.place)) sources.push_back(one);
  }
  keep_names_apart(known, sources);
}

std::string listed(const Sources& sources) {
  std::string text;
  for (std::size_t i = 0; i < std::min(sources.size(), kMaxNamed); ++i) {
    text += fmt::format("{}{}", i == 0 ? "" : ", ", path_text(sources[i].name));
  }
  if (sources.size() > kMaxNamed) text += fmt::format(" and {} more", sources.size() - kMaxNamed);
  return text;
}

// None where there is no index yet; an error where there is one that does not tell.
Result<Sources> live_sources(const IndexLayout& layout) {
  if (History::of(layout).generations().empty()) return Sources();
  const auto live = layout.live_generation();
  const auto manifest = read_manifest(layout.generations() / live.value_or("none"));
  if (manifest && !manifest->roots.empty()) return sources_of(manifest->roots);
  return fail("the live index does not tell what its sources are", "name all of them");
}

Result<Sources> all_but(const std::vector<fs::path>& removed, const Sources& known) {
  Sources left = known;
  for (const fs::path& typed : removed) {
    const NamedSource source = named_source(typed);
    const auto same = meant(source, known, {});
    if (same == known.end()) {
      return fail(fmt::format("{} is no source of the live index", path_text(source.name)),
                  fmt::format("its sources: {}", known.empty() ? "none" : listed(known)));
    }
    std::erase_if(left, is_at(same->place));
  }
  return left;
}

// A source that is new to the index is there.
Result<void> check_existing(const Sources& sources, const Sources& known) {
  for (const NamedSource& source : sources) {
    std::error_code error;
    if (holds(known, source.place) || fs::exists(fs::symlink_status(source.place, error))) continue;
    return fail(fmt::format("there is no {}; nothing was done", path_text(source.name)),
                fmt::format("its sources: {}", known.empty() ? "none" : listed(known)));
  }
  return {};
}

// What lies below a folder that is named is named with it.
Result<void> check_complete(const Sources& sources, const Sources& known) {
  Sources missing = known;
  std::erase_if(missing, [&](const NamedSource& source) {
    return std::any_of(sources.begin(), sources.end(), [&source](const NamedSource& named) {
      return is_at_or_below(source.place, named.place);
    });
  });
  if (missing.empty()) return {};
  if (auto there = check_existing(sources, known); !there) return there;
  return fail(fmt::format("{} {} of the live index and not named now; nothing was done",
                          listed(missing), missing.size() == 1 ? "is a source" : "are sources"),
              "name all of them; or use --add SOURCE to add to them, --remove SOURCE to take out, "
              "or --only where what is named is to be all");
}

Result<Sources> changed_sources(const SourceOptions& options, const IndexLayout& layout) {
  const auto known = live_sources(layout);
  if (!known) return known;
  auto sources = all_but(options.removed, *known);
  if (sources) add(options.added, *known, *sources);
  if (sources) {
    if (auto there = check_existing(*sources, *known); !there) {
      return tl::unexpected(there.error());
    }
  }
  if (sources && sources->empty()) {
    return fail("no source would be left", "to give up an index, remove its folder");
  }
  return sources;
}

}  // namespace

Result<Sources> choose_sources(const SourceOptions& options, const IndexLayout& layout) {
  if (!options.added.empty() || !options.removed.empty()) return changed_sources(options, layout);
  const auto known = live_sources(layout);
  if (options.named.empty()) {
    if (known && known->empty()) {
      return fail("no source is named",
                  "usage: indexer [--index DIR] SOURCE…, or a config file with: source = PATH");
    }
    return known;
  }
  // What a damaged index was made of nobody can tell: that is no reason not to mend it.
  Sources sources;
  add(options.named, known.value_or(Sources()), sources);
  if (known && options.completeness == Completeness::Checked) {
    if (auto complete = check_complete(sources, *known); !complete) {
      return tl::unexpected(complete.error());
    }
  }
  return sources;
}

}  // namespace musubi
