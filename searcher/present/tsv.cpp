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

std::string joined(const std::vector<std::string>& values) {
  return single_line(fmt::format("{}", fmt::join(values, ";")));
}

std::string row(const Hit& hit) {
  const std::vector<std::string> cells = {
      std::to_string(hit.rank), fmt::format("{:.4f}", std::isfinite(hit.score) ? hit.score : 0.0),
      single_line(hit.id),      single_line(hit.title),
      joined(hit.prefecture),   joined(hit.country),
      joined(hit.domain),       joined(hit.organization),
      single_line(hit.partner), single_line(hit.date),
      single_line(hit.url),     single_line(hit.path),
      single_line(hit.snippet),
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
