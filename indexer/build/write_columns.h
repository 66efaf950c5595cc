// write_columns.h - the columns of a database's facets and documents, beside it.
#pragma once
#include <filesystem>

#include "common/result.h"

namespace musubi {

// Of a database that is written no more.
Result<void> write_columns(const std::filesystem::path& generation);

}  // namespace musubi
