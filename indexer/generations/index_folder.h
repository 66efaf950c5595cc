// index_folder.h - whether a folder is an index, before anything in it is replaced or removed.
#pragma once
#include "common/index/layout.h"
#include "common/result.h"

namespace musubi {

// An error that names what is foreign, unless the folder is an index of ours, is what a first run
// left that was broken off, is empty, or does not exist.  A folder of a user's own may well have a
// `generations` or a `dictionaries` in it, and a stub that was written by hand is to stay.
Result<void> check_index_folder(const IndexLayout& layout);

}  // namespace musubi
