// encoding.h - the encodings of Japanese text: telling them apart, decoding them.
//
// ICU stays behind this door.
#pragma once
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "common/result.h"

namespace musubi {

enum class Encoding { Utf8, Utf16Le, Utf16Be, Utf32Le, Utf32Be, ShiftJis, EucJp, Iso2022Jp };

// "UTF-8", "Shift_JIS", "EUC-JP", ...
std::string_view encoding_name(Encoding encoding);

struct DetectedEncoding {
  Encoding encoding = Encoding::Utf8;
  std::size_t mark_byte_count = 0;  // of the byte order mark
};

// Judges by the beginning of a file (some 100 KB are enough), which may end in
// the middle of a character.  A byte order mark decides; then UTF-8 where the
// bytes are nearly all well-formed as such, ISO-2022-JP by its escapes, and else
// the encoding in which the bytes are most like Japanese.  An error where they are
// like text in none.
Result<DetectedEncoding> detect_encoding(std::string_view beginning);

// What stands in decoded text for bytes that are no character.  It is never part
// of well-formed UTF-8, so that is_valid_utf8() finds it.
inline constexpr char kIllFormedByte = '\xFF';

// Turns a stream of bytes into UTF-8.  Shift_JIS is Microsoft's code page 932 and
// EUC-JP holds the same characters (①, ㈱, 髙).
class Decoder {
 public:
  explicit Decoder(Encoding encoding);
  Decoder(Decoder&&) noexcept;
  ~Decoder();

  // Appends the text of the next bytes.  UTF-8 passes as it is.
  void decode(std::string_view bytes, std::string& to);

  // Appends what is left at the end of the stream; true if that is a character
  // that is cut short.
  bool finish(std::string& to);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace musubi
