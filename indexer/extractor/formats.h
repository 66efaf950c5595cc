// formats.h - which extractor reads what.
#pragma once
#include <optional>

#include "indexer/extractor/extract.h"
#include "indexer/readers/source_kind.h"

namespace musubi {

// What the bytes are, and else what the name says.  None for what nothing here reads.
std::optional<SourceKind> kind_of(const Input& input);

// Reads a file or a member by its kind.  What the indexer reads itself goes to Output::plain().
Result<void> extract(const Input& input, Output& output);

}  // namespace musubi
