#include "indexer/build/change_times.h"

#include <fmt/format.h>
#include <xapian.h>

namespace musubi {

namespace {

Result<RankingColumns> columns_of(const std::filesystem::path& folder) try {
  const Xapian::Database database(folder.string(), Xapian::DB_BACKEND_GLASS);
  return RankingColumns::open(folder, database);
} catch (const Xapian::Error& problem) {
  return fail(fmt::format("cannot open {}: {}", folder.string(), problem.get_description()));
}

}  // namespace

Result<ChangeTimes> ChangeTimes::open(const PreviousGeneration* before) {
  ChangeTimes times;
  if (before == nullptr) return times;
  for (const auto& folder : before->databases()) {
    auto columns = columns_of(folder);
    if (!columns) return tl::unexpected(columns.error());
    times.times_.push_back(std::move(*columns));
  }
  times.known_.reserve(before->rows.size());
  for (const DocumentRow& row : before->rows) times.known_.emplace(row.id, &row);
  return times;
}

void ChangeTimes::note(std::span<const DocumentRow> rows, std::uint64_t now,
                       Columns& columns) const {
  for (const DocumentRow& row : rows) {
    const auto found = known_.find(row.id);
    if (found == known_.end()) {
      columns.set_times(row.docid, now, now);
      continue;
    }
    const DocumentRow& old = *found->second;
    const RankingColumns& times = times_[shard_of(old.id, times_.size())];
    const bool is_as_before = old.content == row.content;
    columns.set_times(row.docid, times.came()[old.docid],
                      is_as_before ? times.changed()[old.docid] : now);
  }
}

}  // namespace musubi
