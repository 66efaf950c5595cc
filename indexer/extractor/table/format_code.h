// format_code.h - the parts of a code of a number format: "#,##0\"円\"", "[h]:mm", "0!m".
#pragma once
#include <cstddef>
#include <string_view>

namespace musubi {

// Excel allows 255 characters.
constexpr std::size_t kMaxCodeBytes = 1024;

// Where what begins at `at`, in quotes, in brackets or behind a backslash, ends.
std::size_t end_of_part(std::string_view code, std::size_t at);

}  // namespace musubi
