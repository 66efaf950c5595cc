#include "indexer/generations/preview.h"

#include <fmt/format.h>

#include "indexer/generations/generation.h"
#include "indexer/generations/history.h"
#include "indexer/generations/prune.h"

namespace musubi {

namespace fs = std::filesystem;

namespace {

constexpr const char* kName = "000001";

// Relative, so that the index may be moved.
void link(const fs::path& target, const fs::path& place) {
  const fs::path from = fs::absolute(place.parent_path());
  fs::create_directory_symlink(fs::absolute(target).lexically_relative(from), place);
}

}  // namespace

Result<void> make_preview(const IndexLayout& index, const fs::path& generation,
                          const fs::path& folder) try {
  fs::remove_all(folder);
  const IndexLayout preview(folder);
  fs::create_directories(preview.generations());
  link(generation, preview.generations() / kName);
  if (fs::exists(index.dictionaries())) link(index.dictionaries(), preview.dictionaries());
  if (auto published = preview.publish(kName); !published) {
    return tl::unexpected(published.error());
  }
  return seal_live(preview);
} catch (const fs::filesystem_error& problem) {
  return fail(fmt::format("cannot make {}: {}", folder.string(), problem.code().message()));
}

Result<fs::path> keep_aside(const IndexLayout& layout) {
  if (auto removed = remove_refused(layout); !removed) return tl::unexpected(removed.error());
  const fs::path kept = layout.generations() / ("refused-" + History::of(layout).next_name(layout));
  std::error_code error;
  fs::rename(layout.building(), kept, error);
  if (error) return fail(error.message());
  if (auto made = make_preview(layout, kept, layout.refused()); !made) {
    return tl::unexpected(made.error());
  }
  return layout.refused();
}

}  // namespace musubi
