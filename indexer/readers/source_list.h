// source_list.h - which files a user means by the sources that were named.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "indexer/readers/reader.h"
#include "indexer/readers/source_kind.h"

namespace musubi {

struct ListedFile {
  std::filesystem::path path;
  SourceKind kind = SourceKind::Text;
};

// The files to read: sources in the order in which they are named, what is in a
// directory in byte order of the path.  Hidden files, unknown endings, and files
// and directories that were met before by another path are left out, so links in
// a circle end.  A file named directly may have any ending and counts as text
// where the ending is unknown.
std::vector<ListedFile> list_files(const std::vector<std::filesystem::path>& sources,
                                   const Sink& sink);

// A path as text that is valid UTF-8 without control characters: other bytes as %XX.
std::string path_text(const std::filesystem::path& path);

}  // namespace musubi
