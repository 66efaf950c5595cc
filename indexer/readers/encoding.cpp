#include "indexer/readers/encoding.h"

#include <unicode/ucnv.h>
#include <unicode/utf16.h>

#include <vector>

#include "common/text/utf8.h"

namespace musubi {

namespace {

const char* converter_name(Encoding encoding) {
  switch (encoding) {
    case Encoding::Utf8:
      return "UTF-8";
    case Encoding::Utf16Le:
      return "UTF-16LE";
    case Encoding::Utf16Be:
      return "UTF-16BE";
    case Encoding::Utf32Le:
      return "UTF-32LE";
    case Encoding::Utf32Be:
      return "UTF-32BE";
    case Encoding::ShiftJis:
      return "windows-31j";
    case Encoding::EucJp:
      return "euc-jp-2007";
    case Encoding::Iso2022Jp:
      return "ISO-2022-JP-1";
  }
  return "UTF-8";
}

void append_utf16(std::string& to, const UChar* begin, const UChar* end) {
  const auto count = static_cast<std::size_t>(end - begin);
  for (std::size_t at = 0; at < count;) {
    UChar32 c = 0;
    U16_NEXT(begin, at, count, c);
    append_utf8(to, static_cast<char32_t>(c));
  }
}

}  // namespace

std::string_view encoding_name(Encoding encoding) {
  if (encoding == Encoding::ShiftJis) return "Shift_JIS";
  if (encoding == Encoding::EucJp) return "EUC-JP";
  if (encoding == Encoding::Iso2022Jp) return "ISO-2022-JP";
  return converter_name(encoding);
}

struct Decoder::State {
  UConverter* converter = nullptr;
  std::vector<UChar> units;
  std::string utf8_tail;  // the last bytes of UTF-8 that passed

  State() = default;
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() { ucnv_close(converter); }

  // True if the stream ended within a character.
  bool convert(std::string_view bytes, bool flush, std::string& to) {
    units.resize(bytes.size() + 64);
    const char* source = bytes.data();
    const char* const end = source + bytes.size();
    bool is_cut = false;
    for (bool is_done = false; !is_done;) {
      UErrorCode status = U_ZERO_ERROR;
      UChar* target = units.data();
      ucnv_toUnicode(converter, &target, units.data() + units.size(), &source, end, nullptr,
                     static_cast<UBool>(flush), &status);
      append_utf16(to, units.data(), target);
      is_done = U_SUCCESS(status);
      if (is_done || status == U_BUFFER_OVERFLOW_ERROR) continue;
      to += kIllFormedByte;
      is_cut = status == U_TRUNCATED_CHAR_FOUND;
      is_done = is_cut;
    }
    return is_cut;
  }
};

Decoder::Decoder(Encoding encoding) : state_(std::make_unique<State>()) {
  if (encoding != Encoding::Utf8) *this = Decoder(converter_name(encoding));
}

Decoder::Decoder(const char* converter) : state_(std::make_unique<State>()) {
  UErrorCode status = U_ZERO_ERROR;
  state_->converter = ucnv_open(converter, &status);
  ucnv_setToUCallBack(state_->converter, UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr,
                      &status);
}

Decoder::Decoder(Decoder&&) noexcept = default;
Decoder& Decoder::operator=(Decoder&&) noexcept = default;
Decoder::~Decoder() = default;

void Decoder::decode(std::string_view bytes, std::string& to) {
  if (state_->converter != nullptr) {
    state_->convert(bytes, false, to);
    return;
  }
  to += bytes;
  state_->utf8_tail += bytes.substr(bytes.size() - std::min<std::size_t>(bytes.size(), 3));
  if (state_->utf8_tail.size() > 3) state_->utf8_tail.erase(0, state_->utf8_tail.size() - 3);
}

bool Decoder::finish(std::string& to) {
  if (state_->converter != nullptr) return state_->convert({}, true, to);
  return without_cut_character(state_->utf8_tail).size() != state_->utf8_tail.size();
}

std::string decoded(std::string_view bytes, Decoder decoder) {
  std::string text;
  decoder.decode(bytes, text);
  decoder.finish(text);
  return text;
}

}  // namespace musubi
