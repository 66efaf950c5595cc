// preview.h - lets a searcher see a generation that is not live.
#pragma once
#include <filesystem>

#include "common/index/layout.h"
#include "common/result.h"

namespace musubi {

// Makes `folder` anew: a stub and links to `generation`, a folder of `index`, and to the
// index's dictionaries.  `searcher --index FOLDER` then answers from it.
Result<void> make_preview(const IndexLayout& index, const std::filesystem::path& generation,
                          const std::filesystem::path& folder);

// Moves the generation in layout.building() aside, in the place of one that was kept
// before, and returns a preview of it: a folder for `searcher --index`.
Result<std::filesystem::path> keep_aside(const IndexLayout& layout);

}  // namespace musubi
