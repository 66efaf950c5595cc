#include "searcher/match/best_matches.h"

#include <algorithm>
#include <numeric>
#include <random>
#include <set>
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

namespace {

// Some documents, of which several have the same content, the same score and the same date.
struct Copies {
  Copies(std::size_t documents, std::size_t most_contents, std::mt19937& random)
      : id_ranks(documents + 1), dates(documents + 1), contents(documents + 1) {
    std::iota(id_ranks.begin(), id_ranks.end(), 0U);
    std::shuffle(id_ranks.begin() + 1, id_ranks.end(), random);
    for (Xapian::docid document = 1; document <= documents; ++document) {
      dates[document] = static_cast<std::uint32_t>(19990000 + random() % 5);
      contents[document] = 1 + random() % most_contents;
      matches.push_back({document, static_cast<double>(random() % 10)});
    }
  }

  MatchKeys keys() const { return {id_ranks, dates, {}, contents}; }

  // All of them in order, without those behind another of their content.
  std::vector<Xapian::docid> first_of_each(SortOrder order) const {
    Matches all = matches;
    std::sort(all.begin(), all.end(), [&](const Match& a, const Match& b) {
      if (order == SortOrder::Relevance && a.score != b.score) return a.score > b.score;
      const auto first = place_in(order, keys(), a.document);
      const auto second = place_in(order, keys(), b.document);
      if (order != SortOrder::Relevance && first != second) return first < second;
      return id_ranks[a.document] < id_ranks[b.document];
    });
    std::vector<Xapian::docid> documents;
    std::set<std::uint64_t> seen;
    for (const Match& match : all) {
      if (seen.insert(contents[match.document]).second) documents.push_back(match.document);
    }
    return documents;
  }

  std::vector<Xapian::docid> best(std::size_t count, SortOrder order) const {
    BestMatches best(count, order, keys());
    for (const Match& match : matches) {
      const bool is_wanted =
          best.is_by_score() ? match.score >= best.need() : best.wants(match.document);
      if (is_wanted) best.offer(match.document, match.score);
    }
    std::vector<Xapian::docid> documents;
    for (const Match& match : best.in_order()) documents.push_back(match.document);
    return documents;
  }

  std::vector<std::uint32_t> id_ranks, dates;
  std::vector<std::uint64_t> contents;
  Matches matches;
};

}  // namespace

TEST_CASE("of each content the best match alone is among the best", "[ranking]") {
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    const Copies copies(1 + random() % 80, 1 + random() % 25, random);
    const SortOrder order = round % 2 == 0 ? SortOrder::Relevance : SortOrder::OldestFirst;
    const auto all = copies.first_of_each(order);
    for (const std::size_t count : {std::size_t{1}, 1 + all.size() / 2, all.size(), all.size() + 1,
                                    copies.matches.size() + 1}) {
      auto expected = all;
      expected.resize(std::min(all.size(), count));
      CHECK(copies.best(count, order) == expected);
    }
  }
}

// Each a better copy than the one before: none of them may cost a look at all the others.
TEST_CASE("very many copies are told apart as few are", "[ranking]") {
  std::mt19937 random(7);
  Copies copies(60'000, 9'000, random);
  for (Match& match : copies.matches) match.score = match.document;
  const auto all = copies.first_of_each(SortOrder::Relevance);
  CHECK(copies.best(10'000, SortOrder::Relevance) == all);
  CHECK(copies.best(100, SortOrder::Relevance) ==
        std::vector<Xapian::docid>(all.begin(), all.begin() + 100));
}
