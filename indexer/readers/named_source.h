// named_source.h - a file or a folder that a user names as a source.
#pragma once
#include <filesystem>

namespace musubi {

// `docs`, `docs/`, `./docs` and `/srv/docs` can all be the same source: two are where their
// places are.  The name is what paths and ids of documents begin with, and stays with a source
// as long as it is in an index.
struct NamedSource {
  std::filesystem::path name;   // as typed, without slashes that say nothing
  std::filesystem::path place;  // from the root, without "." and ".."

  bool operator==(const NamedSource&) const = default;
};

// A relative path begins at the working directory.  The source need not be there.
NamedSource named_source(const std::filesystem::path& typed);

}  // namespace musubi
