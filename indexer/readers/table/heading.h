// heading.h - what a heading of a table means, as people write headings.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "indexer/readers/source_field.h"

namespace musubi {

// On one line, its white space single.  "提携⏎年月日" -> "提携年月日": between Japanese letters
// none is left.
std::string heading_text(std::string_view cell);

// By the heading as it stands, without what is in brackets or behind ※, and by its parts where
// it stands below another: "相手先 都市名" is a partner, "日本側 都市名" an organization.
std::optional<SourceField> field_of_heading(std::string_view heading);

// Whether a column of that heading names what its rows are about: 施設名, イベント名, 名.
bool is_naming_heading(std::string_view heading);

// Whether it is worded as headings of tables are, known or not: 電話番号, 開催日, 備考, No.
bool is_worded_as_heading(std::string_view heading);

}  // namespace musubi
