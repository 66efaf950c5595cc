#include "common/index/facet_columns.h"

#include "tests/catch.h"
#include "tests/cli/program.h"
#include "tests/searcher/match/columns_of.h"

using namespace musubi;
using musubi::test::read_file;
using musubi::test::TemporaryFolder;
using musubi::test::write_columns_of;

namespace {

using Values = std::vector<std::string>;

Xapian::WritableDatabase database_of(const std::vector<Values>& countries) {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  for (const Values& values : countries) {
    Xapian::Document document;
    document.add_value(field(FieldId::Country).slot, join_values(values));
    database.add_document(document);
  }
  return database;
}

Values countries_of(const FacetColumns& columns, Xapian::docid document) {
  const FacetColumn* column = columns.find(field(FieldId::Country));
  REQUIRE(column != nullptr);
  Values values;
  for (const auto number : column->values_of(column->combinations[document])) {
    values.emplace_back(column->value(number));
  }
  return values;
}

}  // namespace

TEST_CASE("facet columns give each document its values back", "[index]") {
  const std::vector<Values> countries = {{"中国"}, {}, {"中国", "韓国"}, {"ロシア"}, {"中国"}};
  auto database = database_of(countries);
  database.delete_document(4);
  const TemporaryFolder folder;
  write_columns_of(database, folder.path());
  const auto columns = FacetColumns::open(folder.path(), database);
  REQUIRE(columns);
  CHECK(countries_of(*columns, 1) == countries[0]);
  CHECK(countries_of(*columns, 2).empty());
  CHECK(countries_of(*columns, 3) == countries[2]);
  CHECK(countries_of(*columns, 4).empty());
  CHECK(countries_of(*columns, 5) == countries[4]);
  CHECK(columns->find(field(FieldId::Title)) == nullptr);
}

TEST_CASE("facet columns of another database, missing or cut short, are refused", "[index]") {
  const auto database = database_of({{"中国"}, {"韓国"}});
  const TemporaryFolder folder;
  CHECK_FALSE(FacetColumns::open(folder.path(), database));
  write_columns_of(database, folder.path());
  CHECK_FALSE(FacetColumns::open(folder.path(), database_of({{"中国"}})));
  const std::string content = read_file(folder / "facets.bin");
  for (std::size_t size = 0; size < content.size(); size += 4) {
    folder.write("facets.bin", content.substr(0, size));
    CHECK_FALSE(FacetColumns::open(folder.path(), database));
  }
}

TEST_CASE("numbers of facet columns that point nowhere give no value", "[index]") {
  const auto database = database_of({{"中国"}, {"韓国"}});
  const TemporaryFolder folder;
  write_columns_of(database, folder.path());
  const std::string content = read_file(folder / "facets.bin");
  for (std::size_t at = 0; at < content.size(); ++at) {
    std::string damaged = content;
    damaged[at] = static_cast<char>(0xFF);
    folder.write("facets.bin", damaged);
    const auto columns = FacetColumns::open(folder.path(), database);
    if (!columns || columns->find(field(FieldId::Country)) == nullptr) continue;
    for (const Xapian::docid document : {1, 2}) CHECK(countries_of(*columns, document).size() <= 2);
  }
}
