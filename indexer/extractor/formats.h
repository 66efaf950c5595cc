// formats.h - which extractor reads what.
#pragma once
#include "indexer/extractor/extract.h"

namespace musubi {

// Reads a file or a member by what its bytes are, and else by what its name says.  What the indexer
// reads itself goes to Output::plain().
Result<void> extract(const Input& input, Output& output);

// Reads a member of `container`, of whatever kind it is: what it gives is delivered under
// `name`, and a reason to refuse it alone is told.
void extract_member(const Input& container, Input member, Output& output);

}  // namespace musubi
