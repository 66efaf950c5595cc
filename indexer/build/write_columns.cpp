#include "indexer/build/write_columns.h"

#include <fmt/format.h>
#include <xapian.h>

#include "common/index/facet_columns.h"
#include "common/index/ranking_columns.h"

namespace musubi {

Result<void> write_columns(const std::filesystem::path& generation) try {
  const Xapian::Database database(generation.string(), Xapian::DB_BACKEND_GLASS);
  if (auto written = write_facet_columns(database, facet_columns_path(generation)); !written) {
    return written;
  }
  return write_ranking_columns(database, ranking_columns_path(generation));
} catch (const Xapian::Error& problem) {
  return fail(fmt::format("cannot read {}: {}", generation.string(), problem.get_description()));
}

}  // namespace musubi
