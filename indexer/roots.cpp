#include "indexer/roots.h"

#include "common/file/path_text.h"

namespace musubi {

std::vector<ManifestRoot> roots_of(const std::vector<NamedSource>& sources) {
  std::vector<ManifestRoot> roots;
  for (const NamedSource& source : sources) {
    roots.push_back({escape_path(source.name), escape_path(source.place)});
  }
  return roots;
}

std::vector<NamedSource> sources_of(const std::vector<ManifestRoot>& roots) {
  std::vector<NamedSource> sources;
  for (const ManifestRoot& root : roots) {
    sources.push_back({unescape_path(root.name), unescape_path(root.place)});
  }
  return sources;
}

}  // namespace musubi
