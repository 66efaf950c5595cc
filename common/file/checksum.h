// checksum.h - tells whether a file is still what it was.
#pragma once
#include <filesystem>
#include <string>

#include "common/result.h"

namespace musubi {

// XXH3 of 128 bits over the whole file, as 32 hexadecimal digits: finds damage and
// change, not forgery.
Result<std::string> file_checksum(const std::filesystem::path& path);

}  // namespace musubi
