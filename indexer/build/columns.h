// columns.h - the columns of a generation, collected as its documents pass.
#pragma once
#include <xapian.h>

#include <cstdint>
#include <filesystem>
#include <vector>

#include "common/document.h"
#include "common/result.h"
#include "indexer/build/facet_column_builder.h"
#include "indexer/build/id_ranks.h"
#include "indexer/build/postings.h"
#include "indexer/build/term_builder.h"

namespace musubi {

// What the columns hold of one document.
struct ColumnRow {
  std::uint32_t length = 0;   // in terms
  std::uint32_t date = 0;     // to_number() of the first signing
  std::vector<Value> values;  // values_of()
  std::uint64_t content = 0;  // content_key()
};

// `postings`: the document is the last one in it.
ColumnRow column_row(const Document& document, const Postings& postings);

class Columns {
 public:
  // The columns of a generation that is built anew.
  Columns();

  // The columns of the live generation, to be updated; keeps it open.
  static Result<Columns> load(const std::filesystem::path& generation);

  // A document that is new or has changed.
  void set(Xapian::docid document, const ColumnRow& row);
  void remove(Xapian::docid document);

  // When it came and when it last changed: nanoseconds since 1970.
  void set_times(Xapian::docid document, std::uint64_t came, std::uint64_t changed);

  // Writes ranking.bin and facets.bin beside a database to which nothing more is written.  An
  // error if it has other documents than these.
  Result<void> write(const std::filesystem::path& generation) const;
  Result<void> write(const Xapian::Database& database,
                     const std::filesystem::path& generation) const;

 private:
  std::vector<std::uint32_t> lengths_, dates_;  // by document
  std::vector<std::uint64_t> came_, changed_, contents_;
  IdRanks ids_;
  std::vector<FacetColumnBuilder> facets_;  // as counted_fields() has them
};

}  // namespace musubi
