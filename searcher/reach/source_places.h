// source_places.h - from the path that a document was indexed by to its file, and back.
#pragma once
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/index/source_roots.h"
#include "searcher/reach/source_rows.h"

namespace musubi {

class SourcePlaces {
 public:
  // Of all databases that are searched together; read when first asked for.
  explicit SourcePlaces(std::vector<std::filesystem::path> databases);

  // The file from the root, what lies inside of an archive behind it; empty where the index
  // does not know, as of a remote shard.
  std::string file_of(const std::string& path);

  // The path as it was indexed, of one that somebody typed; empty where it is of no source.
  std::string indexed_path(const std::filesystem::path& typed);

  // "list.csv#3", whose documents have ids of their own, as of the path by which it was indexed:
  // its number in all databases together, as Xapian numbers them.
  std::optional<std::uint32_t> document_at(const std::string& place);

  // The way back, of a document of that path.
  RowInFile row_of(const std::string& path, std::uint32_t document);

 private:
  const std::vector<SourceRoot>& roots();
  // Of a path from the root; empty where it is below none of the sources.
  std::string below_root(const std::filesystem::path& whole);

  std::vector<std::filesystem::path> databases_;
  std::vector<FileRows> generations_;  // that they belong to, each once
  std::vector<SourceRoot> roots_;
  bool are_read_ = false;
};

}  // namespace musubi
