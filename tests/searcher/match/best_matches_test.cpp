#include "searcher/match/best_matches.h"

#include <string>
#include <vector>

#include "tests/catch.h"

using namespace musubi;

TEST_CASE("the best matches come by score, equal ones by their ids", "[ranking]") {
  const std::vector<std::uint32_t> id_ranks = {0, 4, 3, 2, 1};
  const double nearly_two = 2 + 1e-9;  // the last bits do not count
  const Matches matches = {{1, 2}, {2, nearly_two}, {3, 5}, {4, 2}};
  struct Row {
    std::string why;
    std::size_t count;
    std::vector<Xapian::docid> best;
  };
  const auto row = GENERATE(values<Row>({
      {"none wanted", 0, {}},
      {"the best alone", 1, {3}},
      {"cut between equal ones", 3, {3, 4, 2}},
      {"as many as there are", 4, {3, 4, 2, 1}},
      {"more than there are", 100, {3, 4, 2, 1}},
  }));
  INFO(row.why);
  std::vector<Xapian::docid> best;
  BestMatches collected(row.count, SortOrder::Relevance, {id_ranks, {}});
  for (const Match& match : matches) collected.offer(match.document, match.score);
  for (const Match& match : collected.in_order()) best.push_back(match.document);
  CHECK(best == row.best);
}
