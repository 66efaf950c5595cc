// width.h - how many terminal columns a text takes.
//
// After Unicode's East Asian Width: kanji, kana and emoji take two columns,
// combining marks none.  Safe to call from any thread.
#pragma once
#include <string>
#include <string_view>

namespace musubi {

// Characters such as … → █ α are as wide as the terminal's font has them.
enum class AmbiguousWidth { Narrow, Wide };

// Columns.  Control characters count as none, an ill-formed sequence as U+FFFD.
int display_width(std::string_view text, AmbiguousWidth ambiguous = AmbiguousWidth::Narrow);

// Whether the text is no wider than that; looks no further than it has to.
bool fits_into(std::string_view text, int columns,
               AmbiguousWidth ambiguous = AmbiguousWidth::Narrow);

// The longest prefix that fits and ends between grapheme clusters.
std::string_view prefix_of_width(std::string_view text, int columns,
                                 AmbiguousWidth ambiguous = AmbiguousWidth::Narrow);

// The text itself if it fits, else as much of it as fits before a closing "…".
std::string shorten_to_width(std::string_view text, int columns,
                             AmbiguousWidth ambiguous = AmbiguousWidth::Narrow);

}  // namespace musubi
