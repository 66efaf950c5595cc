// facet_columns.h - the facet values of every document of a generation, as numbers.
//
// The value slots hold them as text, and counting hundreds of thousands of texts
// is slow.  A column has one number for each document, which stands for a
// combination of values of one field, so that counting is adding to an array.
// Written by the indexer's Columns.
#pragma once
#include <xapian.h>

#include <cstdint>
#include <filesystem>
#include <span>
#include <string_view>
#include <vector>

#include "common/index/bin_file.h"
#include "common/index/schema.h"
#include "common/result.h"

namespace musubi {

// Views into the file, not yet to be trusted: the functions check what they give.
struct FacetColumn {
  std::uint32_t slot = 0;
  std::span<const std::uint32_t> combinations;  // by document, from 0 on
  std::span<const std::uint32_t> member_ends;   // by combination, in `members`
  std::span<const std::uint32_t> members;       // numbers of values
  std::span<const std::uint32_t> value_ends;    // by number of a value, in `text`
  std::string_view text;                        // the values, ascending byte by byte

  // Empty where the file is damaged.
  std::span<const std::uint32_t> values_of(std::size_t combination) const;
  std::string_view value(std::size_t number) const;
};

// The fields that have a column, in the order of their columns.
const std::vector<const Field*>& counted_fields();

class FacetColumns {
 public:
  // Fails on a file that is missing, damaged, or not of this database.
  static Result<FacetColumns> open(const std::filesystem::path& generation,
                                   const Xapian::Database& database);

  // nullptr for a field that is not counted.
  const FacetColumn* find(const Field& field) const;

  // The slots of all columns, then the parts of one column after another.
  static BinFile::Layout layout();

 private:
  explicit FacetColumns(BinFile file) : file_(std::move(file)) {}

  BinFile file_;
  std::vector<FacetColumn> columns_;
};

}  // namespace musubi
