// file_signature.h - what a file is by its first bytes, whatever its name.
#pragma once
#include <optional>
#include <string_view>

namespace musubi {

// The format where it is one that is no plain text: "a PDF file".
std::optional<std::string_view> foreign_format(std::string_view beginning);

}  // namespace musubi
