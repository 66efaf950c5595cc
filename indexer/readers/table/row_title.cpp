#include "indexer/readers/table/row_title.h"

#include <fmt/format.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "common/calendar/date_parser.h"
#include "common/text/fold.h"
#include "common/text/utf8.h"
#include "indexer/readers/record_builder.h"
#include "indexer/readers/table/heading.h"

namespace musubi {

namespace {

using Row = std::span<const RowCell>;

std::string value_of(Row row, SourceField field) {
  for (const RowCell& cell : row) {
    if (cell.field == field && !cell.value.empty()) return heading_text(cell.value);
  }
  return "";
}

bool has_value(const RowCell& cell) {
  return !cell.value.empty();
}

bool is_note(const RowCell& cell) {
  return has_value(cell) && !cell.field;
}

std::string labelled(const RowCell& cell) {
  return fmt::format("{}: {}", cell.heading, heading_text(cell.value));
}

// "青森県 – 中国 大連市", of what is there.
std::string title_of_tie(Row row) {
  std::string partner = value_of(row, SourceField::Partner);
  const std::string country = value_of(row, SourceField::Country);
  std::string own = value_of(row, SourceField::Organization);
  if (own.empty()) own = value_of(row, SourceField::Prefecture);
  const bool has_body = !value_of(row, SourceField::Body).empty();
  if (partner.empty() && (own.empty() || country.empty() || has_body)) return "";
  if (!country.empty() && partner.find(country) == std::string::npos) {
    partner = partner.empty() ? country : country + " " + partner;
  }
  return own.empty() ? partner : own + " – " + partner;
}

// Of a row that counts something.
std::string title_of_figures(Row row) {
  if (!value_of(row, SourceField::Body).empty()) return "";
  const auto first = std::find_if(row.begin(), row.end(), has_value);
  const auto note = std::find_if(row.begin(), row.end(), is_note);
  if (note == row.end()) return "";
  const bool is_of_place = first->field == SourceField::Country ||
                           first->field == SourceField::Prefecture ||
                           first->field == SourceField::Organization;
  const bool is_of_year =
      first == note && (note->heading.ends_with("年度") || note->heading == "年");
  if (is_of_place) return heading_text(first->value) + " " + labelled(*note);
  return is_of_year ? labelled(*note) : "";
}

// Not a code of four digits, unless it is said to be a year.
bool is_date(const RowCell& cell) {
  const bool is_number = cell.value.find_first_not_of("0123456789") == cell.value.npos;
  return parse_date(cell.value) &&
         (!is_number || cell.value.size() == 8 || cell.heading.find("年") != cell.heading.npos);
}

// Neither a number, a code or a date, nor a mark such as 有 or ○.
bool is_worded(std::string_view value) {
  if (parse_date(value) || value.find("://") != value.npos) return false;
  int letters = 0, others = 0;
  for (std::size_t at = 0; at < value.size();) {
    const char32_t c = next_code_point(value, at);
    const bool is_latin = c < 0x250;
    if (u_isdigit(static_cast<UChar32>(c)) || is_latin) ++others;
    if (u_isalpha(static_cast<UChar32>(c)) && !is_latin) ++letters;
  }
  return letters >= 2 && letters >= others;
}

bool tells(const RowCell& cell) {
  return has_value(cell) && (!cell.field || cell.field == SourceField::Body);
}

// Of how a name is read: 市区町村名よみ, 名称_カナ, ふりがな.
bool is_heading_of_reading(std::string_view heading) {
  constexpr std::array<std::string_view, 5> kEndings = {"かな", "がな", "よみ", "読み", "kana"};
  const std::string folded = fold_name(heading);
  return std::any_of(kEndings.begin(), kEndings.end(),
                     [&](std::string_view ending) { return folded.ends_with(ending); });
}

// 施設番号: 12, and no count of rows.
bool is_number_of_its_own(const RowCell& cell) {
  const std::string heading = heading_text(cell.heading);
  return is_note(cell) && heading != "番号" && heading.ends_with("番号");
}

std::string title_of_words(Row row) {
  const auto is_worded_cell = [](const RowCell& cell) {
    return tells(cell) && is_worded(cell.value) && !is_heading_of_reading(cell.heading);
  };
  const auto body = std::find_if(row.begin(), row.end(), [&](const RowCell& cell) {
    return cell.field == SourceField::Body && is_worded_cell(cell);
  });
  if (body != row.end()) return short_title_of(first_line(body->value));
  const auto words = std::find_if(row.begin(), row.end(), is_worded_cell);
  if (words == row.end()) return "";
  const std::string own = value_of(row, SourceField::Organization);
  const std::string said = heading_text(words->value);
  const bool is_of_itself = own.empty() || said.find(own) != said.npos;
  const std::string title = short_title_of(is_of_itself ? said : own + " " + said);
  const auto date = std::find_if(row.begin(), words, is_date);
  if (date != words) return heading_text(date->value) + " " + title;
  const auto number = std::find_if(row.begin(), words, is_number_of_its_own);
  return number == words ? title : labelled(*number) + " " + title;
}

// "北海道 札幌市" of a row with nothing but the place that it is about.
std::string title_of_place(Row row) {
  const std::string prefecture = value_of(row, SourceField::Prefecture);
  const std::string own = value_of(row, SourceField::Organization);
  if (prefecture.empty() || own.empty() || own.starts_with(prefecture)) {
    return own.empty() ? prefecture : own;
  }
  return prefecture + " " + own;
}

}  // namespace

std::string title_of_row(Row row, std::string_view table) {
  std::string title = title_of_tie(row);
  if (title.empty()) title = title_of_figures(row);
  if (title.empty()) title = title_of_words(row);
  if (title.empty()) title = title_of_place(row);
  if (!title.empty()) return title;
  const auto first = std::find_if(row.begin(), row.end(), tells);
  if (first == row.end()) return "";
  return short_title_of(fmt::format("{} {}", table, labelled(*first)));
}

}  // namespace musubi
