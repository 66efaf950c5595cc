// text_stream.h - a file's text as UTF-8, in pieces of a few MB.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

#include "common/file/input_file.h"
#include "common/result.h"
#include "indexer/readers/encoding.h"

namespace musubi {

class TextStream {
 public:
  // An error where the file cannot be read, is no text or ends in the middle of
  // a character.  `file` outlives the stream.
  static Result<TextStream> open(InputFile& file);

  Encoding encoding() const { return encoding_.encoding; }
  // Another encoding that it could as well be in; empty where there is none.
  std::string_view doubt() const { return encoding_.doubt; }
  std::uint64_t byte_count() const { return file_->byte_count(); }

  // Appends the next piece of the text; false at the end.  Bytes that are no
  // character of the encoding leave the text ill-formed UTF-8 where they stood.
  Result<bool> read(std::string& to);

 private:
  TextStream(InputFile& file, std::string first_piece, DetectedEncoding detected);

  InputFile* file_;
  std::string piece_;
  bool is_piece_pending_ = true;
  DetectedEncoding encoding_;
  Decoder decoder_;
};

}  // namespace musubi
