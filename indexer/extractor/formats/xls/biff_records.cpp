#include "indexer/extractor/formats/xls/biff_records.h"

#include <algorithm>

#include "indexer/extractor/container/little_endian.h"
#include "indexer/extractor/container/utf16_text.h"

namespace musubi {

namespace {

constexpr std::size_t kBiffHeadBytes = 4;
constexpr std::uint16_t kContinue = 0x003C;

// Of a string's flags.
constexpr std::uint64_t kIsWide = 1, kHasReading = 4, kHasFonts = 8;

}  // namespace

bool BiffRecords::next(BiffRecord& record) {
  record = {};
  bool is_first = true;
  while (at_ + kBiffHeadBytes <= stream_.size()) {
    const std::uint16_t type = u16_at(stream_, at_);
    if (!is_first && type != kContinue) break;
    if (is_first) record.type = type;
    const std::size_t size = u16_at(stream_, at_ + 2);
    if (stream_.size() - at_ - kBiffHeadBytes < size) {
      at_ = stream_.size();
      return !is_first;
    }
    record.pieces.push_back(stream_.substr(at_ + kBiffHeadBytes, size));
    at_ += kBiffHeadBytes + size;
    is_first = false;
  }
  return !is_first;
}

bool BiffStrings::at_end() const {
  return piece_ >= record_.pieces.size() ||
         (piece_ + 1 == record_.pieces.size() && at_ >= record_.pieces.back().size());
}

// Goes on to the next piece where this one is at its end.
bool BiffStrings::begin_piece() {
  while (piece_ < record_.pieces.size() && at_ >= record_.pieces[piece_].size()) {
    at_ -= record_.pieces[piece_].size();
    ++piece_;
  }
  return piece_ < record_.pieces.size();
}

std::uint64_t BiffStrings::number(std::size_t count) {
  if (!begin_piece()) return 0;
  const std::uint64_t number = number_at(record_.pieces[piece_], at_, count);
  at_ += count;
  return number;
}

void BiffStrings::skip(std::size_t count) {
  at_ += count;
  begin_piece();
}

void BiffStrings::characters(std::size_t count, bool is_wide, std::u16string& to) {
  while (count > 0) {
    const std::size_t before = piece_;
    if (!begin_piece()) return;
    // A string that goes on in another piece says there anew how wide it is.
    if (piece_ != before) is_wide = (number(1) & kIsWide) != 0;
    const std::string_view piece = record_.pieces[piece_];
    const std::size_t width = is_wide ? 2 : 1;
    const std::size_t here = std::min(count, (piece.size() - std::min(at_, piece.size())) / width);
    for (std::size_t i = 0; i < here; ++i) {
      to += static_cast<char16_t>(number_at(piece, at_ + i * width, width));
    }
    at_ = here < count ? piece.size() : at_ + here * width;
    count -= here;
  }
}

std::string BiffStrings::take(std::size_t count_bytes) {
  const std::uint64_t count = number(count_bytes);
  const std::uint64_t flags = number(1);
  const std::uint64_t fonts = (flags & kHasFonts) != 0 ? number(2) : 0;
  const std::uint64_t reading_bytes = (flags & kHasReading) != 0 ? number(4) : 0;
  std::u16string units;
  characters(count, (flags & kIsWide) != 0, units);
  skip(4 * fonts + reading_bytes);
  return utf8_of_utf16(units);
}

}  // namespace musubi
