#include "indexer/readers/csv_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "common/text/utf8.h"
#include "indexer/readers/clean_text.h"
#include "indexer/readers/csv_parser.h"
#include "indexer/readers/record_sink.h"

namespace musubi {

namespace {

constexpr std::size_t kMaxHeaderBytes = 64U << 10;

struct Column {
  std::string name;
  std::optional<SourceField> field;
};

struct Header {
  char delimiter = ',';
  std::vector<Column> columns;
};

bool is_blank(const CsvRow& row) {
  return !row.is_too_large && std::all_of(row.cells.begin(), row.cells.end(),
                                          [](const auto& cell) { return trim(cell).empty(); });
}

std::vector<Column> parse_header(std::string_view beginning, char delimiter) {
  std::vector<Column> columns;
  bool is_found = false;
  CsvParser parser(delimiter, kMaxHeaderBytes, [&](CsvRow& row) {
    if (is_found || is_blank(row)) return;
    is_found = true;
    for (const std::string& cell : row.cells) {
      std::string name = clean_text(std::string(trim(scrub_utf8(cell))));
      std::replace(name.begin(), name.end(), '\n', ' ');
      const auto field = field_by_heading(name);
      columns.push_back({std::move(name), field});
    }
  });
  parser.feed(beginning.substr(0, kMaxHeaderBytes));
  parser.finish();
  return columns;
}

// The reading of the first row in which most columns are known; none where none is.
std::optional<Header> find_header(std::string_view beginning, std::string_view kind) {
  const std::string_view delimiters = kind == "tsv" ? "\t,;" : ",\t;";
  std::optional<Header> best;
  std::ptrdiff_t best_count = 0;
  for (const char delimiter : delimiters) {
    Header header{delimiter, parse_header(beginning, delimiter)};
    const auto count = std::count_if(header.columns.begin(), header.columns.end(),
                                     [](const Column& column) { return column.field.has_value(); });
    if (count <= best_count) continue;
    best = std::move(header);
    best_count = count;
  }
  return best;
}

std::string reason_for_no_header(std::string_view beginning) {
  const std::string_view text = trim(beginning.substr(0, kMaxHeaderBytes));
  if (text.empty()) return "holds no text";
  if (text.starts_with('{') || text.starts_with('[')) return "holds JSON, not a table";
  return "has no header in its first line: no column is called title, body, 題名, 本文 …";
}

class RowReader {
 public:
  RowReader(const SourceFile& source, const Sink& sink, const Header& header)
      : source_(source), columns_(header.columns), records_(source, sink) {}

  void take(const CsvRow& row) {
    if (is_blank(row)) return;
    if (!std::exchange(is_header_past_, true)) return;
    if (row.is_too_large) return records_.refuse(row.line, "the row is too large");
    for (const std::string& cell : row.cells) {
      if (is_valid_utf8(cell)) continue;
      return records_.refuse(row.line,
                             fmt::format("the row holds bytes that are no {}", source_.encoding));
    }
    if (has_text_beyond_header(row)) {
      return records_.refuse(row.line, fmt::format("the row has {} cells, the header {}",
                                                   row.cells.size(), columns_.size()));
    }
    RecordBuilder record(source_.path);
    const std::size_t count = std::min(row.cells.size(), columns_.size());
    for (std::size_t at = 0; at < count; ++at) add_cell(columns_[at], row.cells[at], record);
    records_.deliver(std::move(record), row.line);
  }

  RecordSink& records() { return records_; }

 private:
  bool has_text_beyond_header(const CsvRow& row) const {
    for (std::size_t at = columns_.size(); at < row.cells.size(); ++at) {
      if (!trim(row.cells[at]).empty()) return true;
    }
    return false;
  }

  static void add_cell(const Column& column, std::string_view cell, RecordBuilder& to) {
    if (column.field) {
      to.add(*column.field, cell);
    } else {
      to.add_note(column.name, cell);
    }
  }

  const SourceFile& source_;
  const std::vector<Column>& columns_;
  RecordSink records_;
  bool is_header_past_ = false;
};

void refuse_rest(CsvState state, std::size_t line, RecordSink& records) {
  if (state == CsvState::CellTooLarge) {
    records.refuse_rest(line, "a cell that begins here is too large; nothing behind it was read");
  } else if (state == CsvState::QuoteUnclosed) {
    records.refuse_rest(line, "a quote that is opened here is never closed");
  }
}

}  // namespace

void read_csv(TextStream& stream, const SourceFile& source, const ReaderOptions& options,
              const Sink& sink) {
  std::string text;
  auto got = stream.read(text);
  const auto header = find_header(text, source.kind);
  if (!got || !header) {
    sink.on_refusal({source.path, 0, got ? reason_for_no_header(text) : got.error().message});
    return;
  }
  RowReader rows(source, sink, *header);
  CsvParser parser(header->delimiter, options.max_record_bytes,
                   [&](CsvRow& row) { rows.take(row); });
  CsvState state = CsvState::Fine;
  while (got && *got && state == CsvState::Fine) {
    state = parser.feed(text);
    text.clear();
    if (state == CsvState::Fine) got = stream.read(text);
  }
  const std::size_t line = parser.line();
  if (!got) rows.records().refuse_rest(line, got.error().message);
  if (got && state == CsvState::Fine) state = parser.finish();
  refuse_rest(state, line, rows.records());
  rows.records().finish();
}

}  // namespace musubi
