// output_file.h - where a run tells programs of itself: a file, or standard output.
#pragma once
#include <filesystem>
#include <string_view>

#include "common/result.h"

namespace musubi {

// Replaces `file` whole; "-" is standard output.
Result<void> write_output(const std::filesystem::path& file, std::string_view text);

// Finds out before the work whether write_output() can be done after it.
Result<void> check_output(const std::filesystem::path& file);

bool is_standard_output(const std::filesystem::path& file);

}  // namespace musubi
