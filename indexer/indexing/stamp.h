// stamp.h - the last step of writing a database: marks it with what it was built
// by, for open_index(), and puts the columns of its facets beside it.
#pragma once
#include <filesystem>

#include "common/index/manifest.h"
#include "common/result.h"

namespace musubi {

Result<void> stamp_database(const std::filesystem::path& database, const Manifest& manifest);

}  // namespace musubi
