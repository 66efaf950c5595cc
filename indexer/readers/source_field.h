// source_field.h - what a column, a key or a line of front matter tells of a
// document, by the names that people give it.
#pragma once
#include <optional>
#include <string_view>

namespace musubi {

enum class SourceField {
  Id,
  Title,
  Body,
  Url,
  Prefecture,
  Country,
  Domain,
  Date,
  Organization,
  Partner,
};

// By the exact key: id title body url prefecture country domain date
// organization partner, and summary, which is part of the body.
std::optional<SourceField> field_by_key(std::string_view key);

// By a heading of a table in English or Japanese, in any width or case.
std::optional<SourceField> field_by_heading(std::string_view heading);

// 提携先州・省: what is abroad is named by it where no column has the town.
bool is_heading_of_state(std::string_view heading);

}  // namespace musubi
