#include "searcher/present/copies.h"

#include "tests/catch.h"

namespace musubi {

TEST_CASE("a copy of a hit on a page before names those on its own page, too", "[present]") {
  Answer answer;
  for (const int rank : {11, 12, 13, 14}) {
    Hit& hit = answer.hits.emplace_back();
    hit.rank = rank;
    hit.content = rank == 13 ? 2 : 1;
    if (hit.content == 1) hit.copy_of = 3;
  }
  const Answer one = folded(answer);
  REQUIRE(one.hits.size() == 2);
  CHECK(copies_of(one.hits[0]) ==
        "前のページの 3 番と同じ文書です。このページにもほか 2 件あります（12、14 番）");
  CHECK(copies_in_short(one.hits[0]) == " （同じ文書: 3、12、14 番）");
  CHECK(copies_of(one.hits[1]).empty());
  CHECK(copies_in_short(one.hits[1]).empty());
}

}  // namespace musubi
