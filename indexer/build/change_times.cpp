#include "indexer/build/change_times.h"

#include <fmt/format.h>
#include <xapian.h>

#include <optional>
#include <unordered_map>

#include "common/index/ranking_columns.h"

namespace musubi {

namespace {

Result<RankingColumns> columns_of(const PreviousGeneration& generation) try {
  const Xapian::Database database(generation.folder.string(), Xapian::DB_BACKEND_GLASS);
  return RankingColumns::open(generation.folder, database);
} catch (const Xapian::Error& problem) {
  return fail(
      fmt::format("cannot open {}: {}", generation.folder.string(), problem.get_description()));
}

}  // namespace

Result<void> note_times(const std::vector<DocumentRow>& rows, const PreviousGeneration* before,
                        std::uint64_t now, Columns& columns) {
  std::unordered_map<std::uint64_t, const DocumentRow*> known;  // by id
  std::optional<RankingColumns> times;
  if (before != nullptr) {
    auto opened = columns_of(*before);
    if (!opened) return tl::unexpected(opened.error());
    times = std::move(*opened);
    known.reserve(before->rows.size());
    for (const DocumentRow& row : before->rows) known.emplace(row.id, &row);
  }
  for (const DocumentRow& row : rows) {
    const auto found = known.find(row.id);
    if (found == known.end()) {
      columns.set_times(row.docid, now, now);
      continue;
    }
    const DocumentRow& old = *found->second;
    const bool is_as_before = old.content == row.content;
    columns.set_times(row.docid, times->came()[old.docid],
                      is_as_before ? times->changed()[old.docid] : now);
  }
  return {};
}

}  // namespace musubi
