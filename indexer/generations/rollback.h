// rollback.h - goes back to the generation before the live one.
#pragma once
#include "common/index/layout.h"
#include "indexer/generations/history.h"

namespace musubi {

// Makes the newest generation before the live one live, and withdraws the one that was live.  Call
// this under the index lock.  An error, and nothing is done, if there is none to go back to or it
// is damaged.
Result<LiveGeneration> roll_back(const IndexLayout& layout);

}  // namespace musubi
