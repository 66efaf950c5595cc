// csv_parser.h - cuts a stream of CSV (RFC 4180) into rows that know their lines.
//
// libcsv stays behind this door.
#pragma once
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace musubi {

struct CsvRow {
  std::size_t line = 0;  // where it begins, from 1
  std::vector<std::string> cells;
  bool is_too_large = false;     // then some cells are missing
  bool is_behind_blank = false;  // a line
};

enum class CsvState {
  Fine,
  CellTooLarge,   // nothing behind it can be read
  QuoteUnclosed,  // the text ended within quotes
};

class CsvParser {
 public:
  // Rows without any cell are passed over.
  CsvParser(char delimiter, std::size_t max_record_bytes, std::function<void(CsvRow&)> take);
  CsvParser(const CsvParser&) = delete;
  CsvParser& operator=(const CsvParser&) = delete;
  ~CsvParser();

  CsvState feed(std::string_view text);
  CsvState finish();

  // Where the cell begins that is being read.
  std::size_t line() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace musubi
