#include "indexer/readers/named_source.h"

#include <algorithm>
#include <string>
#include <system_error>

namespace musubi {

namespace fs = std::filesystem;

namespace {

std::string without_idle_slashes(std::string path) {
  const auto twice = [](char a, char b) { return a == '/' && b == '/'; };
  path.erase(std::unique(path.begin(), path.end(), twice), path.end());
  if (path.size() > 1 && path.ends_with('/')) path.pop_back();
  return path;
}

bool climbs(const fs::path& path) {
  return std::find(path.begin(), path.end(), "..") != path.end();
}

// What ".." climbs out of may be a link, of which only the file system knows the parent.
fs::path place_of(const fs::path& name) {
  std::error_code error;
  const fs::path from_root = fs::absolute(name, error);
  if (error) return name;
  const fs::path resolved = climbs(name) ? fs::weakly_canonical(from_root, error) : fs::path();
  const fs::path& path = resolved.empty() || error ? from_root : resolved;
  return without_idle_slashes(path.lexically_normal().string());
}

}  // namespace

NamedSource named_source(const fs::path& typed) {
  const fs::path name = without_idle_slashes(typed.string());
  return {name, place_of(name)};
}

}  // namespace musubi
