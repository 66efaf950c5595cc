#include "searcher/match/content_counts.h"

#include <cstdint>
#include <map>
#include <random>
#include <vector>

#include "tests/catch.h"

using namespace musubi;

TEST_CASE("contents are counted once each, with their documents", "[ranking]") {
  std::mt19937_64 random(11);
  for (const std::size_t documents : {0, 1, 2, 50, 5000}) {
    for (const std::uint64_t different : {std::uint64_t{1}, std::uint64_t{40}, UINT64_MAX}) {
      // Some with the same last bits, and some with the same first ones.
      std::vector<std::uint64_t> contents;
      std::map<std::uint64_t, std::size_t> expected;
      for (std::size_t i = 0; i < documents; ++i) {
        const std::uint64_t content = 1 + random() % different;
        contents.push_back(i % 2 == 0 ? content : content << 40 | 1);
        ++expected[contents.back()];
      }
      const ContentCounts counts(contents);
      CHECK(counts.size() == expected.size());
      for (const auto& [content, count] : expected) CHECK(counts.of(content) == count);
    }
  }
}
