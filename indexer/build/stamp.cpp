#include "indexer/build/stamp.h"

#include <fmt/format.h>
#include <xapian.h>

#include "common/index/facet_columns.h"
#include "common/index/open_index.h"
#include "common/index/ranking_columns.h"

namespace musubi {

Result<void> stamp_database(const std::filesystem::path& database, const Manifest& manifest) try {
  Xapian::WritableDatabase writable(database.string(), Xapian::DB_OPEN | Xapian::DB_NO_TERMLIST);
  const auto set = [&](const std::string& key, const std::string& value) {
    if (writable.get_metadata(key) != value) writable.set_metadata(key, value);
  };
  set(kFormatKey, std::to_string(manifest.format_version));
  set(kAnalyzerKey, manifest.analyzer);
  writable.commit();
  return {};
} catch (const Xapian::Error& problem) {
  return fail(fmt::format("cannot write to {}: {}", database.string(), problem.get_description()));
}

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
