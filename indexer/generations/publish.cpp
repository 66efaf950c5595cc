#include "indexer/generations/publish.h"

#include <fmt/format.h>

#include <filesystem>
#include <system_error>

#include "common/file/durable.h"
#include "common/file/fault_point.h"

namespace musubi {

Result<LiveGeneration> publish_generation(const IndexLayout& layout,
                                          const std::function<void()>& before_renaming) {
  if (auto synced = sync_tree(layout.building()); !synced) return tl::unexpected(synced.error());
  fault_point("synced");
  before_renaming();
  fault_point("rename:generation");
  const std::string name = History::of(layout).next_name(layout);
  std::error_code error;
  std::filesystem::rename(layout.building(), layout.generations() / name, error);
  if (error) return fail(fmt::format("cannot rename the new generation: {}", error.message()));
  fault_point("renamed:generation");
  if (auto synced = sync_path(layout.generations()); !synced) {
    return tl::unexpected(synced.error());
  }
  return make_live(layout, name);
}

}  // namespace musubi
