// dictionary_files.h - the files of a dictionary, by what is in them.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "common/result.h"

namespace musubi {

struct DictionaryFiles {
  std::filesystem::path system;              // the folder of a compiled IPADIC
  std::vector<std::filesystem::path> users;  // compiled user dictionaries
  std::string contents;                      // name and hash of each: what an index depends on
};

struct DictionaryFolders {
  // Of user dictionaries that were compiled from CSV.  Looked for in all, in this order; made
  // in the last where they are missing or damaged; empty to make none.
  std::vector<std::filesystem::path> compiled;
  // Of a file that keeps the hashes of large dictionaries; empty to keep none.
  std::filesystem::path cache;
};

// `users`: compiled, or *.csv (UTF-8, the columns of MeCab's dictionary `system`).  Opens none
// of them with MeCab, which trusts every bit.
Result<DictionaryFiles> find_dictionary_files(const std::filesystem::path& system,
                                              const std::vector<std::filesystem::path>& users,
                                              const DictionaryFolders& folders);

}  // namespace musubi
