#include "common/index/ranking_columns.h"

#include <algorithm>

namespace musubi {

Result<RankingColumns> RankingColumns::open(const std::filesystem::path& generation,
                                            const Xapian::Database& database) {
  auto file = BinFile::open(generation, BinKind::Ranking, layout());
  if (!file) return tl::unexpected(file.error());
  const RankingColumns columns(std::move(*file));
  const std::size_t rows = std::size_t{database.get_lastdocid()} + 1;
  const auto has_rows = [&](const auto& column) { return column.size() == rows; };
  if (columns.file_.documents() != database.get_doccount() || !has_rows(columns.lengths()) ||
      !has_rows(columns.id_ranks()) || !has_rows(columns.dates()) || !has_rows(columns.came()) ||
      !has_rows(columns.changed()) || !has_rows(columns.contents())) {
    return columns.file_.damaged();
  }
  return columns;
}

}  // namespace musubi
