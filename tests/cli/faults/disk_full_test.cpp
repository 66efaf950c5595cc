#include <chrono>
#include <thread>

#include "common/index/layout.h"
#include "tests/catch.h"
#include "tests/cli/faults/numbered_corpus.h"
#include "tests/cli/faults/small_disk.h"

using musubi::IndexLayout;
using musubi::test::NumberedCorpus;
using musubi::test::Outcome;
using musubi::test::run;
using musubi::test::SmallDisk;
using musubi::test::TemporaryFolder;

namespace {

// Says so, keeps what was live, and leaves no half work behind.
void check_not_published(const Outcome& job, const NumberedCorpus& corpus,
                         const IndexLayout& layout, int live_state) {
  INFO(job.err);
  CHECK(job.status == 2);
  CHECK(job.err.find("indexer: ") != std::string::npos);
  CHECK(corpus.state_of(layout.root().string()) == live_state);
  CHECK(!std::filesystem::exists(layout.building()));
  CHECK(!std::filesystem::exists(layout.segments()));
}

}  // namespace

TEST_CASE("a job that reaches the limit of file sizes leaves the old index live", "[cli][faults]") {
  const NumberedCorpus corpus(2);
  const TemporaryFolder folder;
  const IndexLayout layout(folder / "index");
  const std::string index = layout.root().string();
  REQUIRE(corpus.index_into(index).status == 0);
  corpus.become(1);
  for (const char* bytes : {"100", "2000", "5000", "9000", "20000"}) {
    INFO("limit: " << bytes << " bytes");
    const Outcome job = run("/usr/bin/prlimit", {std::string("--fsize=") + bytes,
                                                 musubi::test::tested_program("indexer"), "--index",
                                                 index, corpus.sources()});
    check_not_published(job, corpus, layout, 0);
  }
  CHECK(corpus.index_into(index).status == 0);
  CHECK(corpus.state_of(index) == 1);
}

TEST_CASE("a disk that is full leaves the old index live", "[cli][faults]") {
  const NumberedCorpus corpus(2);
  const SmallDisk disk(8U << 20);
  if (!disk.mounted()) {
    WARN("skipped: a disk of its own can be mounted by root only");
    return;
  }
  const IndexLayout layout(disk / "index");
  const std::string index = layout.root().string();
  REQUIRE(corpus.index_into(index).status == 0);
  corpus.become(1);
  for (const std::size_t left : {0, 8192, 40960}) {
    INFO("left: " << left << " bytes");
    disk.fill_but(left);
    check_not_published(corpus.index_into(index), corpus, layout, 0);
    disk.empty();
  }
  CHECK(corpus.index_into(index).status == 0);
  CHECK(corpus.state_of(index) == 1);
}

TEST_CASE("a disk that fills up during a job leaves an index that answers whole", "[cli][faults]") {
  const NumberedCorpus corpus;
  const SmallDisk disk(64U << 20);
  if (!disk.mounted()) {
    WARN("skipped: a disk of its own can be mounted by root only");
    return;
  }
  const IndexLayout layout(disk / "index");
  const std::string index = layout.root().string();
  REQUIRE(corpus.index_into(index).status == 0);
  int live = 0;
  for (const int milliseconds : {2, 10, 20, 30, 50}) {
    INFO("filled after " << milliseconds << " ms");
    const int next = (live + 1) % NumberedCorpus::kStates;
    corpus.become(next);
    auto job = musubi::test::start("indexer", {"--index", index, corpus.sources()});
    std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
    disk.fill_but(0);
    const Outcome outcome = job.wait();
    if (outcome.status == 0) {
      live = next;
    } else {
      check_not_published(outcome, corpus, layout, live);
    }
    disk.empty();
    CHECK(corpus.state_of(index) == live);
  }
}
