// source_list.h - which files a user means by the sources that were named.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "indexer/readers/named_source.h"
#include "indexer/readers/reader.h"
#include "indexer/readers/source_kind.h"
#include "indexer/readers/source_rules.h"

namespace musubi {

struct ListedFile {
  std::filesystem::path path;  // to open
  std::filesystem::path name;  // that begins with the name of its source
  SourceKind kind = SourceKind::Text;
};

// The files to read: sources in the order in which they are named, what is in a
// directory in byte order of the name.  Hidden files, files of no known kind by ending or
// content, and files and directories that were met before by another path are left out, so
// links in a circle end.  A file named directly may have any ending and counts as text where
// the ending is unknown.  What cannot be looked at is refused, whatever it is.
// `rules` leave some out, and have others converted, whatever their ending.
std::vector<ListedFile> list_files(const std::vector<NamedSource>& sources, const Sink& sink,
                                   const SourceRules& rules = {});

// Whether a file of that path would be read where it lies in a source that is a folder, be it
// there or not.
bool is_read_in_folder(const std::filesystem::path& file, const SourceRules& rules);

}  // namespace musubi
