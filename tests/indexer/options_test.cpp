#include "indexer/options.h"

#include "tests/catch.h"

using namespace musubi;

TEST_CASE("a build takes fewer threads where its memory is small, but one always", "[options]") {
  struct Row {
    std::string memory;
    unsigned threads;
  };
  const auto row = GENERATE(values<Row>({{"64", 1}, {"256", 1}, {"320", 2}, {"1048576", 8}}));
  INFO(row.memory);
  const char* const arguments[] = {"indexer",  "--threads",        "8",
                                   "--memory", row.memory.c_str(), "corpus"};
  const auto options = read_indexer_options(6, arguments);
  REQUIRE(options);
  CHECK(options->threads == row.threads);
}
