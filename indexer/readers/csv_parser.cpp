#include "indexer/readers/csv_parser.h"

#include <csv.h>

#include <algorithm>
#include <utility>

namespace musubi {

namespace {

constexpr std::size_t kSliceBytes = 64U << 10;

std::size_t count_line_ends(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\n' || (text[at] == '\r' && !text.substr(at).starts_with("\r\n"))) ++count;
  }
  return count;
}

}  // namespace

struct CsvParser::State {
  csv_parser parser = {};
  std::size_t max_record_bytes = 0;
  std::function<void(CsvRow&)> take;
  CsvRow row;
  std::size_t row_bytes = 0;
  std::size_t line = 1;
  bool is_after_return = false;

  void add_cell(std::string_view cell) {
    if (row.cells.empty() && !row.is_too_large) row.line = line;
    is_after_return = false;
    line += count_line_ends(cell);
    row_bytes += cell.size() + sizeof(std::string);
    if (row_bytes > max_record_bytes) {
      row.is_too_large = true;
      row.cells.clear();
    } else {
      row.cells.emplace_back(cell);
    }
  }

  // `terminator` is CR, LF or, at the end of the text, -1.
  void end_row(int terminator) {
    const bool is_line_end = terminator == '\r' || (terminator == '\n' && !is_after_return);
    const bool is_blank = row.cells.empty() && !row.is_too_large;
    if (!is_blank) take(row);
    if (is_line_end) row.is_behind_blank = is_blank;
    row.cells.clear();
    row.is_too_large = false;
    row_bytes = 0;
    if (is_line_end) ++line;
    is_after_return = terminator == '\r';
  }

  static void on_cell(void* bytes, std::size_t count, void* self) {
    static_cast<State*>(self)->add_cell({static_cast<const char*>(bytes), count});
  }
  static void on_row(int terminator, void* self) { static_cast<State*>(self)->end_row(terminator); }
};

CsvParser::CsvParser(char delimiter, std::size_t max_record_bytes,
                     std::function<void(CsvRow&)> take)
    : state_(std::make_unique<State>()) {
  state_->max_record_bytes = max_record_bytes;
  state_->take = std::move(take);
  csv_init(&state_->parser, CSV_REPALL_NL);
  csv_set_delim(&state_->parser, static_cast<unsigned char>(delimiter));
  csv_set_blk_size(&state_->parser, kSliceBytes);
}

CsvParser::~CsvParser() {
  csv_free(&state_->parser);
}

CsvState CsvParser::feed(std::string_view text) {
  while (!text.empty()) {
    const std::string_view slice = text.substr(0, kSliceBytes);
    csv_parse(&state_->parser, slice.data(), slice.size(), State::on_cell, State::on_row,
              state_.get());
    if (csv_get_buffer_size(&state_->parser) > state_->max_record_bytes) {
      return CsvState::CellTooLarge;
    }
    text.remove_prefix(slice.size());
  }
  return CsvState::Fine;
}

CsvState CsvParser::finish() {
  csv_set_opts(&state_->parser, CSV_STRICT | CSV_STRICT_FINI);
  const int status = csv_fini(&state_->parser, State::on_cell, State::on_row, state_.get());
  return status == 0 ? CsvState::Fine : CsvState::QuoteUnclosed;
}

std::size_t CsvParser::line() const {
  return state_->line;
}

}  // namespace musubi
