// print.h - shows what is extracted of a file, for people and for trials.
#pragma once
#include <filesystem>

namespace musubi {

// A JSON object a line to stdout, for each document, table, row and remark.  False where the
// file is refused, which is told as a remark too.
bool print_extracted(const std::filesystem::path& file);

}  // namespace musubi
