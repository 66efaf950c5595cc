// index_folder.h - whether a folder is an index, before anything in it is replaced or removed.
#pragma once
#include "common/index/layout.h"
#include "common/result.h"

namespace musubi {

// An error, naming what is foreign, unless the folder is an index of ours, the rest of a first
// run that was broken off, empty or not there.  A folder of a user's own may well have a
// `generations` or a `dictionaries` in it, and a stub that was written by hand is to stay.
Result<void> check_index_folder(const IndexLayout& layout);

}  // namespace musubi
