// line_in_file.h - on which line of its file a document, or its first match, stands.
#pragma once
#include <cstddef>
#include <filesystem>

#include "searcher/answer.h"

namespace musubi {

// Counted from 1; 0 where it is not found: the file may be no text, or larger than that, or the
// text have been put together from several lines.
std::size_t line_of(const Hit& document, const std::filesystem::path& file, std::size_t most_bytes);

}  // namespace musubi
