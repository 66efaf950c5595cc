#include <algorithm>
#include <cmath>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "searcher/match/matches.h"
#include "searcher/match/scorers.h"
#include "searcher/remote/xapian_query.h"
#include "tests/catch.h"
#include "tests/searcher/match/columns_of.h"

using namespace musubi;
using musubi::test::columns_of;
using musubi::test::letters_of;

namespace {

using Kind = Query::Kind;

constexpr Xapian::docid kDocuments = 2 * kWindowSize + 100;
constexpr unsigned kTerms = 12;

// Term i is in every (i + 1)-th document, "often" in a few, very often.
Xapian::termcount wdf_of(const std::string& term, Xapian::docid document) {
  if (term == "often") return document % 4000 == 0 ? 300 : 0;
  const auto number = static_cast<unsigned>(std::stoul(term));
  return document % (number + 1) == 0 ? 1 + (document * 7919 + number) % 5 : 0;
}

Xapian::WritableDatabase large_database() {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  std::vector<std::string> terms = {"often"};
  for (unsigned i = 0; i < kTerms; ++i) terms.push_back(std::to_string(i));
  for (Xapian::docid i = 1; i <= kDocuments; ++i) {
    Xapian::Document document;
    document.add_term("length", 1 + i % 37);
    for (const std::string& term : terms) {
      if (const auto wdf = wdf_of(term, i)) document.add_term(term, wdf);
    }
    database.add_document(document);
  }
  return database;
}

// A part that is drawn from the smaller ones below it.
Query random_query(std::mt19937& random, unsigned depth) {
  const auto below = [&](unsigned limit) { return static_cast<unsigned>(random() % limit); };
  if (depth == 0 || below(4) == 0) {
    return Query(below(20) == 0 ? "often" : std::to_string(below(kTerms)));
  }
  const Query first = random_query(random, depth - 1);
  const Query second = random_query(random, depth - 1);
  switch (below(8)) {
    case 0:
      return Query(Kind::And, first, second);
    case 1:
      return Query(Kind::Or, {first, second, random_query(random, depth - 1)});
    case 2:
      return Query(Kind::Max, {first, second, random_query(random, depth - 1)});
    case 3:
      return Query(Kind::AndNot, first, second);
    case 4:
      return Query(Kind::AndMaybe, first, second);
    case 5:
      return Query(Kind::Filter, first, second);
    case 6:
      return Query::scaled(first, 0.25 * below(5));
    default:
      return Query::raised(first, 0.5 * below(4));
  }
}

// What a document scores, by the meaning of the query; nothing where it does not match.
class Oracle {
 public:
  explicit Oracle(const Xapian::Database& database)
      : database_(database), bm25_(database.get_average_length()) {}

  std::optional<double> score(const Query& query, Xapian::docid document) const {
    if (query.kind() == Kind::Term) return score_of_term(query.term(), document);
    std::vector<std::optional<double>> parts;
    for (const Query& part : query.operands()) parts.push_back(score(part, document));
    const std::optional<double>& first = parts.front();
    const std::optional<double>& last = parts.back();
    switch (query.kind()) {
      case Kind::And:
        return first && last ? std::optional(*first + *last) : std::nullopt;
      case Kind::AndNot:
        return last ? std::nullopt : first;
      case Kind::AndMaybe:
        return first ? std::optional(*first + last.value_or(0)) : std::nullopt;
      case Kind::Filter:
        return last ? first : std::nullopt;
      case Kind::Scaled:
        return first ? std::optional(*first * query.number()) : std::nullopt;
      case Kind::Raised:
        return first ? std::optional(*first + query.number()) : std::nullopt;
      default:
        return score_of_any(query.kind(), parts);
    }
  }

 private:
  std::optional<double> score_of_term(const std::string& term, Xapian::docid document) const {
    const auto wdf = wdf_of(term, document);
    if (wdf == 0) return std::nullopt;
    return rarity(database_.get_termfreq(term), kDocuments) *
           bm25_.score(wdf, database_.get_doclength(document));
  }

  static std::optional<double> score_of_any(Kind kind,
                                            const std::vector<std::optional<double>>& parts) {
    std::optional<double> any;
    for (const auto& part : parts) {
      if (!part) continue;
      if (!any) {
        any = part;
      } else {
        any = kind == Kind::Or ? *any + *part : std::max(*any, *part);
      }
    }
    return any;
  }

  const Xapian::Database& database_;
  Bm25 bm25_;
};

// The first document where `scorer` is wrong, told from `need` on; 0 if there is none.
Xapian::docid first_wrong(Scorer& scorer, double need,
                          const std::vector<std::optional<double>>& expected) {
  for (std::uint32_t window = 0; window <= window_of(kDocuments); ++window) {
    ScoredPlaces found;
    scorer.score(window, nullptr, need, Scores::AddUp, found);
    for (std::size_t place = 0; place < kWindowSize; ++place) {
      const Xapian::docid document = document_at(window, place);
      if (document == 0 || document > kDocuments) continue;
      const std::optional<double>& score = expected[document];
      if (found.places.has(place) != score.has_value()) return document;
      if (!score) continue;
      const double error = found.scores[place] - *score;
      const bool is_right = *score < need ? error < kScoreStep : std::abs(error) < kScoreStep / 4;
      if (!is_right) return document;
    }
  }
  return 0;
}

}  // namespace

TEST_CASE("leaving out scores that are too low changes neither the matches nor the best",
          "[match]") {
  const Xapian::WritableDatabase database = large_database();
  const RankingColumns columns = columns_of(database);
  const LetterIndex letters = letters_of(database);
  const Lexicon lexicon(database, Vocabulary(database));
  const StoredDocuments documents(database);
  PostingLists lists(database, columns, lexicon.average_length());
  const Oracle oracle(database);
  std::mt19937 random(1);
  for (unsigned i = 0; i < 100; ++i) {
    const Query query = random_query(random, 4);
    INFO(to_xapian(query).get_description());
    std::vector<std::optional<double>> expected(kDocuments + 1);
    double best = 0;
    for (Xapian::docid document = 1; document <= kDocuments; ++document) {
      expected[document] = oracle.score(query, document);
      best = std::max(best, expected[document].value_or(0));
    }
    for (const double share : {0.0, 0.5, 0.8, 0.95, 1.1}) {
      ScratchPool pool;
      const auto scorer =
          make_scorer(query, {documents, lists, lexicon, {}, letters, pool}, kDocuments);
      CHECK(first_wrong(*scorer, best * share - kScoreStep, expected) == 0);
    }
  }
}
