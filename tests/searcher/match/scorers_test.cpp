#include "searcher/match/scorers.h"

#include <algorithm>
#include <string>
#include <vector>

#include "common/index/schema.h"
#include "common/index/sort_keys.h"
#include "searcher/match/bm25.h"
#include "searcher/match/matches.h"
#include "searcher/remote/xapian_query.h"
#include "tests/catch.h"
#include "tests/searcher/match/columns_of.h"

using namespace musubi;
using musubi::test::columns_of;
using musubi::test::letters_of;

namespace {

using Kind = Query::Kind;

// 300 documents of different lengths; three of them are gone.
Xapian::WritableDatabase numbered_database() {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  for (unsigned i = 1; i <= 300; ++i) {
    Xapian::Document document;
    document.add_term("all");
    document.add_term("length", i % 11);
    if (i % 2 == 0) document.add_term("two", 1 + i % 7);
    if (i % 3 == 0) document.add_term("three", 1 + i % 5);
    if (i % 97 == 0) document.add_term("rare");
    document.add_value(field(FieldId::Id).slot, id_sort_key(std::to_string(i)));
    database.add_document(document);
  }
  for (const Xapian::docid gone : {1U, 6U, 300U}) database.delete_document(gone);
  return database;
}

Matches found_by_xapian(const Xapian::Database& database, const Query& query) {
  Xapian::Enquire enquire(database);
  enquire.set_query(to_xapian(query));
  enquire.set_weighting_scheme(xapian_bm25());
  Matches matches;
  const Xapian::MSet found = enquire.get_mset(0, database.get_doccount());
  for (auto match = found.begin(); match != found.end(); ++match) {
    matches.push_back({*match, match.get_weight()});
  }
  std::sort(matches.begin(), matches.end(),
            [](const Match& a, const Match& b) { return a.document < b.document; });
  return matches;
}

std::vector<Xapian::docid> documents_of(const Matches& matches) {
  std::vector<Xapian::docid> documents;
  for (const Match& match : matches) documents.push_back(match.document);
  return documents;
}

// Everything that `scorer` matches.
Matches all_of(Scorer& scorer, Xapian::docid last, double need, const Places* wanted = nullptr) {
  Matches matches;
  for (std::uint32_t window = 0; window <= window_of(last); ++window) {
    ScoredPlaces found;
    scorer.score(window, wanted, need, Scores::AddUp, found);
    found.places.for_each([&](std::size_t place) {
      matches.push_back({document_at(window, place), found.scores[place]});
    });
  }
  return matches;
}

}  // namespace

TEST_CASE("a query finds and scores what Xapian would, whatever its form", "[match]") {
  const Xapian::WritableDatabase database = numbered_database();
  const RankingColumns columns = columns_of(database);
  const LetterIndex letters = letters_of(database);
  const Query all("all"), two("two"), three("three"), rare("rare"), none("none");
  const Query weak_two = Query::scaled(two, 0.25);
  struct Row {
    std::string why;
    Query query;
  };
  const auto row = GENERATE_COPY(values<Row>({
      {"a term", three},
      {"a term that nearly every document has", all},
      {"a term that no document has", none},
      {"nothing", Query()},
      {"everything, removed documents left out", Query::everything()},
      {"both of two frequent terms", Query(Kind::And, two, three)},
      {"a rare term and frequent ones", Query(Kind::And, Query(Kind::And, all, two), rare)},
      {"a term that is missing and another", Query(Kind::And, none, two)},
      {"any of three", Query(Kind::Or, {rare, two, three})},
      {"any of a term and none", Query(Kind::Or, none, two)},
      {"an alternative and a term", Query(Kind::And, Query(Kind::Or, rare, three), two)},
      {"the best of alternatives", Query(Kind::Max, {weak_two, rare, three})},
      {"a scale of a scale", Query::scaled(Query(Kind::Or, weak_two, three), 3)},
      {"a term that does not score", Query(Kind::Or, Query::scaled(two, 0), three)},
      {"a term and a fixed score", Query::raised(rare, 2)},
      {"a fixed score, scaled", Query::scaled(Query::raised(Query::scaled(two, 0), 2), 0.5)},
      {"a filter", Query(Kind::Filter, two, three)},
      {"a filter rarer than the rest", Query(Kind::Filter, Query(Kind::Or, two, three), rare)},
      {"two filters", Query(Kind::Filter, Query(Kind::Filter, all, two), rare)},
      {"everything that passes a filter", Query(Kind::Filter, Query::everything(), three)},
      {"one without others", Query(Kind::AndNot, Query(Kind::AndNot, all, two), three)},
      {"everything without one", Query(Kind::AndNot, Query::everything(), two)},
      {"what may be missing", Query(Kind::AndMaybe, rare, Query(Kind::Or, two, three))},
      {"a word alone, or in a compound with less weight",
       Query(Kind::Max, Query::raised(Query(Kind::AndNot, two, three), 1.5), weak_two)},
  }));
  INFO(row.why);
  const Matches expected = found_by_xapian(database, row.query);
  const Lexicon lexicon(database, Vocabulary(database));
  const StoredDocuments documents(database);
  PostingLists lists(database, columns, lexicon.average_length());
  ScratchPool pool;
  const auto scorer = make_scorer(row.query, {documents, lists, lexicon, {}, letters, pool},
                                  database.get_doccount());
  const Matches found = all_of(*scorer, lists.last_document(), kAnyScore);
  REQUIRE(documents_of(found) == documents_of(expected));
  for (std::size_t i = 0; i < found.size(); ++i) {
    CHECK(found[i].score == Catch::Approx(expected[i].score).epsilon(1e-12));
    CHECK(found[i].score <= scorer->bound());
  }
}

TEST_CASE("only the documents asked for are looked at", "[match]") {
  const Xapian::WritableDatabase database = numbered_database();
  const RankingColumns columns = columns_of(database);
  const LetterIndex letters = letters_of(database);
  const Lexicon lexicon(database, Vocabulary(database));
  const StoredDocuments documents(database);
  PostingLists lists(database, columns, lexicon.average_length());
  ScratchPool pool;
  Places rare;
  for (const std::size_t place : {97U, 194U, 291U}) rare.add(place);
  const auto asked = [&](const Query& query, const Places& wanted) {
    const auto scorer = make_scorer(query, {documents, lists, lexicon, {}, letters, pool}, 3);
    return documents_of(all_of(*scorer, lists.last_document(), kAnyScore, &wanted));
  };
  CHECK(asked(Query("two"), rare) == std::vector<Xapian::docid>{194});
  CHECK(asked(Query::everything(), rare) == std::vector<Xapian::docid>{97, 194, 291});
  CHECK(asked(Query("two"), {}).empty());
}

TEST_CASE("a query of which a part says nothing is made of the others", "[match]") {
  const Query word("word"), nothing;
  CHECK(Query(Kind::Or, nothing, nothing).empty());
  CHECK(Query(Kind::Or, nothing, word).term() == "word");
  CHECK(Query(Kind::And, nothing, word).empty());
  CHECK(Query(Kind::AndMaybe, word, nothing).term() == "word");
  CHECK(Query(Kind::AndNot, nothing, word).empty());
  CHECK(Query::scaled(nothing, 2).empty());
}
