#include "common/gazetteer/tsv.h"

#include <fmt/format.h>

#include <algorithm>

#include "common/file/input_file.h"
#include "common/text/utf8.h"

namespace musubi {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// Calls `take` for each part, the empty ones too, until it returns an error.
template <typename Take>
std::optional<Error> for_each_part(std::string_view text, char separator, Take take) {
  for (;;) {
    const std::size_t end = std::min(text.find(separator), text.size());
    if (auto error = take(text.substr(0, end))) return error;
    if (end == text.size()) return std::nullopt;
    text.remove_prefix(end + 1);
  }
}

std::string_view without_blanks(std::string_view cell) {
  while (!cell.empty() && (cell.front() == ' ' || cell.front() == '\r')) cell.remove_prefix(1);
  while (!cell.empty() && (cell.back() == ' ' || cell.back() == '\r')) cell.remove_suffix(1);
  return cell;
}

}  // namespace

Result<TsvTable> TsvTable::read(const std::filesystem::path& path) {
  TsvTable table;
  table.path_ = printable(path.string());
  auto text = read_whole(path, kMaxBytes);
  if (!text) return fail(fmt::format("cannot read {}: {}", table.path_, text.error().message));
  table.text_ = std::make_unique<const std::string>(std::move(*text));
  if (auto error = table.parse(*table.text_)) return tl::unexpected(*std::move(error));
  return table;
}

std::optional<Error> TsvTable::parse(std::string_view text) {
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  const bool valid = is_valid_utf8(text);
  auto error = for_each_part(text, '\n', [&](std::string_view line) -> std::optional<Error> {
    ++line_;
    if (!valid && !is_valid_utf8(line)) return error_at(line_, "not UTF-8");
    if (line.starts_with('#') || without_blanks(line).empty()) return std::nullopt;
    return columns_.empty() ? parse_header(line) : parse_row(line);
  });
  if (error) return error;
  if (columns_.empty()) return error_at(line_, "no header line that names the columns");
  return std::nullopt;
}

std::optional<Error> TsvTable::parse_header(std::string_view line) {
  header_line_ = line_;
  return for_each_part(line, '\t', [&](std::string_view part) -> std::optional<Error> {
    const std::string_view name = without_blanks(part);
    if (!name.empty() && has_column(name)) {
      return error_in_header(fmt::format("two columns are named “{}”", printable(name)));
    }
    columns_.push_back(name);
    return std::nullopt;
  });
}

std::optional<Error> TsvTable::parse_row(std::string_view line) {
  lines_.push_back(line_);
  const std::size_t end = lines_.size() * columns_.size();
  auto error = for_each_part(line, '\t', [&](std::string_view part) -> std::optional<Error> {
    if (cells_.size() == end) {
      return error_at(line_, fmt::format("more than the {} cells of the header", columns_.size()));
    }
    cells_.push_back(without_blanks(part));
    return std::nullopt;
  });
  cells_.resize(end);
  return error;
}

bool TsvTable::has_column(std::string_view column) const {
  return std::find(columns_.begin(), columns_.end(), column) != columns_.end();
}

std::string_view TsvTable::cell(std::size_t row, std::string_view column) const {
  const auto found = std::find(columns_.begin(), columns_.end(), column);
  if (found == columns_.end()) return {};
  return cells_[row * columns_.size() + static_cast<std::size_t>(found - columns_.begin())];
}

std::vector<std::string> TsvTable::list(std::size_t row, std::string_view column) const {
  std::vector<std::string> parts;
  for_each_part(cell(row, column), '|', [&](std::string_view part) -> std::optional<Error> {
    if (const std::string_view name = without_blanks(part); !name.empty()) parts.emplace_back(name);
    return std::nullopt;
  });
  return parts;
}

Error TsvTable::error_in_row(std::size_t row, std::string message) const {
  return error_at(lines_[row], std::move(message));
}

Error TsvTable::error_in_header(std::string message) const {
  return error_at(header_line_, std::move(message));
}

Error TsvTable::error_at(std::size_t line, std::string message) const {
  return Error{fmt::format("{}:{}: {}", path_, line, message), {}};
}

}  // namespace musubi
