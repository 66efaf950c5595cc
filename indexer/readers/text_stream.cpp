#include "indexer/readers/text_stream.h"

#include <fmt/format.h>

#include <algorithm>
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

// `tail`: the last bytes of a text of `byte_count`.  Decodes from a place near the end where a
// character surely begins: behind a line feed, which is part of no other character.
bool is_cut(std::string_view tail, std::uint64_t byte_count, Encoding encoding) {
  if (byte_count % unit_byte_count(encoding) != 0) return true;
  if (unit_byte_count(encoding) == 1) {
    const std::size_t line_feed = tail.rfind('\n');
    if (line_feed != std::string_view::npos) {
      tail.remove_prefix(line_feed + 1);
    } else if (tail.size() < byte_count && encoding != Encoding::Utf8) {
      return false;
    }
  }
  Decoder decoder(encoding);
  std::string text;
  decoder.decode(tail, text);
  return decoder.finish(text);
}

// The byte count of the mark with which a text in that encoding may begin.
std::size_t byte_order_mark(Encoding encoding, std::string_view beginning) {
  const std::size_t size = encoding == Encoding::Utf8 ? 3 : unit_byte_count(encoding);
  if (size == 1) return 0;
  Decoder decoder(encoding);
  std::string mark;
  decoder.decode(beginning.substr(0, size), mark);
  return mark == "\xEF\xBB\xBF" ? size : 0;
}

// What a text that begins so is encoded in.
Result<DetectedEncoding> encoding_of(std::string_view beginning, std::optional<Encoding> known) {
  if (const auto format = foreign_format(beginning)) return fail(fmt::format("is {}", *format));
  if (known) return DetectedEncoding{*known, byte_order_mark(*known, beginning), {}};
  return detect_encoding(beginning);
}

tl::unexpected<Error> fail_as_cut() {
  return fail("is cut in the middle of a character");
}

}  // namespace

TextStream::TextStream(InputFile* file, std::string first_piece, DetectedEncoding detected)
    : file_(file),
      byte_count_(file != nullptr ? file->byte_count() : first_piece.size()),
      piece_(std::move(first_piece)),
      encoding_(detected),
      decoder_(detected.encoding) {
  piece_.erase(0, detected.mark_byte_count);
}

Result<TextStream> TextStream::open(InputFile& file, std::optional<Encoding> encoding) {
  std::string piece;
  if (const auto got = file.read(kPieceBytes, piece); !got) return tl::unexpected(got.error());
  const auto detected = encoding_of(piece, encoding);
  if (!detected) return tl::unexpected(detected.error());
  const auto tail = file.tail(kTailBytes);
  if (!tail) return tl::unexpected(tail.error());
  if (is_cut(*tail, file.byte_count(), detected->encoding)) return fail_as_cut();
  return TextStream(&file, std::move(piece), *detected);
}

Result<TextStream> TextStream::of(std::string bytes, std::optional<Encoding> encoding) {
  const auto detected = encoding_of(std::string_view(bytes).substr(0, kPieceBytes), encoding);
  if (!detected) return tl::unexpected(detected.error());
  const std::size_t tail_bytes = std::min(bytes.size(), kTailBytes);
  const auto tail = std::string_view(bytes).substr(bytes.size() - tail_bytes);
  if (is_cut(tail, bytes.size(), detected->encoding)) return fail_as_cut();
  return TextStream(nullptr, std::move(bytes), *detected);
}

Result<bool> TextStream::read(std::string& to) {
  if (!std::exchange(is_piece_pending_, false)) {
    piece_.clear();
    auto got = file_ != nullptr ? file_->read(kPieceBytes, piece_) : Result<bool>(false);
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
