// text_stream.h - a file's text as UTF-8, in pieces of a few MB.
#pragma once
#include <cstddef>
#include <filesystem>
#include <string>

#include "common/result.h"
#include "indexer/readers/encoding.h"
#include "indexer/readers/input_file.h"

namespace musubi {

class TextStream {
 public:
  // An error where the file cannot be read, is no text or ends in the middle of
  // a character.
  static Result<TextStream> open(const std::filesystem::path& path);

  Encoding encoding() const { return encoding_; }
  std::uint64_t byte_count() const { return file_.byte_count(); }

  // Appends the next piece of the text; false at the end.  Bytes that are no
  // character of the encoding leave the text ill-formed UTF-8 where they stood.
  Result<bool> read(std::string& to);

 private:
  TextStream(InputFile file, std::string first_piece, DetectedEncoding detected);

  InputFile file_;
  std::string piece_;
  bool is_piece_pending_ = true;
  Encoding encoding_;
  Decoder decoder_;
};

}  // namespace musubi
