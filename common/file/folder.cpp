#include "common/file/folder.h"

#include <fmt/format.h>

#include <algorithm>

namespace musubi {

namespace fs = std::filesystem;

Result<std::vector<fs::path>> entries_of(const fs::path& folder) {
  std::vector<fs::path> paths;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    paths.push_back(entry->path());
  }
  if (error) return fail(fmt::format("cannot read {}: {}", folder.string(), error.message()));
  std::sort(paths.begin(), paths.end());
  return paths;
}

Result<void> make_folder(const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) return fail(fmt::format("cannot create {}: {}", folder.string(), error.message()));
  return {};
}

}  // namespace musubi
