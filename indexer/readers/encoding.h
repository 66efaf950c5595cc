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
  std::string_view doubt = {};      // another encoding that is as likely; empty: none is
};

// Judges by the beginning of a file (some 100 KB are enough), which may end in
// the middle of a character.  A byte order mark decides; then UTF-8 where the
// bytes are nearly all well-formed as such, ISO-2022-JP by its escapes, and else
// how likely the bytes are in each of the encodings of Japanese and of others.  An
// error, which names the likely encoding, where it is none of those above.
Result<DetectedEncoding> detect_encoding(std::string_view beginning);

// What stands in decoded text for bytes that are no character.  It is never part
// of well-formed UTF-8, so that is_valid_utf8() finds it.
inline constexpr char kIllFormedByte = '\xFF';

// Turns a stream of bytes into UTF-8.  Shift_JIS is Microsoft's code page 932 and
// EUC-JP holds the same characters (①, ㈱, 髙).
class Decoder {
 public:
  explicit Decoder(Encoding encoding);
  // By the name that ICU has for an encoding, to see what bytes would be in it.
  explicit Decoder(const char* converter);
  Decoder(Decoder&&) noexcept;
  Decoder& operator=(Decoder&&) noexcept;
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

// A whole text at once.
std::string decoded(std::string_view bytes, Decoder decoder);

}  // namespace musubi
