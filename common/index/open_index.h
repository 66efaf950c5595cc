// open_index.h - opens the live index for searching and makes sure that it was
// built by this version with this analyzer.
#pragma once
#include <xapian.h>

#include <filesystem>
#include <string>

#include "common/result.h"

namespace musubi {

// Keys of the metadata that every database of ours carries.
inline constexpr const char* kFormatKey = "musubi.format";
inline constexpr const char* kAnalyzerKey = "musubi.analyzer";

// Whatever the stub names, remote shards too.  An error says what to run.
Result<Xapian::Database> open_index(const std::filesystem::path& index,
                                    const std::string& analyzer_fingerprint);

}  // namespace musubi
