#include "searcher/present/tsv.h"

#include <fmt/format.h>

#include <cmath>
#include <string_view>
#include <vector>

#include "searcher/present/single_line.h"

namespace musubi {

namespace {

constexpr std::string_view kHeader =
    "rank\tscore\tid\ttitle\tprefecture\tcountry\tdomain\torganization\tpartner\tdate\turl\tpath"
    "\tsnippet\n";

// A spreadsheet would take such a cell for a formula and carry it out: a document's own text
// must not become one.
std::string cell(std::string_view text) {
  constexpr std::string_view kFormulaMarks = "=+-@";
  std::string line = single_line(text);
  if (!line.empty() && kFormulaMarks.find(line.front()) != kFormulaMarks.npos) line.insert(0, "'");
  return line;
}

std::string joined(const std::vector<std::string>& values) {
  return cell(fmt::format("{}", fmt::join(values, ";")));
}

std::string row(const Hit& hit) {
  const std::vector<std::string> cells = {
      std::to_string(hit.rank),
      fmt::format("{:.4f}", std::isfinite(hit.score) ? hit.score : 0.0),
      cell(hit.id),
      cell(hit.title),
      joined(hit.prefecture),
      joined(hit.country),
      joined(hit.domain),
      joined(hit.organization),
      cell(hit.partner),
      cell(hit.date),
      cell(hit.url),
      cell(hit.path),
      cell(hit.snippet),
  };
  return fmt::format("{}\n", fmt::join(cells, "\t"));
}

}  // namespace

std::string present_tsv(const Answer& answer) {
  std::string table(kHeader);
  for (const Hit& hit : answer.hits) table += row(hit);
  return table;
}

}  // namespace musubi
