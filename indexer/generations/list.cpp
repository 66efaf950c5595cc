#include "indexer/generations/list.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "common/text/utf8.h"
#include "indexer/units.h"

namespace musubi {

namespace {

constexpr std::size_t kColumns = 7;
using Row = std::array<std::string, kColumns>;
constexpr std::array<bool, kColumns> kRightAligned = {false, false, false, true, true, true, false};

const char* name_of(GenerationState state) {
  switch (state) {
    case GenerationState::Live:
      return "live";
    case GenerationState::Kept:
      return "kept";
    case GenerationState::Withdrawn:
      return "withdrawn";
    case GenerationState::Orphan:
      return "orphan";
    case GenerationState::Refused:
      return "refused";
  }
  return "";
}

Row row_of(const Generation& generation) {
  const std::string size = size_text(generation.bytes);
  const std::string shards = std::to_string(generation.shards);
  if (!generation.manifest) {
    return {generation.name, name_of(generation.state), "damaged", "-", shards, size, "-"};
  }
  const Manifest& manifest = *generation.manifest;
  return {generation.name,
          name_of(generation.state),
          printable(manifest.created_at),
          std::to_string(manifest.documents),
          shards,
          size,
          printable(manifest.program_version)};
}

std::string to_line(const Row& row, const std::array<std::size_t, kColumns>& widths) {
  std::string line;
  for (std::size_t i = 0; i < kColumns; ++i) {
    line += kRightAligned[i] ? fmt::format("{:>{}}  ", row[i], widths[i])
                             : fmt::format("{:<{}}  ", row[i], widths[i]);
  }
  return line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
}

}  // namespace

std::string generation_table(const std::vector<Generation>& generations) {
  std::vector<Row> rows = {
      {"GENERATION", "STATE", "CREATED", "DOCUMENTS", "SHARDS", "SIZE", "PROGRAM"}};
  for (const Generation& generation : generations) rows.push_back(row_of(generation));
  std::array<std::size_t, kColumns> widths = {};
  for (const Row& row : rows) {
    for (std::size_t i = 0; i < kColumns; ++i) widths[i] = std::max(widths[i], row[i].size());
  }
  std::string table;
  for (const Row& row : rows) table += to_line(row, widths);
  return table;
}

}  // namespace musubi
