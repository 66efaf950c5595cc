// dictionary.h - the dictionary that a searcher cuts queries with.
#pragma once
#include "common/analysis/dictionary_files.h"
#include "common/options/common_options.h"

namespace musubi {

// User dictionaries as the indexer compiled them, or else compiled into the user's own cache:
// a searcher writes nothing into an index.
Result<DictionaryFiles> dictionary_files(const CommonOptions& options);

}  // namespace musubi
