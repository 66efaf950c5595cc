#include "common/gazetteer/areas.h"

#include <fmt/format.h>

#include <algorithm>

#include "common/gazetteer/tsv.h"
#include "common/text/fold.h"

namespace musubi {

Result<Areas> Areas::load(const std::filesystem::path& file) {
  const auto table = TsvTable::read(file);
  if (!table) return tl::unexpected(table.error());
  for (const std::string_view column : {"name", "kind", "of", "members", "aliases"}) {
    if (table->has_column(column)) continue;
    return tl::unexpected(table->error_in_header(fmt::format("no column “{}”", column)));
  }
  Areas areas;
  for (std::size_t row = 0; row < table->row_count(); ++row) {
    Area& area = areas.areas_.emplace_back();
    area.name = table->cell(row, "name");
    const bool of_countries = table->cell(row, "of") == "country";
    area.of = of_countries ? Area::Of::Countries : Area::Of::Prefectures;
    area.is_facet = table->cell(row, "kind") != "part";
    area.members = table->list(row, "members");
    area.aliases = table->list(row, "aliases");
    if (area.name.empty() || area.members.empty()) {
      return tl::unexpected(table->error_in_row(row, "no name or no members"));
    }
  }
  return areas;
}

const Area* Areas::find(std::string_view typed, Area::Of of) const {
  const std::string folded = fold_name(typed);
  const auto is_typed = [&](const std::string& name) { return fold_name(name) == folded; };
  for (const Area& area : areas_) {
    if (area.of != of) continue;
    if (is_typed(area.name) || std::any_of(area.aliases.begin(), area.aliases.end(), is_typed)) {
      return &area;
    }
  }
  return nullptr;
}

const Area* Areas::of_member(std::string_view member, Area::Of of) const {
  for (const Area& area : areas_) {
    if (area.of != of || !area.is_facet) continue;
    if (std::find(area.members.begin(), area.members.end(), member) != area.members.end()) {
      return &area;
    }
  }
  return nullptr;
}

}  // namespace musubi
