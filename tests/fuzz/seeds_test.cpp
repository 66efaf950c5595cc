#include <filesystem>

#include "tests/catch.h"
#include "tests/cli/program.h"
#include "tests/fuzz/target.h"

namespace fs = std::filesystem;

TEST_CASE("no seed of a fuzz target breaks it", "[fuzz]") {
  for (const auto& target : musubi::fuzz::targets()) {
    const fs::path seeds = fs::path(MUSUBI_TEST_SEEDS) / target.name;
    INFO(seeds);
    REQUIRE(fs::is_directory(seeds));
    for (const auto& seed : fs::directory_iterator(seeds)) {
      INFO(seed.path());
      target.take(musubi::test::read_file(seed.path()));
    }
    target.take("");
  }
}
