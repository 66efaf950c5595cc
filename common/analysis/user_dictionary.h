// user_dictionary.h - user dictionaries as MeCab wants them: compiled from CSV.
//
// A compiled one is named NAME-WORDS-CONTENT.dic: a hash of the words and of the dictionary that
// they were compiled for, and one of the file itself.  MeCab trusts every bit of it.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "common/result.h"

namespace musubi {

struct SystemDictionary {
  std::filesystem::path folder;
  std::string contents;  // tells it from others
};

// The compiled form of a *.csv (UTF-8, the columns of `system`): the first in `folders` that
// is sound, else one that mecab-dict-index makes in the last of them.  An empty folder is none.
Result<std::filesystem::path> compiled_user_dictionary(
    const std::filesystem::path& csv, const SystemDictionary& system,
    const std::vector<std::filesystem::path>& folders);

// Compiled dictionaries in a folder that are not what their names say.
std::vector<std::filesystem::path> damaged_user_dictionaries(const std::filesystem::path& folder);

}  // namespace musubi
