#include "indexer/readers/table/row_records.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "common/text/utf8.h"
#include "indexer/readers/table/heading.h"
#include "indexer/readers/table/row_numbers.h"

namespace musubi {

RowRecords::RowRecords(std::string path, const std::vector<std::string>& columns, std::string place,
                       std::string caption, const SourceRule* rule)
    : path_(std::move(path)), place_(std::move(place)), caption_(std::move(caption)) {
  for (const std::string& heading : columns) {
    columns_.push_back({heading, field_of(heading, rule), ""});
  }
  if (!is_of(SourceField::Partner)) take_state_as_partner();
  is_merged_ = !is_of(SourceField::Title) && !is_of(SourceField::Id);
  const bool is_named_by_rule = rule != nullptr && rule->names_column_of(SourceField::Id);
  if (!is_named_by_rule) id_column_ = find_id_column();
  // Where no column is the title and no pair of sides makes one, a column that names the rows.
  if (is_of(SourceField::Title) || is_of(SourceField::Partner)) return;
  const auto naming = std::find_if(columns_.begin(), columns_.end(), [](const Column& column) {
    return !column.field && is_naming_heading(column.heading);
  });
  if (naming != columns_.end()) naming->field = SourceField::Title;
}

void RowRecords::take_state_as_partner() {
  const auto state = std::find_if(columns_.begin(), columns_.end(), [](const Column& column) {
    return !column.field && is_heading_of_state(column.heading);
  });
  if (state != columns_.end()) state->field = SourceField::Partner;
}

bool RowRecords::is_of(SourceField field) const {
  return std::any_of(columns_.begin(), columns_.end(),
                     [&](const Column& column) { return column.field == field; });
}

std::optional<std::size_t> RowRecords::find_id_column() const {
  const auto found = std::find_if(columns_.begin(), columns_.end(), [](const Column& column) {
    return column.field == SourceField::Id;
  });
  if (found == columns_.end()) return std::nullopt;
  return static_cast<std::size_t>(found - columns_.begin());
}

void RowRecords::look_at_ids(std::span<const TableCells> first_rows) {
  if (!id_column_) return;
  std::vector<std::string_view> ids;
  for (const TableCells& row : first_rows) {
    if (*id_column_ < row.size()) ids.push_back(row[*id_column_]);
  }
  if (are_row_numbers(ids)) id_meaning_ = IdMeaning::RowNumber;
}

bool RowRecords::sums_up(const TableCells& row) const {
  constexpr std::array<std::string_view, 4> kSums = {"計", "合計", "総計", "小計"};
  if (!is_of(SourceField::Partner) && !is_of(SourceField::Country)) return false;
  const auto first = std::find_if(row.begin(), row.end(),
                                  [](const std::string& cell) { return !trim(cell).empty(); });
  return first != row.end() &&
         std::find(kSums.begin(), kSums.end(), heading_text(*first)) != kSums.end();
}

bool RowRecords::may_hold_on(const Column& column) const {
  return is_merged_ &&
         (!column.field || column.field == SourceField::Country ||
          column.field == SourceField::Prefecture || column.field == SourceField::Organization ||
          column.field == SourceField::Partner);
}

// "一覧 12行目"
std::string RowRecords::place_of(std::size_t line) const {
  if (line == 0) return place_;
  return fmt::format("{}{}{}行目", place_, place_.empty() ? "" : " ", line);
}

RecordBuilder RowRecords::record_of(const TableCells& row, std::size_t line) {
  RecordBuilder record(path_);
  record.begin_place(place_of(line));
  bool is_leading = true;
  for (std::size_t at = 0; at < columns_.size(); ++at) {
    Column& column = columns_[at];
    const std::string_view cell = at < row.size() ? trim(row[at]) : std::string_view();
    if (!cell.empty()) is_leading = false;
    if (!cell.empty() || !is_leading || !may_hold_on(column)) column.value = cell;
    if (column.field) {
      record.add(*column.field, column.value);
    } else {
      record.add_note(column.heading, column.value);
    }
  }
  if (!record.has_title()) add_title(record);
  record.add_note("", caption_);
  record.share_id(place_, id_meaning_);
  return record;
}

// "青森県 – 中国 大連市", of what is there; without either side the body's first line will do.
void RowRecords::add_title(RecordBuilder& record) const {
  const auto value_of = [&](SourceField field) {
    for (const Column& column : columns_) {
      if (column.field == field && !column.value.empty()) return heading_text(column.value);
    }
    return std::string();
  };
  std::string partner = value_of(SourceField::Partner);
  const std::string country = value_of(SourceField::Country);
  std::string own = value_of(SourceField::Organization);
  if (own.empty()) own = value_of(SourceField::Prefecture);
  // A pair of sides needs both.
  const bool has_body = !value_of(SourceField::Body).empty();
  if (partner.empty() && (own.empty() || country.empty()) && !has_body) {
    return add_title_of_figures(record);
  }
  if (partner.empty() && (own.empty() || has_body)) return;
  if (!country.empty() && partner.find(country) == std::string::npos) {
    partner = partner.empty() ? country : country + " " + partner;
  }
  if (partner.empty()) return;
  record.add(SourceField::Title, own.empty() ? partner : own + " – " + partner);
}

// Of a row that counts something: "中国 友好都市数: 10", "年度: 2018".
void RowRecords::add_title_of_figures(RecordBuilder& record) const {
  const auto is_filled = [](const Column& column) { return !column.value.empty(); };
  const auto is_note = [&](const Column& column) { return is_filled(column) && !column.field; };
  const auto first = std::find_if(columns_.begin(), columns_.end(), is_filled);
  const auto note = std::find_if(columns_.begin(), columns_.end(), is_note);
  if (note == columns_.end()) return;
  const std::string line = fmt::format("{}: {}", note->heading, heading_text(note->value));
  const bool is_of_place = first->field == SourceField::Country ||
                           first->field == SourceField::Prefecture ||
                           first->field == SourceField::Organization;
  const bool is_of_year =
      first == note && (note->heading.ends_with("年度") || note->heading == "年");
  if (is_of_place) record.add(SourceField::Title, heading_text(first->value) + " " + line);
  if (is_of_year) record.add(SourceField::Title, line);
}

}  // namespace musubi
