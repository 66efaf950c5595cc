#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>

#include "tests/catch.h"
#include "tests/cli/program.h"
#include "tests/fuzz/chance.h"
#include "tests/fuzz/target.h"

namespace fs = std::filesystem;

using musubi::fuzz::Target;
using musubi::fuzz::targets;

namespace {

std::vector<fs::path> seeds_of(const Target& target) {
  const fs::path folder = fs::path(MUSUBI_TEST_SEEDS) / target.name;
  INFO(folder);
  REQUIRE(fs::is_directory(folder));
  return {fs::directory_iterator(folder), fs::directory_iterator()};
}

std::vector<std::string> contents(const std::vector<fs::path>& files) {
  std::vector<std::string> result = {""};
  for (const fs::path& file : files) result.push_back(musubi::test::read_file(file));
  return result;
}

// What the environment says instead.
std::uint64_t number_of(const char* variable, std::uint64_t usual) {
  const char* named = std::getenv(variable);
  return named == nullptr ? usual : std::strtoull(named, nullptr, 10);
}

}  // namespace

TEST_CASE("no seed of a fuzz target breaks it", "[fuzz]") {
  for (const Target& target : targets()) {
    for (const fs::path& seed : seeds_of(target)) {
      INFO(seed);
      target.take(musubi::test::read_file(seed));
    }
    target.take("");
  }
}

TEST_CASE("bytes of chance, made of the seeds, break no fuzz target", "[fuzz][chance]") {
  const auto milliseconds = number_of("MUSUBI_CHANCE_MILLISECONDS", 1000);
  const auto number = number_of("MUSUBI_CHANCE_NUMBER", std::random_device()());
  const char* only = std::getenv("MUSUBI_FUZZ_TARGET");
  for (const Target& target : targets()) {
    if (only != nullptr && target.name != only) continue;
    const auto trial = musubi::fuzz::try_by_chance(target, contents(seeds_of(target)),
                                                   std::chrono::milliseconds(milliseconds), number);
    CAPTURE(target.name, trial.inputs, number);
    CHECK(trial.inputs > 0);
    if (trial.end.empty()) continue;
    const fs::path found = fs::temp_directory_path() /
                           ("musubi-found-" + std::string(target.name) + std::to_string(number));
    std::ofstream(found, std::ios::binary) << trial.last_input;
    FAIL_CHECK("ended by " << trial.end << "; mend it and keep as a seed: " << found
                           << "; again with MUSUBI_CHANCE_NUMBER=" << number);
  }
}
