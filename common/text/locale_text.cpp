#include "common/text/locale_text.h"

#include <fmt/format.h>
#include <unicode/ucnv.h>

#include <cstdlib>

#include "common/text/charset.h"
#include "common/text/utf8.h"

namespace musubi {

namespace {

// "EUC-JP" of ja_JP.EUC-JP; empty where the locale names none.  The environment is asked, for
// the locale itself need not be installed.
std::string charset_of_locale() {
  for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
    const char* value = std::getenv(name);
    if (value == nullptr || *value == '\0') continue;
    const std::string_view locale = value;
    const auto dot = locale.find('.');
    if (dot == locale.npos) return locale == "ja_JP" || locale == "japanese" ? "EUC-JP" : "";
    return std::string(locale.substr(dot + 1, locale.find('@') - dot - 1));
  }
  return {};
}

}  // namespace

Result<std::string> utf8_text(std::string_view bytes) {
  if (is_valid_utf8(bytes)) return std::string(bytes);
  std::string charset = charset_of_locale();
  if (ucnv_compareNames(charset.c_str(), "UTF-8") == 0) charset.clear();
  if (!charset.empty()) {
    if (auto text = from_charset(bytes, charset)) return *text;
  }
  return fail(charset.empty() ? "is not UTF-8"
                              : fmt::format("is neither UTF-8 nor {}, as the locale says", charset),
              "type it in UTF-8, or set LANG to what the terminal has, such as ja_JP.EUC-JP");
}

}  // namespace musubi
