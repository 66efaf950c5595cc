// facet_columns.h - the facet values of every document of a generation, as numbers.
//
// The value slots hold them as text, and counting hundreds of thousands of texts
// is slow.  A column has one number for each document, which stands for a
// combination of values of one field, so that counting is adding to an array.
// Derived from the value slots alone, and mapped into memory as it is.
#pragma once
#include <xapian.h>

#include <cstdint>
#include <filesystem>
#include <span>
#include <string_view>
#include <vector>

#include "common/file/mapped_file.h"
#include "common/index/schema.h"
#include "common/result.h"

namespace musubi {

// generation/facets.bin
std::filesystem::path facet_columns_path(const std::filesystem::path& generation);

// Writes the columns of all counted fields.  To be called whenever the documents
// of a database have changed.
Result<void> write_facet_columns(const Xapian::Database& database,
                                 const std::filesystem::path& file);

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

class FacetColumns {
 public:
  // Fails on a file that is missing, damaged, or not of this database.
  static Result<FacetColumns> open(const std::filesystem::path& file,
                                   const Xapian::Database& database);

  // nullptr for a field that is not counted.
  const FacetColumn* find(const Field& field) const;

 private:
  MappedFile file_;
  std::vector<FacetColumn> columns_;
};

}  // namespace musubi
