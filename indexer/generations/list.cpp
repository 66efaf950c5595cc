#include "indexer/generations/list.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "common/messages.h"
#include "common/text/utf8.h"
#include "common/text/width.h"
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
  const std::string state = translated(name_of(generation.state));
  if (!generation.manifest) {
    return {generation.name, state, translated("damaged"), "-", shards, size, "-"};
  }
  const Manifest& manifest = *generation.manifest;
  return {generation.name,
          state,
          printable(manifest.created_at),
          std::to_string(manifest.documents),
          shards,
          size,
          printable(manifest.program_version)};
}

std::string to_line(const Row& row, const std::array<int, kColumns>& widths) {
  std::string line;
  for (std::size_t i = 0; i < kColumns; ++i) {
    const std::string room(static_cast<std::size_t>(widths[i] - display_width(row[i])), ' ');
    line += (kRightAligned[i] ? room + row[i] : row[i] + room) + "  ";
  }
  return line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
}

}  // namespace

std::string generation_table(const std::vector<Generation>& generations) {
  Row head = {"GENERATION", "STATE", "CREATED", "DOCUMENTS", "SHARDS", "SIZE", "PROGRAM"};
  for (std::string& title : head) title = translated(title);
  std::vector<Row> rows = {std::move(head)};
  for (const Generation& generation : generations) rows.push_back(row_of(generation));
  std::array<int, kColumns> widths = {};
  for (const Row& row : rows) {
    for (std::size_t i = 0; i < kColumns; ++i) {
      widths[i] = std::max(widths[i], display_width(row[i]));
    }
  }
  std::string table;
  for (const Row& row : rows) table += to_line(row, widths);
  return table;
}

}  // namespace musubi
