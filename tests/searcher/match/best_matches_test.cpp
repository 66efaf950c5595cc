#include "searcher/match/best_matches.h"

#include <algorithm>
#include <map>
#include <random>
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

TEST_CASE("of each content the best match alone is among the best", "[ranking]") {
  std::mt19937 random(7);
  for (int round = 0; round < 200; ++round) {
    const std::size_t documents = 1 + random() % 60;
    std::vector<std::uint32_t> id_ranks(documents + 1), dates(documents + 1);
    std::vector<std::uint64_t> contents(documents + 1);
    Matches matches;
    for (Xapian::docid document = 1; document <= documents; ++document) {
      id_ranks[document] = static_cast<std::uint32_t>(documents - document);
      dates[document] = static_cast<std::uint32_t>(19990000 + random() % 5);
      contents[document] = 1 + random() % 25;
      matches.push_back({document, static_cast<double>(random() % 10)});
    }
    const SortOrder order = round % 2 == 0 ? SortOrder::Relevance : SortOrder::OldestFirst;
    const MatchKeys keys = {id_ranks, dates, {}, contents};
    BestMatches all(documents, order, {id_ranks, dates});
    const std::size_t count = 1 + random() % 30;
    BestMatches best(count, order, keys);
    for (const Match& match : matches) {
      all.offer(match.document, match.score);
      if (best.is_by_score() || best.wants(match.document)) best.offer(match.document, match.score);
    }
    std::vector<Xapian::docid> expected, found;
    std::map<std::uint64_t, int> seen;
    for (const Match& match : all.in_order()) {
      if (seen[contents[match.document]]++ == 0) expected.push_back(match.document);
    }
    expected.resize(std::min(expected.size(), count));
    for (const Match& match : best.in_order()) found.push_back(match.document);
    CHECK(found == expected);
  }
}
