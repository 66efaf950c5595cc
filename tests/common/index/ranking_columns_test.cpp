#include "common/index/ranking_columns.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <string>
#include <vector>

#include "common/index/schema.h"
#include "common/index/sort_keys.h"
#include "tests/cli/program.h"

using namespace musubi;
using musubi::test::TemporaryFolder;

namespace {

Xapian::WritableDatabase database_of(const std::vector<std::string>& ids) {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  unsigned words = 0;
  for (const std::string& id : ids) {
    Xapian::Document document;
    document.add_term("word", ++words);
    document.add_value(field(FieldId::Id).slot, id_sort_key(id));
    database.add_document(document);
  }
  return database;
}

}  // namespace

TEST_CASE("the columns have each document's length and the place of its id", "[index]") {
  const TemporaryFolder folder;
  auto database = database_of({"list#10", "list#2", "gone", "a"});
  database.delete_document(3);
  REQUIRE(write_ranking_columns(database, folder / "ranking.bin"));
  const auto columns = RankingColumns::open(folder / "ranking.bin", database);
  REQUIRE(columns);
  using Numbers = std::vector<std::uint32_t>;
  CHECK(Numbers(columns->lengths().begin(), columns->lengths().end()) == Numbers{0, 1, 2, 0, 4});
  CHECK(Numbers(columns->id_ranks().begin(), columns->id_ranks().end()) == Numbers{0, 3, 2, 0, 1});
}

TEST_CASE("columns that are damaged or of another database are refused", "[index]") {
  const TemporaryFolder folder;
  const auto file = folder / "ranking.bin";
  const auto database = database_of({"a", "b", "c"});
  CHECK_FALSE(RankingColumns::open(file, database));
  REQUIRE(write_ranking_columns(database, file));
  CHECK(RankingColumns::open(file, database));
  CHECK_FALSE(RankingColumns::open(file, database_of({"a", "b"})));
  std::filesystem::resize_file(file, std::filesystem::file_size(file) - 1);
  CHECK_FALSE(RankingColumns::open(file, database));
}
