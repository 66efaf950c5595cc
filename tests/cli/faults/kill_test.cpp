#include <algorithm>
#include <chrono>
#include <csignal>
#include <random>
#include <sstream>
#include <thread>

#include "common/index/layout.h"
#include "tests/catch.h"
#include "tests/cli/faults/long_mode.h"
#include "tests/cli/faults/numbered_corpus.h"

using musubi::IndexLayout;
using musubi::test::NumberedCorpus;
using musubi::test::Outcome;
using musubi::test::read_file;
using musubi::test::run;
using musubi::test::TemporaryFolder;

namespace {

using Clock = std::chrono::steady_clock;
constexpr int kKilled = 128 + SIGKILL;

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

// The fault points that a job on this index goes through, in their order.
std::vector<std::string> points_of_job(const NumberedCorpus& corpus, const std::string& index) {
  const TemporaryFolder folder;
  const std::string trace = (folder / "points").string();
  REQUIRE(corpus.start_with_faults(index, {{"MUSUBI_TRACE_POINTS", trace}}).wait().status == 0);
  std::vector<std::string> points;
  std::istringstream lines(read_file(trace));
  for (std::string point; std::getline(lines, point);) {
    if (std::find(points.begin(), points.end(), point) == points.end()) points.push_back(point);
  }
  return points;
}

}  // namespace

TEST_CASE("every file of a generation is on the disk before it is published", "[cli][faults]") {
  const NumberedCorpus corpus;
  const TemporaryFolder folder;
  const IndexLayout layout(folder / "index");
  for (int night = 0; night < 2; ++night) {  // a build, an update
    const auto points = points_of_job(corpus, layout.root().string());
    const auto place_of = [&points](const std::string& point) {
      CAPTURE(point);
      const auto found = std::find(points.begin(), points.end(), point);
      REQUIRE(found != points.end());
      return found - points.begin();
    };
    const auto published = place_of("replace:XAPIANDB");
    const auto live = layout.generations() / layout.live_generation().value();
    for (const auto& entry : std::filesystem::directory_iterator(live)) {
      CHECK(place_of("sync:" + entry.path().filename().string()) < published);
    }
    corpus.become(1);
  }
}

TEST_CASE("an update killed at any of its steps leaves the old index or the new one",
          "[cli][faults]") {
  const NumberedCorpus corpus;
  const TemporaryFolder folder;
  const IndexLayout layout(folder / "index");
  const std::string index = layout.root().string();
  REQUIRE(corpus.index_into(index).status == 0);
  corpus.become(1);
  int state = 1;
  const auto points = points_of_job(corpus, index);
  REQUIRE(points.size() > 10);
  const auto stride = static_cast<std::size_t>(musubi::test::stride());
  for (std::size_t i = 0; i < points.size(); i += stride) {
    const std::string& point = points[i];
    const int next = (state + 1) % NumberedCorpus::kStates;
    corpus.become(next);
    const Outcome job = corpus.start_with_faults(index, {{"MUSUBI_CRASH_AT", point}}).wait();
    INFO("killed at " << point << "\n" << job.err);
    // A later job need not go through all the steps of the first.
    CHECK((job.status == kKilled || job.status == 0));
    const auto live = corpus.state_of(index);
    CHECK((live == state || live == next));
    check_next_job_repairs(corpus, layout, next);
    state = next;
  }
}

TEST_CASE("a first build killed at any of its steps leaves no index or a whole one",
          "[cli][faults]") {
  const NumberedCorpus corpus(1);
  const TemporaryFolder folder;
  const auto points = points_of_job(corpus, (folder / "traced/index").string());
  REQUIRE(points.size() > 10);
  const auto stride = static_cast<std::size_t>(musubi::test::stride());
  for (std::size_t i = 0; i < points.size(); i += stride) {
    const std::string& point = points[i];
    const IndexLayout layout(folder / "index");
    const std::string index = layout.root().string();
    const Outcome job = corpus.start_with_faults(index, {{"MUSUBI_CRASH_AT", point}}).wait();
    INFO("killed at " << point << "\n" << job.err);
    CHECK(job.status == kKilled);
    const Outcome answer = run("searcher", NumberedCorpus::question(index, 0));
    CHECK((answer.status == 2 || corpus.state_of(index) == 0));
    check_next_job_repairs(corpus, layout, 0);
    std::filesystem::remove_all(index);
  }
}

TEST_CASE("a job killed at any time leaves an index that answers whole", "[cli][faults]") {
  const NumberedCorpus corpus;
  const TemporaryFolder folder;
  const IndexLayout layout(folder / "index");
  const std::string index = layout.root().string();
  REQUIRE(corpus.index_into(index).status == 0);
  corpus.become(1);
  const auto start = Clock::now();
  REQUIRE(corpus.index_into(index).status == 0);
  const auto usual = Clock::now() - start;

  std::mt19937 random(20261122);
  int state = 1;
  int killed = 0;
  const int kills = musubi::test::repetitions(20, 200);
  for (int round = 0; killed < kills && round < 3 * kills; ++round) {
    const int next = (state + 1) % NumberedCorpus::kStates;
    corpus.become(next);
    auto job = musubi::test::start("indexer", {"--index", index, corpus.sources()});
    std::this_thread::sleep_for(usual * (random() % 1000) / 1000);
    job.send(SIGKILL);
    const Outcome outcome = job.wait();
    INFO("round " << round << ": " << outcome.err);
    killed += outcome.status == kKilled ? 1 : 0;
    const auto live = corpus.state_of(index);
    REQUIRE(live);
    CHECK((live == next || (outcome.status == kKilled && live == state)));
    // Now and then two in a row, without a whole job between them.
    if (random() % 3 != 0) {
      check_next_job_repairs(corpus, layout, next);
      state = next;
    } else {
      state = *live;
    }
  }
  CHECK(killed == kills);
  if (musubi::test::long_mode()) WARN(killed << " jobs killed");
  corpus.become(state);
  check_next_job_repairs(corpus, layout, state);
}

TEST_CASE("a first job that is killed leaves nothing in the way of the next", "[cli][faults]") {
  const NumberedCorpus corpus(1);
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
