// check.h - is a generation whole and fit to go live?
#pragma once
#include <filesystem>

#include "common/index/manifest.h"
#include "common/result.h"

namespace musubi {

// Runs Xapian's own check, compares the document count with the manifest and
// asks one query per facet.
Result<void> check_generation(const std::filesystem::path& generation, const Manifest& manifest);

}  // namespace musubi
