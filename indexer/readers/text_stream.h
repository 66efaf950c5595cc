// text_stream.h - a file's text as UTF-8, in pieces of a few MB.
#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "common/file/input_file.h"
#include "common/result.h"
#include "indexer/readers/encoding.h"

namespace musubi {

class TextStream {
 public:
  // An error where the file cannot be read, is no text or ends in the middle of
  // a character.  `file` outlives the stream; `encoding`: that it is known to be in.
  static Result<TextStream> open(InputFile& file, std::optional<Encoding> encoding = std::nullopt);

  // The same of bytes in memory.
  static Result<TextStream> of(std::string bytes, std::optional<Encoding> encoding = std::nullopt);

  Encoding encoding() const { return encoding_.encoding; }
  // Another encoding that it could as well be in; empty where there is none.
  std::string_view doubt() const { return encoding_.doubt; }
  std::uint64_t byte_count() const { return byte_count_; }

  // Appends the next piece of the text; false at the end.  Bytes that are no
  // character of the encoding leave the text ill-formed UTF-8 where they stood.
  Result<bool> read(std::string& to);

 private:
  TextStream(InputFile* file, std::string first_piece, DetectedEncoding detected);

  InputFile* file_;  // nullptr where the first piece is all
  std::uint64_t byte_count_;
  std::string piece_;
  bool is_piece_pending_ = true;
  DetectedEncoding encoding_;
  Decoder decoder_;
};

}  // namespace musubi
