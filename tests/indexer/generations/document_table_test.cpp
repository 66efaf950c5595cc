#include "indexer/generations/document_table.h"

#include "tests/catch.h"
#include "tests/cli/program.h"

using namespace musubi;
using musubi::test::read_file;
using musubi::test::TemporaryFolder;

TEST_CASE("a document table is read as it was written", "[index]") {
  const TemporaryFolder folder;
  const std::vector<DocumentRow> rows = {
      {1, 2, 3, 4}, {~0ULL, 0, 7, ~0ULL}, {id_hash("a"), 5, ~0U, 0}};
  REQUIRE(write_document_table(rows, folder.path()));
  CHECK(read_document_table(folder.path()).value() == rows);
}

TEST_CASE("a document table that is missing or cut short is refused", "[index]") {
  const TemporaryFolder folder;
  CHECK(!read_document_table(folder.path()));
  REQUIRE(write_document_table({{1, 2, 3, 4}, {4, 5, 6, 7}}, folder.path()));
  const std::string whole = read_file(folder / "documents.bin");
  for (const std::size_t size :
       {std::size_t{0}, std::size_t{7}, std::size_t{16}, whole.size() - 1}) {
    folder.write("documents.bin", whole.substr(0, size));
    CHECK(!read_document_table(folder.path()));
  }
  folder.write("documents.bin", whole + "x");
  CHECK(!read_document_table(folder.path()));
}

TEST_CASE("any difference that a reader sees makes other content", "[index]") {
  Document document;
  document.id = "1";
  document.title = "題";
  const auto hash = content_hash(document);
  CHECK(content_hash(document) == hash);
  Document other = document;
  SECTION("title") {
    other.title = "題名";
  }
  SECTION("a text that moves to another field") {
    other.title = "";
    other.body = "題";
  }
  SECTION("path") {
    other.path = "a.txt";
  }
  SECTION("facet") {
    other.country = {"中国"};
  }
  SECTION("date") {
    other.signed_on = {{2004, 12, 24}};
  }
  CHECK(content_hash(other) != hash);
}
