#include "searcher/present/csv.h"

#include <fmt/format.h>

#include "common/text/utf8.h"
#include "searcher/present/hit_fields.h"
#include "searcher/present/tsv.h"

namespace musubi {

namespace {

// Lines of a body stay lines.
std::string csv_cell(const std::string& text) {
  std::string cell = text.find('\n') == text.npos ? tsv_cell(text) : printable(text);
  if (cell.find_first_of("=+-@") == 0) cell.insert(0, "'");
  if (cell.find_first_of(",\"\n") == cell.npos) return cell;
  std::string quoted = "\"";
  for (const char c : cell) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

}  // namespace

std::string present_csv(const Answer& answer, const std::vector<std::string>& fields,
                        ByteOrderMark mark) {
  std::string table = mark == ByteOrderMark::Written ? "\xEF\xBB\xBF" : "";
  table += fmt::format("{}\r\n", fmt::join(fields, ","));
  for (const Hit& hit : answer.hits) {
    std::string line;
    for (std::size_t i = 0; i < fields.size(); ++i) {
      if (i > 0) line += ',';
      line += csv_cell(field_text(hit, fields[i]));
    }
    table += line + "\r\n";
  }
  return table;
}

}  // namespace musubi
