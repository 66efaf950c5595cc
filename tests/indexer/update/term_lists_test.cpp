#include "indexer/update/term_lists.h"

#include <xapian.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>

#include "tests/cli/program.h"

using namespace musubi;
using musubi::test::TemporaryFolder;

namespace {

struct Made {
  std::vector<std::pair<std::string, std::uint32_t>> terms;
  std::vector<Value> values;
};

Made made(const std::string& word) {
  return {{{word, 1}, {"common", 2}}, {{1, word}, {4, "x"}}};
}

Xapian::Document document(const Made& made) {
  Xapian::Document document;
  for (const auto& [term, wdf] : made.terms) document.add_term(term, wdf);
  for (const Value& value : made.values) document.add_value(value.slot, value.bytes);
  return document;
}

TermList list_of(const Made& made) {
  Postings postings;
  postings.begin_document();
  for (const auto& [term, wdf] : made.terms) postings.add(term, wdf);
  return term_list(postings, made.values);
}

// Documents from 1 on without term lists.
void write_database(const std::string& path, const std::vector<Made>& documents) {
  Xapian::WritableDatabase database(path, Xapian::DB_CREATE | Xapian::DB_NO_TERMLIST);
  for (const Made& made : documents) database.add_document(document(made));
}

}  // namespace

TEST_CASE("documents go from a database that was lent their term lists", "[update]") {
  const TemporaryFolder folder;
  const std::string path = (folder / "database").string();
  write_database(path, {made("one"), made("two"), made("three")});
  TermListWriter lists(path);
  lists.add(2, list_of(made("two")));
  lists.add(3, list_of(made("three")));
  REQUIRE(lists.finish());
  {
    Xapian::WritableDatabase database(path, Xapian::DB_OPEN);
    database.delete_document(2);
    database.replace_document(3, document(made("third")));
    database.add_document(document(made("four")));
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
  CHECK(database.get_value_freq(1) == 3);
  CHECK(database.get_value_freq(4) == 3);
}

TEST_CASE("Xapian reads the term lists that are lent to a database", "[update]") {
  Made many{{}, {{0, "a"}, {200, "b"}}};
  for (std::uint32_t i = 0; i < 5000; ++i) many.terms.emplace_back(std::to_string(i), i);
  const std::vector<Made> documents = {
      many,
      {{{"prefix", 0}, {"prefixed", 126}, {std::string(245, 'x'), 127}, {"zz", 70'000}}, {}},
      {{{"a", 1}}, {{0, "a"}}},
      {{}, {}},
  };
  const TemporaryFolder folder;
  const std::string path = (folder / "database").string();
  write_database(path, documents);
  TermListWriter lists(path);
  for (std::uint32_t i = 0; i < documents.size(); ++i) lists.add(i + 1, list_of(documents[i]));
  REQUIRE(lists.finish());
  CHECK(Xapian::Database::check(path) == 0);

  const Xapian::Database database(path);
  for (std::uint32_t i = 0; i < documents.size(); ++i) {
    std::vector<std::pair<std::string, std::uint32_t>> read;
    for (auto term = database.termlist_begin(i + 1); term != database.termlist_end(i + 1); ++term) {
      read.emplace_back(*term, term.get_wdf());
    }
    auto expected = documents[i].terms;
    std::sort(expected.begin(), expected.end());
    CHECK((read == expected));
    CHECK(database.get_document(i + 1).values_count() == documents[i].values.size());
  }
}

TEST_CASE("a version file that is not Xapian's is refused by its name", "[update]") {
  const TemporaryFolder folder;
  const std::string path = (folder / "database").string();
  write_database(path, {made("one")});
  const std::string content =
      GENERATE(as<std::string>{}, "", "no Xapian database at all",
               std::string("\x0f\x0dXapian Glass") + std::string(40, '\xff'));
  std::ofstream(folder / "database" / "iamglass", std::ios::binary) << content;
  const auto dropped = drop_term_lists(path);
  REQUIRE(!dropped);
  CHECK_THAT(dropped.error().message, Catch::Contains("iamglass"));
}
