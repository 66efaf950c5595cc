#include "searcher/reach/source_rows.h"

#include <fmt/format.h>

#include "tests/catch.h"
#include "tests/cli/program.h"

using namespace musubi;
using namespace musubi::test;

TEST_CASE("where a file's documents begin and end is asked once for all of them", "[reach]") {
  const TemporaryFolder folder;
  std::string list = "id,title\n";
  for (int n = 1; n <= 300; ++n) list += fmt::format("L{0},名簿 {0}\n", n);
  folder.write("in/list.csv", list);
  const std::string index = (folder / "index").string();
  REQUIRE(run("indexer", {"--index", index, (folder / "in").string()}).status == 0);
  const std::filesystem::path generation = folder / "index/generations/000001";
  FileRows rows(generation);
  int asked = 0;
  const auto is_of_file = [&](const PlacedDocument&) { return ++asked > 0; };
  const RowInFile first = rows.row_of({generation, 150}, is_of_file);
  CHECK(first.row == 150);
  CHECK(first.rows == 300);
  CHECK(asked < 40);
  asked = 0;
  CHECK(rows.row_of({generation, 1}, is_of_file).row == 1);
  CHECK(rows.row_of({generation, 300}, is_of_file).row == 300);
  CHECK(asked == 0);
  CHECK(rows.row_of({generation, 301}, is_of_file).rows == 0);
}
