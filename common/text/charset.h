// charset.h - text in another charset than UTF-8.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace musubi {

// As UTF-8; nothing where the charset is not known, or bytes are none of it.  `charset`: as ICU or
// a locale names it.
std::optional<std::string> from_charset(std::string_view bytes, const std::string& charset);

}  // namespace musubi
