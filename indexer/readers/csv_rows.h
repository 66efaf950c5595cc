// csv_rows.h - the rows of a CSV file below its header, as documents.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "indexer/readers/csv_parser.h"
#include "indexer/readers/record_sink.h"
#include "indexer/readers/table/row_records.h"
#include "indexer/readers/table/table_header.h"

namespace musubi {

// What the beginning of a file tells.
struct CsvTable {
  char delimiter = ',';
  TableHeader header;
  std::string caption;                 // the first line above the header
  std::vector<TableCells> first_rows;  // below it
};

class CsvRows {
 public:
  // Tells `sink` of the source.  All but the table must outlive this object.
  CsvRows(const SourceFile& source, const Sink& sink, const SourceRule* rule,
          const CsvTable& table);

  // Every row from the first of the file on.  Behind a blank one another table may begin.
  void take(const CsvRow& row);

  // What keeps all that follows from being read.
  void refuse_rest(std::size_t line, std::string reason);

  // After the last row.
  void finish();

 private:
  bool is_readable(const CsvRow& row);
  bool begins_table(const TableCells& row, bool is_behind_blank) const;
  void begin_table(const TableCells& header);
  void deliver(const CsvRow& row);
  void leave_out(const CsvRow& row);

  const SourceFile& source_;
  const Sink& sink_;
  const SourceRule* rule_;
  std::size_t rows_before_;  // that are left of the header and of what is above it
  std::vector<TableCells> first_rows_;
  std::vector<std::string> columns_;
  std::optional<RowRecords> rows_;
  RecordSink records_;
  bool has_rows_ = false;
  bool is_broken_off_ = false;
  bool is_behind_blank_ = false;
  std::optional<CsvRow> held_;  // a single cell behind a blank row: a caption, or a remark
};

}  // namespace musubi
