// stamp.h - marks a database with what it was built by, for open_index().
#pragma once
#include <filesystem>

#include "common/index/manifest.h"
#include "common/result.h"

namespace musubi {

Result<void> stamp_database(const std::filesystem::path& database, const Manifest& manifest);

}  // namespace musubi
