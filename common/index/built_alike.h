// built_alike.h - whether a database was built by this version with this analyzer.
#pragma once
#include <xapian.h>

#include <string>

#include "common/result.h"

namespace musubi {

// Keys of the metadata that every database of ours carries.
inline constexpr const char* kFormatKey = "musubi.format";
inline constexpr const char* kAnalyzerKey = "musubi.analyzer";

// An error that says what differs.  `name` is what it calls the database, `hint` what it
// advises.  Xapian's exceptions pass.
Result<void> check_built_alike(const Xapian::Database& database,
                               const std::string& analyzer_fingerprint, const std::string& name,
                               const std::string& hint);

}  // namespace musubi
