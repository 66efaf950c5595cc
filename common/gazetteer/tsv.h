// tsv.h - reads the tab-separated tables that gazetteer and taxonomy are kept in.
//
// UTF-8, `#` comment lines, then a header line that names the columns, then
// rows.  Cells are not quoted.
#pragma once
#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/result.h"

namespace musubi {

// Immutable once read.  Cells are views into the table.
class TsvTable {
 public:
  // Fails on a file that cannot be read, is larger than kMaxBytes or is not
  // UTF-8, on a table without a header and on a row with more cells than that.
  static Result<TsvTable> read(const std::filesystem::path& path);

  static constexpr std::size_t kMaxBytes = 64 << 20;

  std::size_t row_count() const { return lines_.size(); }

  bool has_column(std::string_view column) const;

  // Without blanks at the ends; empty where the row or the table lacks the column.
  std::string_view cell(std::size_t row, std::string_view column) const;

  // The parts of a cell that lists several, parted by `|`, none of them empty.
  std::vector<std::string> list(std::size_t row, std::string_view column) const;

  // An error that names the file and the line of the row, or of the header.
  Error error_in_row(std::size_t row, std::string message) const;
  Error error_in_header(std::string message) const;

 private:
  std::optional<Error> parse(std::string_view text);
  std::optional<Error> parse_header(std::string_view line);
  std::optional<Error> parse_row(std::string_view line);
  Error error_at(std::size_t line, std::string message) const;

  std::string path_;
  std::unique_ptr<const std::string> text_;
  std::vector<std::string_view> columns_;
  std::vector<std::string_view> cells_;  // row by row, as many in each as there are columns
  std::vector<std::size_t> lines_;       // of each row, 1-based
  std::size_t line_ = 0;                 // last one read
  std::size_t header_line_ = 1;
};

}  // namespace musubi
