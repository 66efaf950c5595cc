// user_dictionary.h - user dictionaries as MeCab wants them: compiled.
#pragma once
#include <filesystem>
#include <vector>

#include "common/result.h"

namespace musubi {

// Compiled dictionaries as they are; of each *.csv (UTF-8, the columns of MeCab's
// dictionary `system`) its compiled form in `folder`, made by mecab-dict-index
// where it is not there yet.  An edited file makes a new one.
Result<std::vector<std::filesystem::path>> compiled_user_dictionaries(
    const std::vector<std::filesystem::path>& files, const std::filesystem::path& folder,
    const std::filesystem::path& system);

}  // namespace musubi
