#include "common/text/locale_text.h"

#include <fmt/format.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <cstdlib>
#include <memory>
#include <optional>
#include <utility>

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

// ICU's name of the charset, where it has another one than locales do, or several.
const char* converter_of(const std::string& charset) {
  constexpr std::pair<const char*, const char*> kNames[] = {
      {"eucJP", "euc-jp-2007"},     {"ujis", "euc-jp-2007"}, {"SJIS", "windows-31j"},
      {"Shift_JIS", "windows-31j"}, {"PCK", "windows-31j"},  {"CP932", "windows-31j"},
      {"ms_kanji", "windows-31j"},
  };
  for (const auto& [name, converter] : kNames) {
    if (ucnv_compareNames(name, charset.c_str()) == 0) return converter;
  }
  return charset.c_str();
}

std::optional<std::string> converted(std::string_view bytes, const std::string& charset) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(
      ucnv_open(converter_of(charset), &status), &ucnv_close);
  if (U_FAILURE(status)) return std::nullopt;
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  const icu::UnicodeString text(bytes.data(), static_cast<int32_t>(bytes.size()), converter.get(),
                                status);
  if (U_FAILURE(status)) return std::nullopt;
  std::string utf8;
  text.toUTF8String(utf8);
  return utf8;
}

}  // namespace

Result<std::string> utf8_text(std::string_view bytes) {
  if (is_valid_utf8(bytes)) return std::string(bytes);
  std::string charset = charset_of_locale();
  if (ucnv_compareNames(charset.c_str(), "UTF-8") == 0) charset.clear();
  if (!charset.empty()) {
    if (auto text = converted(bytes, charset)) return *text;
  }
  return fail(charset.empty() ? "is not UTF-8"
                              : fmt::format("is neither UTF-8 nor {}, as the locale says", charset),
              "type it in UTF-8, or set LANG to what the terminal has, such as ja_JP.EUC-JP");
}

}  // namespace musubi
