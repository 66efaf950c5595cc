// short_title.h - titles of two characters: 覚書, 花見.
#pragma once
#include <cstddef>
#include <string_view>
#include <vector>

#include "indexer/readers/page_lines.h"

namespace musubi {

// Line `at` is the name of a paper, or a word that the sentence below it takes up; others as short
// are buttons and sections of a site (戻る, 防災).
bool is_short_title(const std::vector<PageLine>& lines, std::size_t at, std::string_view text);

}  // namespace musubi
