// locale_text.h - text that a user typed, in whatever charset the terminal has.
#pragma once
#include <string>
#include <string_view>

#include "common/result.h"

namespace musubi {

// As UTF-8: as it is where it is that, else converted from the charset that the locale names
// ($LC_ALL, $LC_CTYPE, $LANG: ja_JP.EUC-JP, ja_JP.SJIS).  An error, without its subject, where
// it is neither.
Result<std::string> utf8_text(std::string_view bytes);

}  // namespace musubi
