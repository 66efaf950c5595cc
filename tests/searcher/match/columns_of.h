// columns_of.h - the ranking columns of a database that a test made in memory.
#pragma once
#include <catch2/catch.hpp>

#include "common/index/ranking_columns.h"
#include "tests/cli/program.h"

namespace musubi::test {

inline RankingColumns columns_of(const Xapian::Database& database) {
  const TemporaryFolder folder;
  REQUIRE(write_ranking_columns(database, folder / "ranking.bin"));
  auto columns = RankingColumns::open(folder / "ranking.bin", database);
  REQUIRE(columns);
  return std::move(*columns);
}

}  // namespace musubi::test
