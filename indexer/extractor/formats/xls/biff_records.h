// biff_records.h - the records of a workbook of Excel 97 to 2003 (BIFF8).
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace musubi {

// What one record holds, with the records that continue it.
class BiffRecord {
 public:
  std::uint16_t type = 0;
  std::vector<std::string_view> pieces;

  std::string_view bytes() const { return pieces.empty() ? std::string_view() : pieces.front(); }
};

// One record after another, from a place in the stream on.
class BiffRecords {
 public:
  BiffRecords(std::string_view stream, std::size_t at) : stream_(stream), at_(at) {}

  // False at the end.
  bool next(BiffRecord& record);

 private:
  std::string_view stream_;
  std::size_t at_;
};

// Reads strings behind each other out of a record, over the ends of its pieces.
class BiffStrings {
 public:
  // From the byte `at` of the first piece.
  BiffStrings(const BiffRecord& record, std::size_t at) : record_(record), at_(at) {}

  bool at_end() const;

  // A string behind its count of characters, of `count_bytes` bytes; without what tells of its
  // fonts and its reading.
  std::string take(std::size_t count_bytes);

 private:
  std::uint64_t number(std::size_t count);
  void skip(std::size_t count);
  void characters(std::size_t count, bool is_wide, std::u16string& to);
  bool begin_piece();

  const BiffRecord& record_;
  std::size_t piece_ = 0, at_;
};

}  // namespace musubi
