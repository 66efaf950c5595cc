// stamp.h - the last steps of writing a database: marks it with what it was built by,
// for open_index(), and puts the columns of its facets and documents beside it.
#pragma once
#include <filesystem>

#include "common/index/manifest.h"
#include "common/result.h"

namespace musubi {

Result<void> stamp_database(const std::filesystem::path& database, const Manifest& manifest);

// Of a database that is written no more.
Result<void> write_columns(const std::filesystem::path& generation);

}  // namespace musubi
