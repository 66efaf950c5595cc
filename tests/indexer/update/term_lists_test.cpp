#include "indexer/update/term_lists.h"

#include <xapian.h>

#include <catch2/catch.hpp>
#include <fstream>

#include "tests/cli/program.h"

using namespace musubi;
using musubi::test::TemporaryFolder;

namespace {

Xapian::Document document(const std::string& word) {
  Xapian::Document document;
  document.add_term(word);
  document.add_term("common", 2);
  document.add_value(1, word);
  return document;
}

// Documents 1 to 3 without term lists.
void write_database(const std::string& path) {
  Xapian::WritableDatabase database(path, Xapian::DB_CREATE | Xapian::DB_NO_TERMLIST);
  for (const char* word : {"one", "two", "three"}) database.add_document(document(word));
}

}  // namespace

TEST_CASE("documents go from a database that borrowed their term lists", "[update]") {
  const TemporaryFolder folder;
  const std::string path = (folder / "database").string();
  write_database(path);
  {
    Xapian::WritableDatabase lender((folder / "lender").string(), Xapian::DB_CREATE);
    lender.replace_document(2, document("two"));
    lender.replace_document(3, document("three"));
  }
  REQUIRE(borrow_term_lists(path, folder / "lender"));
  {
    Xapian::WritableDatabase database(path, Xapian::DB_OPEN);
    database.delete_document(2);
    database.replace_document(3, document("third"));
    database.add_document(document("four"));
  }
  REQUIRE(drop_term_lists(path));
  CHECK(!std::filesystem::exists(folder / "database" / "termlist.glass"));
  CHECK(Xapian::Database::check(path) == 0);

  const Xapian::Database database(path);
  CHECK(database.get_doccount() == 3);
  CHECK(database.get_termfreq("common") == 3);
  CHECK(database.get_collection_freq("common") == 6);
  CHECK(database.term_exists("one"));
  CHECK(!database.term_exists("two"));
  CHECK(!database.term_exists("three"));
  CHECK(*database.postlist_begin("third") == 3);
  CHECK(*database.postlist_begin("four") == 4);
  CHECK(database.get_document(3).get_value(1) == "third");
}

TEST_CASE("a version file that is not Xapian's is refused by its name", "[update]") {
  const TemporaryFolder folder;
  const std::string path = (folder / "database").string();
  write_database(path);
  const std::string content =
      GENERATE(as<std::string>{}, "", "no Xapian database at all",
               std::string("\x0f\x0dXapian Glass") + std::string(40, '\xff'));
  std::ofstream(folder / "database" / "iamglass", std::ios::binary) << content;
  const auto dropped = drop_term_lists(path);
  REQUIRE(!dropped);
  CHECK_THAT(dropped.error().message, Catch::Contains("iamglass"));
}
