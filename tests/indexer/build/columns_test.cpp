#include "indexer/build/columns.h"

#include <fmt/format.h>

#include <map>
#include <memory>
#include <random>

#include "common/index/ranking_columns.h"
#include "tests/catch.h"
#include "tests/cli/program.h"

using namespace musubi;
using musubi::test::read_file;
using musubi::test::TemporaryFolder;

namespace {

struct Made {
  Document document;
  std::uint32_t length = 1;
};
using Collection = std::map<Xapian::docid, Made>;

Made made(std::string id, std::uint32_t length, std::vector<Date> signed_on = {},
          std::vector<std::string> country = {}) {
  Made result;
  result.document.id = std::move(id);
  result.document.signed_on = std::move(signed_on);
  result.document.country = std::move(country);
  result.length = length;
  return result;
}

ColumnRow row_of(const Made& made) {
  Postings postings;
  postings.begin_document();
  postings.add("word", made.length);
  return column_row(made.document, postings);
}

// A generation as far as columns need one.  Its last document number is `last`.
void write_database(const Collection& collection, Xapian::docid last,
                    const std::filesystem::path& generation) {
  Xapian::WritableDatabase database(generation.string(), Xapian::DB_CREATE_OR_OVERWRITE);
  database.replace_document(last, Xapian::Document());
  database.delete_document(last);
  for (const auto& [number, made] : collection) {
    Xapian::Document document;
    document.add_term("word", made.length);
    for (const Value& value : values_of(made.document)) {
      document.add_value(value.slot, value.bytes);
    }
    database.replace_document(number, document);
  }
  database.commit();
}

void write_anew(const Collection& collection, Xapian::docid last,
                const std::filesystem::path& generation) {
  write_database(collection, last, generation);
  Columns columns;
  for (const auto& [number, made] : collection) columns.set(number, row_of(made));
  REQUIRE(columns.write(generation));
}

std::string bytes_of(const std::filesystem::path& generation) {
  return read_file(generation / "ranking.bin") + read_file(generation / "facets.bin");
}

using Numbers = std::vector<std::uint32_t>;
Numbers numbers(RankingColumns::Numbers column) {
  return {column.begin(), column.end()};
}

// Ids that sort otherwise than their bytes, some of them neighbours.
std::string random_id(std::mt19937& random) {
  return fmt::format("{}#{}", random() % 2 == 0 ? "list" : "覚書", random() % 100'000);
}

Made random_document(std::string id, std::mt19937& random) {
  std::vector<Date> dates;
  if (random() % 4 != 0) dates.push_back({1950 + static_cast<int>(random() % 70), 0, 0});
  std::vector<std::string> country;
  for (const char* name : {"中国", "韓国", "米国"}) {
    if (random() % 3 == 0) country.emplace_back(name);
  }
  if (random() % 50 == 0) country = {fmt::format("国{}", random() % 100)};
  return made(std::move(id), static_cast<std::uint32_t>(1 + random() % 300), std::move(dates),
              std::move(country));
}

}  // namespace

TEST_CASE("columns have each document's length, the place of its id and its date", "[index]") {
  const TemporaryFolder folder;
  const Collection collection = {{1, made("list#10", 5, {{2004, 12, 24}, {1999, 1, 1}})},
                                 {2, made("list#2", 6, {{2004, 0, 0}})},
                                 {4, made("a", 7)}};
  write_anew(collection, 5, folder.path());
  const Xapian::Database database(folder.path().string());
  const auto columns = RankingColumns::open(folder.path(), database);
  REQUIRE(columns);
  CHECK(numbers(columns->lengths()) == Numbers{0, 5, 6, 0, 7, 0});
  CHECK(numbers(columns->id_ranks()) == Numbers{0, 3, 2, 0, 1, 0});
  CHECK(numbers(columns->dates()) == Numbers{0, 20041224, 20040000, 0, 0, 0});
}

TEST_CASE("columns of another database are refused, written or read", "[index]") {
  const TemporaryFolder folder, other;
  const Collection collection = {{1, made("a", 1)}, {2, made("b", 1)}};
  write_anew(collection, 2, folder.path());
  write_database({{1, made("a", 1)}}, 2, other.path());
  CHECK_FALSE(RankingColumns::open(folder.path(), Xapian::Database(other.path().string())));
  const auto columns = Columns::load(folder.path());
  REQUIRE(columns);
  CHECK(columns->write(folder.path()));
  CHECK_FALSE(columns->write(other.path()));
  std::filesystem::resize_file(folder / "ranking.bin", 100);
  CHECK_FALSE(Columns::load(folder.path()));
}

TEST_CASE("columns of a generation, brought up to date, are those made anew", "[index]") {
  std::mt19937 random(7);
  auto live = std::make_unique<TemporaryFolder>();
  Collection collection;
  std::map<std::string, Xapian::docid> known;
  Xapian::docid last = 0;
  const auto add = [&] {
    const std::string id = random_id(random);
    if (!known.emplace(id, last + 1).second) return;
    collection[++last] = random_document(id, random);
  };
  while (last < 500) add();
  write_anew(collection, last, live->path());
  for (int night = 0; night < 6; ++night) {
    auto columns = Columns::load(live->path());
    REQUIRE(columns);
    const auto before = collection;
    const Xapian::docid last_before = last;
    for (const auto& [number, made] : before) {
      if (random() % 10 == 0) {
        columns->remove(number);
        known.erase(made.document.id);
        collection.erase(number);
      } else if (random() % 10 == 0) {
        collection[number] = random_document(made.document.id, random);
        columns->set(number, row_of(collection[number]));
      }
    }
    const std::size_t added = night == 0 ? 0 : night == 1 ? 1 : 40U * static_cast<unsigned>(night);
    for (std::size_t i = 0; i < added; ++i) add();
    for (Xapian::docid number = last_before + 1; number <= last; ++number) {
      columns->set(number, row_of(collection[number]));
    }
    auto next = std::make_unique<TemporaryFolder>();
    write_database(collection, last, next->path());
    REQUIRE(columns->write(next->path()));
    const TemporaryFolder anew;
    write_anew(collection, last, anew.path());
    INFO(night);
    CHECK(bytes_of(next->path()) == bytes_of(anew.path()));
    live = std::move(next);
  }
}

TEST_CASE("columns of a generation that loses every document are empty", "[index]") {
  const TemporaryFolder folder;
  write_anew({{1, made("a", 1, {{2004, 1, 1}}, {"中国"})}, {2, made("b", 1)}}, 2, folder.path());
  auto columns = Columns::load(folder.path());
  REQUIRE(columns);
  columns->remove(1);
  columns->remove(2);
  write_database({}, 2, folder.path());
  REQUIRE(columns->write(folder.path()));
  const Xapian::Database database(folder.path().string());
  const auto facets = FacetColumns::open(folder.path(), database);
  REQUIRE(facets);
  CHECK(facets->find(field(FieldId::Country))->value_ends.empty());
}
