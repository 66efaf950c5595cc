#include "searcher/present/tsv.h"

#include <fmt/format.h>

#include "searcher/present/single_line.h"

namespace musubi {

// A spreadsheet would take such a cell for a formula and carry it out: a document's own text
// must not become one.
std::string tsv_cell(std::string_view text) {
  constexpr std::string_view kFormulaMarks = "=+-@";
  std::string line = single_line(text);
  if (!line.empty() && kFormulaMarks.find(line.front()) != kFormulaMarks.npos) line.insert(0, "'");
  return line;
}

std::string present_tsv(const Answer& answer, const std::vector<std::string>& fields) {
  std::string table = fmt::format("{}\n", fmt::join(fields, "\t"));
  for (const Hit& hit : answer.hits) {
    std::vector<std::string> cells;
    for (const std::string& field : fields) cells.push_back(tsv_cell(field_text(hit, field)));
    table += fmt::format("{}\n", fmt::join(cells, "\t"));
  }
  return table;
}

}  // namespace musubi
