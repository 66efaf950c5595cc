// cut.h - cuts long texts into pieces that may be looked at one after the other.
#pragma once
#include <cstddef>
#include <string_view>

namespace musubi {

// The size of the first piece of a text, of at most `max_bytes`: up to the last newline or
// full stop, else between characters.  Never 0.  For a text that is not empty.
std::size_t first_piece(std::string_view text, std::size_t max_bytes);

}  // namespace musubi
