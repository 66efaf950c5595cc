#include "indexer/readers/csv_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "common/text/utf8.h"
#include "indexer/readers/csv_parser.h"
#include "indexer/readers/csv_rows.h"
#include "indexer/readers/record_sink.h"
#include "indexer/readers/table/heading.h"
#include "indexer/readers/table/lying_table.h"
#include "indexer/readers/table/row_numbers.h"
#include "indexer/readers/table/row_records.h"
#include "indexer/readers/table/table_header.h"

namespace musubi {

namespace {

constexpr std::size_t kMaxBeginningBytes = 64U << 10;
constexpr std::size_t kMaxBeginningRows = 60;

std::vector<TableCells> parse_beginning(std::string_view beginning, char delimiter) {
  std::vector<TableCells> rows;
  CsvParser parser(delimiter, kMaxBeginningBytes, [&](CsvRow& row) {
    if (rows.size() >= kMaxBeginningRows) return;
    for (std::string& cell : row.cells) cell = scrub_utf8(cell);
    rows.push_back(row.is_too_large ? TableCells() : std::move(row.cells));
  });
  parser.feed(beginning.substr(0, kMaxBeginningBytes));
  parser.finish();
  return rows;
}

std::string caption_of(std::span<const TableCells> above) {
  for (const TableCells& row : above) {
    if (is_hash_row(row)) continue;
    for (const std::string& cell : row) {
      if (auto text = heading_text(cell); !text.empty()) return text;
    }
  }
  return "";
}

std::string_view delimiters_of(const SourceFile& source) {
  return source.kind == "tsv" ? "\t,;" : ",\t;";
}

// By the delimiter with which most headings are known, or else with which there are most.
std::optional<CsvTable> find_table(std::string_view beginning, const SourceFile& source) {
  std::optional<CsvTable> best;
  std::pair<std::size_t, std::size_t> best_counts;
  for (const char delimiter : delimiters_of(source)) {
    const std::vector<TableCells> rows = parse_beginning(beginning, delimiter);
    auto header = find_table_header(rows);
    if (!header) continue;
    const std::pair counts(known_columns(*header), header->columns.size());
    if (best && counts <= best_counts) continue;
    const std::string caption = caption_of(std::span(rows).first(header->first_row));
    const auto below = std::span(rows).subspan(header->end_row);
    const auto first_rows = below.first(std::min(below.size(), kFirstRows));
    best = CsvTable{delimiter, std::move(*header), caption, {first_rows.begin(), first_rows.end()}};
    best_counts = counts;
  }
  return best;
}

// Why a text without a header is not even a table; empty where it may be one.
std::string reason_for_no_table(std::string_view beginning) {
  const std::string_view text = trim(beginning.substr(0, kMaxBeginningBytes));
  if (text.empty()) return "holds no text";
  if (text.starts_with('{') || text.starts_with('[')) return "holds JSON, not a table";
  return "";
}

// Of a whole file; false where no table lies in it.
bool read_lying(std::string_view text, const SourceFile& source, const ReaderOptions& options,
                const Sink& sink) {
  for (const char delimiter : delimiters_of(source)) {
    const std::vector<TableCells> cells = parse_beginning(text, delimiter);
    const auto table = find_lying_table(cells);
    if (!table) continue;
    RecordSink records(source, sink);
    RowRecords rows(source.path, table->columns, "",
                    caption_of(std::span(cells).first(table->first_row)), options.rule);
    for (const TableCells& row : table->rows) records.deliver(rows.record_of(row), 0);
    records.finish();
    return true;
  }
  return false;
}

void refuse_rest(CsvState state, std::size_t line, CsvRows& rows) {
  if (state == CsvState::CellTooLarge) {
    rows.refuse_rest(line, "a cell that begins here is too large; nothing behind it was read");
  } else if (state == CsvState::QuoteUnclosed) {
    rows.refuse_rest(line, "a quote that is opened here is never closed");
  }
}

// A table that no heading explains is one document, so that its text is found at least.
void read_without_header(std::string text, TextStream& stream, const SourceFile& source,
                         const ReaderOptions& options, const Sink& sink) {
  const auto refuse = [&](std::string reason) { sink.on_refusal({source.path, 0, reason}); };
  for (bool has_more = true; has_more;) {
    const auto got = stream.read(text);
    if (!got) return refuse(got.error().message);
    has_more = *got;
    if (text.size() > options.max_text_bytes) {
      return refuse(fmt::format("has no header that is understood, and is larger than {} MB",
                                options.max_text_bytes >> 20));
    }
  }
  if (!is_valid_utf8(text))
    return refuse(fmt::format("holds bytes that are no {}", source.encoding));
  RecordBuilder record(source.path);
  record.add(SourceField::Id, source.path);
  record.add(SourceField::Title, std::filesystem::path(source.path).stem().string());
  std::replace(text.begin(), text.end(), '\t', ' ');
  record.add(SourceField::Body, text);
  RecordSink records(source, sink);
  records.deliver(std::move(record), 0);
  records.finish();
  sink.on_warning({source.path, 0,
                   "has no header that is understood (a column called title, 題名, 本文 …): the "
                   "whole table is one document"});
}

}  // namespace

void read_csv(TextStream& stream, const SourceFile& source, const ReaderOptions& options,
              const Sink& sink) {
  std::string text;
  auto got = stream.read(text);
  if (got && *got && text.size() <= kMaxBeginningBytes) got = stream.read(text);
  const std::string reason = got ? reason_for_no_table(text) : got.error().message;
  if (!reason.empty()) return sink.on_refusal({source.path, 0, reason});
  const bool is_whole = got && !*got && text.size() <= kMaxBeginningBytes;
  if (is_whole && read_lying(text, source, options, sink)) return;
  const auto table = find_table(text, source);
  if (!table) return read_without_header(std::move(text), stream, source, options, sink);
  CsvRows rows(source, sink, options.rule, *table);
  CsvParser parser(table->delimiter, options.max_record_bytes,
                   [&](CsvRow& row) { rows.take(row); });
  CsvState state = parser.feed(text);
  while (got && *got && state == CsvState::Fine) {
    text.clear();
    got = stream.read(text);
    state = parser.feed(text);
  }
  const std::size_t line = parser.line();
  if (!got) rows.refuse_rest(line, got.error().message);
  if (got && state == CsvState::Fine) state = parser.finish();
  refuse_rest(state, line, rows);
  rows.finish();
}

}  // namespace musubi
