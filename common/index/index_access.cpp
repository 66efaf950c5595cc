#include "common/index/index_access.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>

namespace musubi {

namespace fs = std::filesystem;

namespace {

// The number of the error, as in errno; 0 where access is given.
int access_failure(const fs::path& path, int mode) {
  return ::faccessat(AT_FDCWD, path.c_str(), mode, AT_EACCESS) == 0 ? 0 : errno;
}

// The first of a folder and what is in it that this user may not read.
std::optional<fs::path> locked_part(const fs::path& folder) {
  if (access_failure(folder, R_OK | X_OK) == EACCES) return folder;
  std::error_code error;
  for (fs::recursive_directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    if (access_failure(entry->path(), R_OK) == EACCES) return entry->path();
  }
  return std::nullopt;
}

Error no_permission(const fs::path& path) {
  return {fmt::format("no permission to read {}", path.string()),
          "run as a user who may read the index, or ask its owner for the right"};
}

}  // namespace

std::optional<Error> why_unreadable(const IndexLayout& layout) {
  const int failure = access_failure(layout.stub(), R_OK);
  if (failure == EACCES) return no_permission(layout.stub());
  if (failure == ENOTDIR) {
    return Error{fmt::format("{} is not a folder", layout.root().string()),
                 "name the folder of an index with --index"};
  }
  if (access_failure(layout.generations(), X_OK) == EACCES) {
    return no_permission(layout.generations());
  }
  const auto live = layout.live_generation();
  const auto locked = live ? locked_part(layout.generations() / *live) : std::nullopt;
  return locked ? std::optional(no_permission(*locked)) : std::nullopt;
}

std::optional<std::string> hint_of_documents(const IndexLayout& layout) {
  std::error_code error;
  const fs::path& folder = layout.root();
  const bool holds_files =
      fs::is_directory(folder, error) && !fs::is_empty(folder, error) && !error;
  if (!holds_files || fs::exists(layout.generations(), error)) return std::nullopt;
  return fmt::format(
      "if it holds documents, run: indexer --index INDEX {}, and search with --index INDEX",
      folder.string());
}

}  // namespace musubi
