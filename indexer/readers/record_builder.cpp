#include "indexer/readers/record_builder.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <utility>

#include "common/calendar/date_lexer.h"
#include "common/calendar/date_parser.h"
#include "common/text/utf8.h"
#include "indexer/readers/clean_text.h"
#include "indexer/readers/leading_marks.h"
#include "indexer/readers/page_title.h"
#include "indexer/readers/tie_sheet.h"

namespace musubi {

namespace {

constexpr std::size_t kMaxIdBytes = 2000;
constexpr std::size_t kMaxShortTitleChars = 60;
constexpr std::size_t kMaxFacetValues = 1000;

// The values of a cell, trimmed, without the empty ones.
std::vector<std::string> split_values(std::string_view cell) {
  constexpr std::array<std::string_view, 5> kSeparators = {";", "|", "\n", "；", "｜"};
  std::vector<std::string> values;
  while (!cell.empty()) {
    std::size_t end = cell.size();
    std::size_t next = cell.size();
    for (const std::string_view separator : kSeparators) {
      const std::size_t found = cell.find(separator);
      if (found >= end) continue;
      end = found;
      next = found + separator.size();
    }
    if (const auto value = trim(cell.substr(0, end)); !value.empty()) values.emplace_back(value);
    cell.remove_prefix(next);
  }
  return values;
}

// 10:30, 0:00:00.000+09:00, 午後3時30分.
bool is_time_of_day(std::string_view text) {
  constexpr std::u32string_view kBesideNumbers = U" .+-Z分秒半午前後AMP";
  bool tells_hour = false;
  for (DateLexer lexer(text); !lexer.at_end(); lexer.advance()) {
    const char32_t c = lexer.peek();
    if (c == U':' || c == U'時') {
      tells_hour = true;
    } else if (!is_ascii_digit(c) && kBesideNumbers.find(c) == kBesideNumbers.npos) {
      return false;
    }
  }
  return tells_hour;
}

// 2024-12-24T10:30:00+09:00, 2024/12/24 0:00, 2024年12月24日午後3時: as programs and people write
// when something was.
std::optional<Date> date_before_time(std::string_view value) {
  for (const std::string_view mark : {"T", " ", "　", "日"}) {
    const std::size_t at = value.find(mark);
    if (at == value.npos) continue;
    const std::size_t end = mark == "日" ? at + mark.size() : at;
    if (!is_time_of_day(value.substr(at + mark.size()))) continue;
    if (const auto date = parse_date(value.substr(0, end))) return date;
  }
  return std::nullopt;
}

// "1991/7/9 (H3)" too: what is in brackets behind a date says it again.
std::optional<Date> date_of_cell(std::string_view value) {
  if (const auto date = parse_date(value)) return date;
  if (const auto date = date_before_time(value)) return date;
  const std::size_t bracket = std::min(value.find('('), value.find("（"));
  if (bracket == std::string_view::npos) return std::nullopt;
  return date_of_cell(trim(value.substr(0, bracket)));
}

// 日程  行事  会場: cells with two blanks between them.
bool is_row_of_three(std::string_view line) {
  const std::size_t gap = line.find("  ");
  return gap != line.npos && line.find("  ", line.find_first_not_of(' ', gap)) != line.npos;
}

Result<void> check_id(std::string_view id) {
  if (id.size() > kMaxIdBytes) {
    return fail(fmt::format("its id is longer than {} bytes", kMaxIdBytes));
  }
  if (printable(id) != id || id.find_first_of("\n\t") != std::string_view::npos) {
    return fail("its id holds control characters");
  }
  return {};
}

}  // namespace

bool has_date(std::string_view cell) {
  const auto values = split_values(cell);
  return std::any_of(values.begin(), values.end(),
                     [](const std::string& value) { return date_of_cell(value).has_value(); });
}

std::string short_title_of(std::string_view line) {
  std::size_t end = 0;
  for (std::size_t count = 0; end < line.size() && count < kMaxShortTitleChars; ++count) {
    next_code_point(line, end);
  }
  std::string title(line.substr(0, end));
  if (end < line.size()) title += "…";
  return title;
}

std::string numbered_id(std::string_view path, std::size_t number) {
  return fmt::format("{}#{}", path, number);
}

std::string_view first_line(std::string_view text) {
  std::string_view only_marks;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = trim(text.substr(0, end));
    const std::string_view words = without_leading_marks(line);
    if (!words.empty()) return words;
    if (only_marks.empty()) only_marks = line;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return only_marks;
}

void RecordBuilder::add(SourceField field, std::string_view value) {
  value = trim(value);
  if (value.empty()) return;
  if (field == SourceField::Id) {
    document_.id = value;
    return;
  }
  std::string text = clean_text(std::string(value));
  std::replace(text.begin(), text.end(), '\f', '\n');
  switch (field) {
    case SourceField::Title:
      std::replace(text.begin(), text.end(), '\n', ' ');
      return set_or_add_line(document_.title, std::move(text));
    case SourceField::Url:
      return set_or_add_line(document_.url, std::move(text));
    case SourceField::Partner:
      return set_or_add_line(document_.partner, std::move(text));
    case SourceField::Prefecture:
      return append_values(document_.prefecture, text);
    case SourceField::Country:
      return append_values(document_.country, text);
    case SourceField::Domain:
      return append_values(document_.domain, text);
    case SourceField::Organization:
      return append_values(document_.organization, text);
    case SourceField::Date:
      return add_dates(text);
    case SourceField::Body:
    case SourceField::Id:
      return add_line(std::move(text));
  }
}

void RecordBuilder::add_note(std::string_view name, std::string_view value) {
  const std::string text = clean_text(std::string(trim(value)));
  if (!text.empty()) add_line(name.empty() ? text : fmt::format("{}: {}", name, text));
}

void RecordBuilder::begin_place(std::string_view name) {
  auto& places = document_.places;
  const std::size_t begin = document_.body.empty() ? 0 : document_.body.size() + 1;
  if (!places.empty() && places.back().begin == begin) places.pop_back();
  const std::string_view before = places.empty() ? "" : std::string_view(places.back().name);
  if (name != before) places.push_back({begin, clean_text(std::string(name))});
}

void RecordBuilder::add_also(std::string_view text) {
  const std::string clean = clean_text(std::string(trim(text)));
  if (clean.empty()) return;
  if (!document_.also.empty()) document_.also += '\n';
  document_.also += clean;
}

void RecordBuilder::share_id(std::string_view place, IdMeaning meaning) {
  if (document_.id.empty()) return;
  auto& others = document_.other_ids;
  document_.id_is_row_number = meaning == IdMeaning::RowNumber;
  if (place.empty() || meaning == IdMeaning::Key) {
    others.push_back(fmt::format("{}#{}", document_.path, document_.id));
  }
  if (place.empty()) return;
  others.push_back(
      fmt::format("{}#{}#{}", document_.path, clean_text(std::string(place)), document_.id));
}

void RecordBuilder::add_file_name() {
  const std::string name = std::filesystem::path(document_.path).stem().string();
  if (document_.title.empty()) document_.title = title_of_body();
  if (document_.title.empty()) document_.title = name;
  const bool is_found = document_.title.find(name) != std::string::npos ||
                        document_.body.find(name) != std::string::npos;
  // One letter tells nothing.
  if (!is_found && char_count(name) > 1) add_also(name);
}

// The first line that is no menu and no way to the page, or else the first; a row of a table says
// nothing of what it is about.
std::string RecordBuilder::title_of_body() const {
  const std::string_view first = first_line(document_.body);
  if (is_row_of_three(first)) return "";
  const std::string title = title_of_text(document_.body);
  return short_title_of(title.empty() ? first : title);
}

// What is too much stands in the text.
void RecordBuilder::append_values(std::vector<std::string>& to, std::string_view cell) {
  for (std::string& value : split_values(cell)) {
    if (to.size() == kMaxFacetValues) {
      if (!std::exchange(has_more_values_, true)) {
        warnings_.push_back(
            fmt::format("states more than {} values of a facet: the others stand in its text",
                        kMaxFacetValues));
      }
      add_line(std::move(value));
    } else if (std::find(to.begin(), to.end(), value) == to.end()) {
      to.push_back(std::move(value));
    }
  }
}

void RecordBuilder::add_line(std::string text) {
  if (document_.body.empty()) {
    document_.body = std::move(text);
  } else {
    document_.body += '\n';
    document_.body += text;
  }
}

void RecordBuilder::add_dates(std::string_view cell) {
  for (const std::string& value : split_values(cell)) {
    if (const auto date = date_of_cell(value)) {
      document_.signed_on.push_back(*date);
    } else {
      warnings_.push_back(fmt::format("cannot be read as a date: {}", truncate_utf8(value, 80)));
      add_note("日付", value);
    }
  }
}

void RecordBuilder::set_or_add_line(std::string& field, std::string value) {
  if (field.empty()) {
    field = std::move(value);
  } else {
    add_line(std::move(value));
  }
}

Result<Document> RecordBuilder::finish(std::size_t number) && {
  if (auto checked = check_id(document_.id); !checked) return tl::unexpected(checked.error());
  if (document_.id.empty()) document_.id = numbered_id(document_.path, number);
  // Where the numbers begin anew within a table.
  if (document_.id_is_row_number) {
    document_.other_ids.push_back(fmt::format("{}#{}", document_.other_ids.back(), number));
  }
  if (document_.title.empty()) document_.title = title_of_body();
  if (document_.title.empty()) {
    std::string title = document_.organization.empty() ? "" : document_.organization.front();
    if (!title.empty() && !document_.partner.empty()) title += ' ';
    document_.title = title + document_.partner;
  }
  if (document_.title.empty()) document_.title = short_title_of(first_line(document_.body));
  if (document_.title.empty()) return fail("has neither a title nor a body");
  document_.title = title_of_sheet(std::move(document_.title), document_.body);
  // A place that nothing was added in.
  auto& places = document_.places;
  if (!places.empty() && places.back().begin > document_.body.size()) places.pop_back();
  auto& dates = document_.signed_on;
  std::sort(dates.begin(), dates.end());
  dates.erase(std::unique(dates.begin(), dates.end()), dates.end());
  return std::move(document_);
}

}  // namespace musubi
