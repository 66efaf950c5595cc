// source_places.h - from the path that a document was indexed by to its file, and back.
#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/index/source_roots.h"
#include "searcher/reach/source_rows.h"

namespace musubi {

// The path that a document, numbered as Xapian numbers those of all databases, was indexed by;
// empty where it cannot be read.
using PathOf = std::function<std::string(std::uint32_t document)>;

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
  std::optional<std::uint32_t> document_at(const std::string& place, const PathOf& path_of);

  // The way back.
  RowInFile row_of(std::uint32_t document, const PathOf& path_of);

 private:
  const std::vector<SourceRoot>& roots();
  // Of a path from the root; empty where it is below none of the sources.
  std::string below_root(const std::filesystem::path& whole);
  // 0 where its database is none of those that are searched.
  std::uint32_t number_of(const PlacedDocument& document) const;

  std::vector<std::filesystem::path> databases_;
  std::vector<FileRows> generations_;  // that they belong to, each once
  std::vector<SourceRoot> roots_;
  bool are_read_ = false;
};

}  // namespace musubi
