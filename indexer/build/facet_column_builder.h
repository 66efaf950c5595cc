// facet_column_builder.h - one column of facets.bin, as documents come and go.
#pragma once
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "common/index/bin_file.h"
#include "common/index/facet_columns.h"

namespace musubi {

class FacetColumnBuilder {
 public:
  FacetColumnBuilder() { number_of(""); }
  explicit FacetColumnBuilder(const FacetColumn& column);

  // `joined`: the values of the document by join_values(), empty for none.
  void set(std::uint32_t document, const std::string& joined);

  // Adds the sections of the column, with `rows` documents from 0 on.  What no document has
  // is left out, and numbers go by first use: the same documents make the same bytes.
  void write(BinFileWriter& file, std::size_t rows) const;

 private:
  std::uint32_t number_of(const std::string& joined);

  std::vector<std::uint32_t> combinations_;  // by document
  std::vector<std::string> joined_;          // by combination; none has number 0
  std::unordered_map<std::string, std::uint32_t> numbers_;
};

}  // namespace musubi
