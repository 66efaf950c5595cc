// index_access.h - whether this user may read an index that is there.
#pragma once
#include <optional>
#include <string>

#include "common/index/layout.h"
#include "common/result.h"

namespace musubi {

// Why the index cannot be read, though something is there: no permission, or no folder.  None
// where it can, and where there is nothing: then a new index is what helps.
std::optional<Error> why_unreadable(const IndexLayout& layout);

// What to do where there is no index in the folder but something else, likely documents; none
// where there is nothing.
std::optional<std::string> hint_of_documents(const IndexLayout& layout);

}  // namespace musubi
