#include "common/text/charset.h"

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <memory>
#include <utility>

namespace musubi {

namespace {

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

}  // namespace

std::optional<std::string> from_charset(std::string_view bytes, const std::string& charset) {
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

}  // namespace musubi
