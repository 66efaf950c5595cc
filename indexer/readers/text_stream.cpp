#include "indexer/readers/text_stream.h"

#include <fmt/format.h>

#include <utility>

#include "indexer/readers/file_signature.h"

namespace musubi {

namespace {

constexpr std::size_t kPieceBytes = 4U << 20;
constexpr std::size_t kTailBytes = 64U << 10;

std::size_t unit_byte_count(Encoding encoding) {
  switch (encoding) {
    case Encoding::Utf16Le:
    case Encoding::Utf16Be:
      return 2;
    case Encoding::Utf32Le:
    case Encoding::Utf32Be:
      return 4;
    default:
      return 1;
  }
}

// Decodes from a place near the end where a character surely begins: behind a
// line feed, which is part of no other character.
Result<bool> is_cut(const InputFile& file, Encoding encoding) {
  if (file.byte_count() % unit_byte_count(encoding) != 0) return true;
  auto tail = file.tail(kTailBytes);
  if (!tail) return tl::unexpected(std::move(tail.error()));
  if (unit_byte_count(encoding) == 1) {
    const std::size_t line_feed = tail->rfind('\n');
    if (line_feed != std::string::npos) {
      tail->erase(0, line_feed + 1);
    } else if (tail->size() < file.byte_count() && encoding != Encoding::Utf8) {
      return false;
    }
  }
  Decoder decoder(encoding);
  std::string text;
  decoder.decode(*tail, text);
  return decoder.finish(text);
}

}  // namespace

TextStream::TextStream(InputFile& file, std::string first_piece, DetectedEncoding detected)
    : file_(&file),
      piece_(std::move(first_piece)),
      encoding_(detected),
      decoder_(detected.encoding) {
  piece_.erase(0, detected.mark_byte_count);
}

Result<TextStream> TextStream::open(InputFile& file) {
  std::string piece;
  if (const auto got = file.read(kPieceBytes, piece); !got) return tl::unexpected(got.error());
  if (const auto format = foreign_format(piece)) return fail(fmt::format("is {}", *format));
  const auto detected = detect_encoding(piece);
  if (!detected) return tl::unexpected(detected.error());
  const auto cut = is_cut(file, detected->encoding);
  if (!cut) return tl::unexpected(cut.error());
  if (*cut) return fail("is cut in the middle of a character");
  return TextStream(file, std::move(piece), *detected);
}

Result<bool> TextStream::read(std::string& to) {
  if (!std::exchange(is_piece_pending_, false)) {
    piece_.clear();
    auto got = file_->read(kPieceBytes, piece_);
    if (!got) return got;
    if (!*got) {
      decoder_.finish(to);
      return false;
    }
  }
  decoder_.decode(piece_, to);
  return true;
}

}  // namespace musubi
