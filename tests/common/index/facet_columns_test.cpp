#include "common/index/facet_columns.h"

#include <catch2/catch.hpp>
#include <fstream>

#include "tests/cli/program.h"

using namespace musubi;
using musubi::test::read_file;
using musubi::test::TemporaryFolder;

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
  REQUIRE(write_facet_columns(database, folder / "facets.bin"));
  const auto columns = FacetColumns::open(folder / "facets.bin", database);
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
  const auto file = folder / "facets.bin";
  CHECK_FALSE(FacetColumns::open(file, database));
  REQUIRE(write_facet_columns(database, file));
  CHECK_FALSE(FacetColumns::open(file, database_of({{"中国"}})));
  const std::string content = read_file(file);
  for (std::size_t size = 0; size < content.size(); size += 4) {
    std::ofstream(file, std::ios::binary) << content.substr(0, size);
    CHECK_FALSE(FacetColumns::open(file, database));
  }
}

TEST_CASE("numbers of facet columns that point nowhere give no value", "[index]") {
  const auto database = database_of({{"中国"}, {"韓国"}});
  const TemporaryFolder folder;
  const auto file = folder / "facets.bin";
  REQUIRE(write_facet_columns(database, file));
  const std::string content = read_file(file);
  for (std::size_t at = 0; at < content.size(); ++at) {
    std::string damaged = content;
    damaged[at] = static_cast<char>(0xFF);
    std::ofstream(file, std::ios::binary) << damaged;
    const auto columns = FacetColumns::open(file, database);
    if (!columns || columns->find(field(FieldId::Country)) == nullptr) continue;
    for (const Xapian::docid document : {1, 2}) CHECK(countries_of(*columns, document).size() <= 2);
  }
}
