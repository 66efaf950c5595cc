// archive.h - ZIP and TAR archives, and single files that are compressed: each member is read
// by its own kind.
#pragma once
#include "indexer/extractor/extract.h"

namespace musubi {

Result<void> extract_archive(const Input& input, Output& output);

}  // namespace musubi
