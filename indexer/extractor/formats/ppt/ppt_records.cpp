#include "indexer/extractor/formats/ppt/ppt_records.h"

#include <algorithm>

#include "indexer/extractor/container/little_endian.h"

namespace musubi {

namespace {

constexpr std::size_t kHeadBytes = 8;
constexpr std::size_t kMaxEdits = 10'000;
constexpr std::size_t kMaxPlaces = 1'000'000;

// Runs of places, each behind the number of its first and how many follow.
void add_places(std::string_view runs, PptPlaces& to) {
  for (std::size_t at = 0; at + 4 <= runs.size();) {
    if (to.by_number.size() >= kMaxPlaces) {
      to.is_cut = true;
      return;
    }
    const std::uint32_t head = u32_at(runs, at);
    std::uint32_t number = head & 0xFFFFF;
    at += 4;
    for (std::uint32_t left = head >> 20; left > 0 && at + 4 <= runs.size(); --left, at += 4) {
      to.by_number.try_emplace(number++, u32_at(runs, at));
    }
  }
}

}  // namespace

bool PptRecords::next(PptRecord& record) {
  if (rest_.size() < kHeadBytes) return false;
  const std::uint16_t kind = u16_at(rest_, 0);
  record.type = u16_at(rest_, 2);
  record.instance = static_cast<std::uint16_t>(kind >> 4);
  record.is_container = (kind & 0x0F) == 0x0F;
  record.bytes = rest_.substr(kHeadBytes, u32_at(rest_, 4));
  rest_.remove_prefix(kHeadBytes + record.bytes.size());
  return true;
}

std::optional<PptRecord> ppt_record_at(std::string_view stream, std::size_t at,
                                       std::uint16_t type) {
  PptRecord record;
  if (at >= stream.size() || !PptRecords(stream.substr(at)).next(record)) return std::nullopt;
  return record.type == type ? std::optional(record) : std::nullopt;
}

PptPlaces ppt_places(std::string_view user, std::string_view stream) {
  constexpr std::uint32_t kEncrypted = 0xF3D1C4DF;
  constexpr std::size_t kEditBytesOfEncrypted = 0x20;
  PptPlaces places;
  const auto current = ppt_record_at(user, 0, ppt::kCurrentUser);
  if (!current) return places;
  places.is_encrypted = u32_at(current->bytes, 4) == kEncrypted;
  std::size_t at = u32_at(current->bytes, 8);
  for (std::size_t count = 0;; ++count) {
    places.is_cut |= count == kMaxEdits;
    if (count == kMaxEdits) break;
    const auto edit = ppt_record_at(stream, at, ppt::kEdit);
    if (!edit) break;
    if (count == 0) places.document = u32_at(edit->bytes, 16);
    if (edit->bytes.size() >= kEditBytesOfEncrypted) places.is_encrypted = true;
    const auto runs = ppt_record_at(stream, u32_at(edit->bytes, 12), ppt::kPlaces);
    if (runs) add_places(runs->bytes, places);
    const std::size_t before = u32_at(edit->bytes, 8);
    if (before == 0 || before >= at) break;  // each lies behind those before it
    at = before;
  }
  return places;
}

}  // namespace musubi
