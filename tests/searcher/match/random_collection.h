// random_collection.h - documents and queries of every form, drawn by chance, and an oracle
// that looks at every document for what a query matches.
#pragma once
#include <xapian.h>

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "common/document.h"
#include "searcher/match/matcher.h"
#include "tests/cli/program.h"

namespace musubi::test {

class RandomCollection {
 public:
  // Of several windows, some documents gone, the last one too.
  RandomCollection();

  const Xapian::Database& database() const { return database_; }

  // All, or only those that Xapian can match: it reads no texts, and the best of parts that
  // are no terms it scores too low or gives up on (1.4.22).
  enum class Forms { All, Xapians };
  Query random_query(std::mt19937& random, unsigned depth, Forms forms) const;
  Filters random_filters(std::mt19937& random) const;

  // What should come out.
  struct Expected {
    std::uint64_t total = 0;
    Matches best;  // all that match, in order
    std::vector<FacetResult> facets;
  };
  Expected expected(const MatchRequest& request) const;

 private:
  static constexpr unsigned kTerms = 60;

  struct Entry {
    Document document;
    std::vector<Xapian::termcount> wdfs;  // of each term
    std::uint32_t length = 0;
    std::uint32_t date = 0;
    bool is_gone = false;
  };

  using Scores = std::vector<double>;  // by document; not a number: it does not match

  static Query random_term(std::mt19937& random);
  Query random_leaf(std::mt19937& random, Forms forms) const;
  Entry random_entry(std::mt19937& random, Xapian::docid number) const;
  static void add(const Entry& entry, Xapian::WritableDatabase& database);
  Scores scores(const Query& query) const;
  Scores scores_of_terms(const std::string& beginning, bool is_whole) const;
  Scores scores_of_value(const std::string& term) const;
  Scores scores_of_texts(const Query& phrase) const;
  template <typename Matches>
  Scores zero_where(Matches matches) const;
  FacetResult facet(const Field& field, const Scores& hits, const Filters& filters) const;

  TemporaryFolder folder_;
  Xapian::Database database_;   // on disk: one in memory miscounts what deleting leaves
  std::vector<Entry> entries_;  // by document, from 1 on
  std::vector<Xapian::doccount> frequencies_;
  double average_length_ = 0;
  std::uint32_t document_count_ = 0;
};

}  // namespace musubi::test
