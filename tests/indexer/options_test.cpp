#include "indexer/options.h"

#include "tests/catch.h"

using namespace musubi;

TEST_CASE("a build takes fewer threads where its memory is small, but one always", "[options]") {
  struct Row {
    std::string memory;
    std::size_t shards;
    unsigned threads;
  };
  const auto row = GENERATE(values<Row>({{"64", 1, 1},
                                         {"256", 1, 1},
                                         {"320", 1, 2},
                                         {"1048576", 1, 8},
                                         {"320", 4, 1},
                                         {"512", 1, 5},
                                         {"512", 8, 3},
                                         {"64", 32, 1}}));
  INFO(row.memory);
  const char* const arguments[] = {"indexer",  "--threads",        "8",
                                   "--memory", row.memory.c_str(), "corpus"};
  const auto options = read_indexer_options(6, arguments);
  REQUIRE(options);
  CHECK(threads_within(*options, row.shards) == row.threads);
}
