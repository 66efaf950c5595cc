// index_access.h - whether this user may read an index that is there.
#pragma once
#include <optional>

#include "common/index/layout.h"
#include "common/result.h"

namespace musubi {

// Why the index cannot be read, though something is there: no permission, or no folder.  None
// where it can, and where there is nothing: then a new index is what helps.
std::optional<Error> why_unreadable(const IndexLayout& layout);

}  // namespace musubi
