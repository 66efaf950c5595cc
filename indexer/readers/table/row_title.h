// row_title.h - the title of a row in a table that has no column of titles.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "indexer/readers/source_field.h"

namespace musubi {

struct RowCell {
  std::string_view heading;
  std::optional<SourceField> field;
  std::string_view value;
};

// "青森県 – 中国 大連市" of both sides of a tie; "中国 友好都市数: 10", "年度: 2018" of a row that
// counts something; else what it says in words, behind its date or number: "2024-05-01 国際課";
// where it says nothing in words, its first cell behind the name of the table: "水温 番号: 1".
// Empty for a row that has only values of facets.
std::string title_of_row(std::span<const RowCell> row, std::string_view table);

}  // namespace musubi
