#include "searcher/document_set.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

using namespace musubi;

namespace {

using Query = Xapian::Query;

// Document n has the n-th list of terms; those at `removed` are gone.
Xapian::WritableDatabase database_of(const std::vector<std::vector<std::string>>& documents,
                                     const std::vector<Xapian::docid>& removed = {}) {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  for (const auto& terms : documents) {
    Xapian::Document document;
    for (const std::string& term : terms) document.add_term(term);
    database.add_document(document);
  }
  for (const Xapian::docid document : removed) database.delete_document(document);
  return database;
}

std::vector<Xapian::docid> list(const std::optional<DocumentSet>& set) {
  std::vector<Xapian::docid> documents;
  REQUIRE(set);
  set->for_each([&](Xapian::docid document) { documents.push_back(document); });
  CHECK(set->count() == documents.size());
  return documents;
}

Query fixed_weight() {
  return Query((new Xapian::FixedWeightPostingSource(2))->release());
}

}  // namespace

TEST_CASE("a query matches the documents that Xapian finds, whatever its form", "[facets]") {
  std::vector<std::vector<std::string>> documents;
  for (int i = 1; i <= 300; ++i) {
    std::vector<std::string> terms = {"all"};
    if (i % 2 == 0) terms.emplace_back("two");
    if (i % 3 == 0) terms.emplace_back("three");
    if (i % 97 == 0) terms.emplace_back("rare");
    documents.push_back(terms);
  }
  const auto database = database_of(documents, {1, 6, 300});
  const Query all("all"), two("two"), three("three"), rare("rare"), none("none");
  const Query scaled(Query::OP_SCALE_WEIGHT, two, 0.5);
  struct Row {
    std::string why;
    Query query;
  };
  const auto row = GENERATE_COPY(values<Row>({
      {"a term", three},
      {"a term that no document has", none},
      {"nothing", Query::MatchNothing},
      {"everything, removed documents left out", Query::MatchAll},
      {"both of two frequent terms", Query(Query::OP_AND, two, three)},
      {"a rare term and frequent ones", Query(Query::OP_AND, Query(Query::OP_AND, all, two), rare)},
      {"an alternative and a term", Query(Query::OP_AND, Query(Query::OP_OR, rare, three), two)},
      {"the best of alternatives", Query(Query::OP_MAX, scaled, rare)},
      {"a term and a fixed weight", Query(Query::OP_AND, rare, fixed_weight())},
      {"a filter", Query(Query::OP_FILTER, two, three)},
      {"two filters", Query(Query::OP_FILTER, Query(Query::OP_FILTER, all, two), rare)},
      {"one without others", Query(Query::OP_AND_NOT, Query(Query::OP_AND_NOT, all, two), three)},
      {"what may be missing", Query(Query::OP_AND_MAYBE, rare, two)},
  }));
  INFO(row.why);
  Xapian::Enquire enquire(database);
  enquire.set_query(row.query);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_docid_order(Xapian::Enquire::ASCENDING);
  std::vector<Xapian::docid> found;
  const Xapian::MSet matches = enquire.get_mset(0, database.get_doccount());
  for (auto match = matches.begin(); match != matches.end(); ++match) found.push_back(*match);
  CHECK(list(matching_documents(database, row.query)) == found);
}

TEST_CASE("what only Xapian can match is left to it", "[facets]") {
  const auto database = database_of({{"two"}});
  CHECK_FALSE(matching_documents(database, Query(Query::OP_WILDCARD, "t")));
  CHECK_FALSE(matching_documents(database, Query(Query::OP_VALUE_GE, 5, "2004")));
}
