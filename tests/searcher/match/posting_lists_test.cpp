#include "searcher/match/posting_lists.h"

#include <catch2/catch.hpp>

#include "tests/cli/program.h"

using namespace musubi;
using musubi::test::TemporaryFolder;

namespace {

// `count` documents with the term "all", each tenth with "tenth".
Xapian::WritableDatabase database_of(unsigned count) {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  for (unsigned i = 1; i <= count; ++i) {
    Xapian::Document document;
    document.add_term("all");
    if (i % 10 == 0) document.add_term("tenth");
    database.add_document(document);
  }
  return database;
}

RankingColumns columns_of(const Xapian::Database& database) {
  const TemporaryFolder folder;
  REQUIRE(write_ranking_columns(database, folder / "ranking.bin"));
  auto columns = RankingColumns::open(folder / "ranking.bin", database);
  REQUIRE(columns);
  return std::move(*columns);
}

}  // namespace

TEST_CASE("a posting list is read once and kept", "[match]") {
  const auto database = database_of(100);
  PostingLists lists(database, columns_of(database));
  CHECK_FALSE(lists.keeps("tenth"));
  CHECK(lists.of("tenth").size() == 10);
  CHECK(lists.of("tenth").front().document == 10);
  CHECK(lists.keeps("tenth"));
  CHECK(lists.of("none").empty());
}

TEST_CASE("skipping through a posting list finds the shared documents, scored alike", "[match]") {
  const auto database = database_of(100);
  PostingLists lists(database, columns_of(database));
  const Matches wanted = {{1, 0}, {10, 0}, {55, 0}, {90, 0}, {100, 0}};
  const Matches found = lists.among(wanted, "tenth");
  REQUIRE(found.size() == 3);
  CHECK(found[1].document == 90);
  CHECK(found[1].score == lists.of("tenth")[8].score);
  CHECK(lists.among(wanted, "none").empty());
  CHECK(lists.among({}, "tenth").empty());
}

TEST_CASE("a posting list of documents that the columns do not have is damage", "[match]") {
  PostingLists lists(database_of(100), columns_of(database_of(50)));
  CHECK_THROWS_AS(lists.of("all"), Xapian::DatabaseCorruptError);
}
