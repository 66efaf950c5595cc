// prune.h - removes generations that nobody goes back to.
#pragma once
#include <string>
#include <vector>

#include "common/index/layout.h"

namespace musubi {

// Removes whole generations until at most `keep` are left: those withdrawn first,
// then the oldest, never the live one.  A searcher that has one open keeps its
// files until it ends.  Call this under the index lock.  Returns the names of those removed.
Result<std::vector<std::string>> prune_generations(const IndexLayout& layout, std::size_t keep);

// Removes generations that were refused and kept aside, and the stub for searching them.
// The names of those removed.
Result<std::vector<std::string>> remove_refused(const IndexLayout& layout);

// Removes what runs left behind that did not come to their end: their folders among the
// generations and generations that never went live, whose names it gives, drafts of files, and
// user dictionaries that are half-made or damaged.
Result<std::vector<std::string>> remove_leftovers(const IndexLayout& layout);

// By the name: what a run makes among the generations and takes away again.
bool is_leftover(const std::filesystem::path& entry);

// By the name: a user dictionary whose compiler was stopped, NAME.dic.PID.
bool is_dictionary_draft(const std::filesystem::path& entry);

}  // namespace musubi
