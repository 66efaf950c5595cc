#include "searcher/match/posting_lists.h"

#include "tests/catch.h"
#include "tests/searcher/match/columns_of.h"

using namespace musubi;
using musubi::test::columns_of;

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

}  // namespace

TEST_CASE("a posting list is read once and kept", "[match]") {
  const auto database = database_of(100);
  PostingLists lists(database, columns_of(database), 1);
  CHECK_FALSE(lists.has_cached("tenth"));
  const auto list = lists.of("tenth");
  std::size_t cursor = 0;
  const auto run = list->in(0, cursor);
  REQUIRE(run.places.size() == 10);
  CHECK(run.places.front() == 10);
  CHECK(lists.has_cached("tenth"));
  cursor = 0;
  CHECK(lists.of("none")->in(0, cursor).places.empty());
}

TEST_CASE("a posting list gives the postings of each window, however often a term occurs",
          "[match]") {
  PostingList list;
  list.add(5, 1, 0.5);
  list.add(kWindowSize - 1, 254, 0.9);
  list.add(3 * kWindowSize, 255, 0.7);
  list.add(3 * kWindowSize + 7, 100'000, 0.8);
  CHECK(list.best_score() == 0.9);
  std::size_t cursor = 0;
  CHECK(list.in(0, cursor).places.size() == 2);
  CHECK(list.in(1, cursor).places.empty());
  const auto run = list.in(3, cursor);
  REQUIRE(run.places.size() == 2);
  CHECK(run.places[0] == 0);
  CHECK(run.places[1] == 7);
  CHECK(list.wdf(0) == 1);
  CHECK(list.wdf(1) == 254);
  CHECK(list.wdf(run.first) == 255);
  CHECK(list.wdf(run.first + 1) == 100'000);
  CHECK(list.in(4, cursor).places.empty());
}

TEST_CASE("a posting list of documents that the columns do not have is damage", "[match]") {
  PostingLists lists(database_of(100), columns_of(database_of(50)), 1);
  CHECK_THROWS_AS(lists.of("all"), Xapian::DatabaseCorruptError);
}
