// clipboard.h - a text put into the clipboard of the terminal, also over SSH.
#pragma once
#include <string>
#include <string_view>

namespace musubi {

// The sequence (OSC 52) that a terminal takes it from.
std::string clipboard_sequence(std::string_view text);

}  // namespace musubi
