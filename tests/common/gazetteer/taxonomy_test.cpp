#include "common/gazetteer/taxonomy.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "common/gazetteer/name_folding.h"
#include "tests/catch.h"
#include "tests/common/gazetteer/table_file.h"

using namespace musubi;

namespace {

const std::filesystem::path kTables = std::filesystem::path(MUSUBI_TEST_FIXTURES) / "gazetteer";

const Taxonomy& taxonomy() {
  static const auto loaded = Taxonomy::load(kTables);
  REQUIRE(loaded.has_value());
  return *loaded;
}

using Values = std::vector<std::string>;

}  // namespace

TEST_CASE("a domain is known by every way to type it", "[taxonomy]") {
  struct Row {
    std::string typed;
    std::optional<std::string> domain;
  };
  const auto row = GENERATE(values<Row>({
      {"経済", "経済"},
      {"経済分野", "経済"},
      {"けいざい", "経済"},
      {"ケイザイ", "経済"},
      {"Economy", "経済"},
      {"ｔｏｕｒｉｓｍ", "観光"},
      {"kankou", "観光"},
      {"Kankō", "観光"},
      {"ｽﾎﾟｰﾂ", "スポーツ"},
      {"it", "技術"},
      {"占星術", std::nullopt},
      {"", std::nullopt},
  }));
  INFO(row.typed);
  CHECK(taxonomy().domain(row.typed) == row.domain);
}

TEST_CASE("a cell that lists several domains gives each once and in order", "[taxonomy]") {
  struct Row {
    std::string cell;
    Values domains;
  };
  const auto row = GENERATE(values<Row>({
      {"経済", {"経済"}},
      {"経済・行政分野", {"経済", "行政"}},
      {"経済、観光等", {"経済", "観光"}},
      {"文化、学術、教 育、経済", {"文化", "学術", "教育", "経済"}},
      {"経済 観光　文化", {"経済", "観光", "文化"}},
      {"文化及びスポーツ", {"文化", "スポーツ"}},
      {"人材と技術", {"人材育成", "技術"}},
      {"住民の友好協力", {"友好交流"}},
      {"経済交流／経済分野", {"経済"}},
      {"tourism, Economy", {"観光", "経済"}},
      {"ｽﾎﾟｰﾂ，文化芸術", {"スポーツ", "文化"}},
      {"けいざい・観光", {"経済", "観光"}},
      {"その他", {}},
      {"", {}},
      {"・、", {}},
  }));
  INFO(row.cell);
  CHECK(taxonomy().domains_of_cell(row.cell) == row.domains);
}

TEST_CASE("domains are counted in running text by their longest names", "[taxonomy]") {
  struct Row {
    std::string text;
    std::map<std::string, int> counts;
  };
  const auto row = GENERATE(values<Row>({
      {"経済交流と観光、経済の会議", {{"経済", 2}, {"観光", 1}}},
      {"情報技術とＩＴとit", {{"技術", 3}}},
      {"ITEMS、SUMMIT", {}},
      {"スポーツセンターで", {{"スポーツ", 1}}},
      {"けいざいの話", {}},
      {"\xE7\xB5経済\xFF", {{"経済", 1}}},
      {"", {}},
  }));
  INFO(row.text);
  std::map<std::string, int> counts;
  for (const DomainMention& mention : taxonomy().find_mentions(FoldedNames(row.text).text())) {
    ++counts[*mention.value];
  }
  CHECK(counts == row.counts);
}

TEST_CASE("a misspelt domain is answered with the nearest ones", "[taxonomy]") {
  CHECK(taxonomy().nearest("観工", 1) == Values{"観光"});
  CHECK(taxonomy().nearest("ecnoomy", 1) == Values{"経済"});
  CHECK(taxonomy().nearest("スポツ", 1) == Values{"スポーツ"});
}

TEST_CASE("a user's table adds domains and names", "[taxonomy]") {
  const TableFile table("value\taliases\n経済\t商い\n宇宙\t宇宙開発|space\n");
  const auto extended = Taxonomy::load(kTables, {table.path()});
  REQUIRE(extended.has_value());
  CHECK(extended->domain("商い") == "経済");
  CHECK(extended->domain("Space") == "宇宙");
  CHECK(extended->values().back() == "宇宙");
  CHECK(extended->values().size() == taxonomy().values().size() + 1);
}

TEST_CASE("some names of a domain count in cells alone", "[taxonomy]") {
  const TableFile table("value\taliases\tnot_in_text\n経済\t商い\t経済区|商店街\n");
  const auto extended = Taxonomy::load(kTables, {table.path()});
  REQUIRE(extended.has_value());
  CHECK(extended->domain("商店街") == "経済");
  CHECK(extended->domains_of_cell("商店街、観光") == Values{"経済", "観光"});
  CHECK(extended->knows_all_of("商店街"));
  CHECK(extended->find_mentions("商店街と経済区").empty());
  CHECK(extended->find_mentions("商いと経済").size() == 2);
}

TEST_CASE("a faulty table of domains is refused by file and line", "[taxonomy]") {
  struct Row {
    std::string table, place, reason;
  };
  const auto row = GENERATE(values<Row>({
      {"value\n宇宙\n", ":1:", "“aliases”"},
      {"value\taliases\n\t宇宙開発\n", ":2:", "no value"},
      {"# ours\nvalue\taliases\n宇宙\tspace\n天文\tSpace\n", ":4:", "“宇宙”"},
  }));
  INFO(row.table);
  const TableFile table(row.table);
  const auto loaded = Taxonomy::load(kTables, {table.path()});
  REQUIRE_FALSE(loaded.has_value());
  CHECK_THAT(loaded.error().message,
             Catch::Matchers::StartsWith(table.path().string() + row.place));
  CHECK_THAT(loaded.error().message, Catch::Matchers::ContainsSubstring(row.reason));
}
