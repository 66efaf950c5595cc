#include "searcher/facets/counting.h"

#include "common/index/sort_keys.h"
#include "searcher/remote/remote_matcher.h"
#include "tests/catch.h"
#include "tests/searcher/match/columns_of.h"

using namespace musubi;
using musubi::test::TemporaryFolder;

namespace {

using Values = std::vector<std::string>;

struct Entry {
  Values prefectures, countries;
};

Xapian::WritableDatabase database_of(const std::vector<Entry>& entries) {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  for (const Entry& entry : entries) {
    Xapian::Document document;
    const auto add = [&](FieldId id, const Values& values) {
      for (const std::string& value : values) {
        document.add_boolean_term(value_term(field(id), value));
      }
      document.add_value(field(id).slot, join_values(values));
    };
    add(FieldId::Prefecture, entry.prefectures);
    add(FieldId::Country, entry.countries);
    database.add_document(document);
  }
  return database;
}

Filter chosen(FieldId id, const Values& values) {
  std::vector<Query> any;
  for (const std::string& value : values) any.emplace_back(value_term(field(id), value));
  return {&field(id), values, Query(Query::Kind::Or, any)};
}

Filters filters_of(const Values& prefectures, const Values& countries) {
  Filters filters;
  if (!prefectures.empty()) filters.add(chosen(FieldId::Prefecture, prefectures));
  if (!countries.empty()) filters.add(chosen(FieldId::Country, countries));
  return filters;
}

// "青森県 2*, 秋田県 1": a star where the value is chosen.
std::string shown(const std::vector<FacetResult>& facets, FieldId id) {
  std::string text;
  for (const FacetResult& facet : facets) {
    if (facet.name != field(id).name) continue;
    for (const FacetCount& count : facet.counts) {
      if (!text.empty()) text += ", ";
      text += count.value + ' ' + std::to_string(count.count) + (count.chosen ? "*" : "");
    }
  }
  return text;
}

std::vector<FacetResult> counted_by_columns(const Xapian::Database& database, const Query& query,
                                            const Filters& filters) {
  const TemporaryFolder folder;
  test::write_columns_of(database, folder.path());
  const auto columns = FacetColumns::open(folder.path(), database);
  REQUIRE(columns);
  const auto ranking = RankingColumns::open(folder.path(), database);
  REQUIRE(ranking);
  const LetterIndex letters = test::letters_of(database);
  const Lexicon lexicon(database, Vocabulary(database));
  const StoredDocuments documents(database);
  PostingLists lists(database, *ranking, lexicon.average_length());
  ScratchPool pool;
  BestMatches none(0, SortOrder::Relevance, {});
  const FilteredMatches matches(query, filters, {documents, lists, lexicon, {}, letters, pool},
                                none);
  auto facets = count_facets(*columns, matches, filters, every_facet());
  REQUIRE(facets);
  return std::move(*facets);
}

std::vector<FacetResult> counted_by_spies(const Xapian::Database& database, const Query& query,
                                          const Filters& filters) {
  RemoteMatcher matcher(database, StoredDocuments(database), AskFor::Best);
  const Lexicon lexicon(database, Vocabulary(database));
  const auto found =
      matcher.match({query, filters, SortOrder::Relevance, 0, every_facet()}, lexicon);
  REQUIRE(found);
  auto facets = (*found)->count_facets();
  REQUIRE(facets);
  return std::move(*facets);
}

}  // namespace

TEST_CASE("facets count the values of the hits, each facet without its own choice", "[facets]") {
  const auto database = database_of({
      {{"青森県"}, {"中国"}},
      {{"青森県"}, {"韓国"}},
      {{"秋田県"}, {"中国", "ロシア"}},
      {{"秋田県", "岩手県"}, {"中国"}},
      {{}, {}},
  });
  struct Row {
    std::string why;
    Values prefectures, countries;
    std::string by_prefecture, by_country;
  };
  const auto row = GENERATE(values<Row>({
      {"no choice, equal counts in a fixed order",
       {},
       {},
       "秋田県 2, 青森県 2, 岩手県 1",
       "中国 3, ロシア 1, 韓国 1"},
      {"a choice leaves its own facet whole",
       {"青森県"},
       {},
       "秋田県 2, 青森県 2*, 岩手県 1",
       "中国 1, 韓国 1"},
      {"values of one facet add up",
       {"青森県", "岩手県"},
       {},
       "秋田県 2, 青森県 2*, 岩手県 1*",
       "中国 2, 韓国 1"},
      {"facets narrow each other",
       {"秋田県"},
       {"中国"},
       "秋田県 2*, 岩手県 1, 青森県 1",
       "中国 2*, ロシア 1"},
      {"a choice that nothing has", {"沖縄県"}, {}, "秋田県 2, 青森県 2, 岩手県 1", ""},
  }));
  INFO(row.why);
  const Filters filters = filters_of(row.prefectures, row.countries);
  for (const auto& facets : {counted_by_spies(database, Query::everything(), filters),
                             counted_by_columns(database, Query::everything(), filters)}) {
    CHECK(shown(facets, FieldId::Prefecture) == row.by_prefecture);
    CHECK(shown(facets, FieldId::Country) == row.by_country);
  }
}

TEST_CASE("facets count the hits of the query only", "[facets]") {
  const auto database = database_of({{{"青森県"}, {"中国"}}, {{"秋田県"}, {"韓国"}}});
  const Query korea(value_term(field(FieldId::Country), "韓国"));
  CHECK(shown(counted_by_spies(database, korea, {}), FieldId::Prefecture) == "秋田県 1");
  const auto none = counted_by_spies(database, Query(), {});
  CHECK(shown(none, FieldId::Prefecture).empty());
  CHECK(none.size() == counted_by_spies(database, korea, {}).size());
}

TEST_CASE("an index without documents has no counts", "[facets]") {
  const auto database = database_of({});
  const auto facets = counted_by_spies(database, Query::everything(), {});
  CHECK(!facets.empty());
  CHECK(shown(facets, FieldId::Prefecture).empty());
}
