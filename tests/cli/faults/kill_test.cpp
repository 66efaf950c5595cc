#include <signal.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <random>
#include <thread>

#include "common/index/layout.h"
#include "tests/cli/faults/long_mode.h"
#include "tests/cli/faults/numbered_corpus.h"

using musubi::IndexLayout;
using musubi::test::NumberedCorpus;
using musubi::test::Outcome;
using musubi::test::TemporaryFolder;

namespace {

using Clock = std::chrono::steady_clock;

// The next job is not hindered by what a killed one left, and clears it away.
void check_next_job_repairs(const NumberedCorpus& corpus, const IndexLayout& layout, int state) {
  const Outcome next = corpus.index_into(layout.root().string());
  INFO(next.err);
  CHECK(next.status == 0);
  CHECK(corpus.state_of(layout.root().string()) == state);
  for (const auto& entry : std::filesystem::directory_iterator(layout.generations())) {
    CHECK(entry.path().filename().string().front() != '.');
  }
  CHECK(layout.list_generations().size() <= 2);
}

}  // namespace

TEST_CASE("a job killed at any time leaves an index that answers whole", "[cli][faults]") {
  const NumberedCorpus corpus;
  const TemporaryFolder folder;
  const IndexLayout layout(folder / "index");
  const std::string index = layout.root().string();
  const auto start = Clock::now();
  REQUIRE(corpus.index_into(index).status == 0);
  const auto usual = Clock::now() - start;

  std::mt19937 random(20261122);
  int state = 0;
  int killed = 0;
  const int kills = musubi::test::long_mode() ? 200 : 20;
  for (int round = 0; killed < kills && round < 3 * kills; ++round) {
    const int next = (state + 1) % NumberedCorpus::kStates;
    corpus.become(next);
    auto job = musubi::test::start("indexer", {"--index", index, corpus.sources()});
    std::this_thread::sleep_for(usual * (random() % 1000) / 1000);
    job.send(SIGKILL);
    const Outcome outcome = job.wait();
    INFO("round " << round << ": " << outcome.err);
    const bool was_killed = outcome.status == 128 + SIGKILL;
    killed += was_killed ? 1 : 0;
    const auto live = corpus.state_of(index);
    REQUIRE(live);
    CHECK((live == next || (was_killed && live == state)));
    // Now and then two in a row, without a whole job between them.
    if (random() % 3 != 0) check_next_job_repairs(corpus, layout, next);
    state = corpus.state_of(index).value();
  }
  CHECK(killed == kills);
  corpus.become(state);
  check_next_job_repairs(corpus, layout, state);
}

TEST_CASE("a first job that is killed leaves nothing in the way of the next", "[cli][faults]") {
  const NumberedCorpus corpus;
  const TemporaryFolder folder;
  const IndexLayout layout(folder / "index");
  for (const int milliseconds : {0, 5, 20, 40}) {
    auto job =
        musubi::test::start("indexer", {"--index", layout.root().string(), corpus.sources()});
    std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
    job.send(SIGKILL);
    job.wait();
  }
  check_next_job_repairs(corpus, layout, 0);
}
