#include "common/index/layout.h"
#include "tests/catch.h"
#include "tests/cli/faults/numbered_corpus.h"
#include "tests/cli/faults/small_disk.h"
#include "tests/cli/nobody.h"

using musubi::IndexLayout;
using musubi::test::Nobody;
using musubi::test::NumberedCorpus;
using musubi::test::Outcome;
using musubi::test::run;
using musubi::test::SmallDisk;
using musubi::test::TemporaryFolder;

namespace fs = std::filesystem;

TEST_CASE("a read-only index answers, and a job on it says why it cannot", "[cli][faults]") {
  const NumberedCorpus corpus(2);
  const SmallDisk disk(8U << 20);
  if (!disk.mounted()) {
    WARN("skipped: a disk of its own can be mounted by root only");
    return;
  }
  const std::string index = (disk / "index").string();
  REQUIRE(corpus.index_into(index).status == 0);
  disk.make_read_only();
  corpus.become(1);
  const Outcome job = corpus.index_into(index);
  CHECK(job.status == 2);
  CHECK(job.err.find(index) != std::string::npos);
  CHECK(job.err.find("Read-only") != std::string::npos);
  CHECK(corpus.state_of(index) == 0);
}

TEST_CASE("an index that another user owns is read by all and written by its owner",
          "[cli][faults]") {
  const NumberedCorpus corpus(1);
  const TemporaryFolder folder;
  const std::string index = (folder / "index").string();
  REQUIRE(corpus.index_into(index).status == 0);
  fs::permissions(folder.path(), fs::perms(0755));
  const Nobody nobody;
  if (!nobody.can_run()) {
    WARN("skipped: only root can run the programs as another user");
    return;
  }
  for (int number = 0; number < NumberedCorpus::kQuestions; ++number) {
    const Outcome answer = nobody.run("searcher", NumberedCorpus::question(index, number));
    INFO(answer.err);
    CHECK(corpus.states_answering(number, answer).count(0) == 1);
  }
  const Outcome job = nobody.run("indexer", {"--index", index, folder.write("a.txt", "大連市")});
  INFO(job.err);
  CHECK(job.status == 2);
  CHECK(job.err.find("Permission denied") != std::string::npos);
  CHECK(corpus.state_of(index) == 0);
}

TEST_CASE("an index that is missing is told by the searcher and made by the job", "[cli][faults]") {
  const NumberedCorpus corpus(1);
  const TemporaryFolder folder;
  const IndexLayout layout(folder / "index");
  const std::string index = layout.root().string();
  const auto refused = [&] {
    const Outcome answer = run("searcher", NumberedCorpus::question(index, 0));
    CHECK(answer.status == 2);
    CHECK(answer.out.empty());
    CHECK(answer.err.find(index) != std::string::npos);
    CHECK(answer.err.find("indexer --index") != std::string::npos);
  };
  SECTION("from the start") {
    refused();
  }
  SECTION("removed after it was built") {
    REQUIRE(corpus.index_into(index).status == 0);
    fs::remove_all(index);
    refused();
  }
  SECTION("its generations are removed") {
    REQUIRE(corpus.index_into(index).status == 0);
    fs::remove_all(layout.generations());
    refused();
  }
  SECTION("its stub is removed") {
    REQUIRE(corpus.index_into(index).status == 0);
    fs::remove(layout.stub());
    refused();
  }
  CHECK(corpus.index_into(index).status == 0);
  CHECK(corpus.state_of(index) == 0);
}

TEST_CASE("a file in place of the index or a part of it is refused and kept", "[cli][faults]") {
  const NumberedCorpus corpus(1);
  const TemporaryFolder folder;
  const std::string index = (folder / "index").string();
  std::string file;
  SECTION("of the index") {
    file = folder.write("index", "mine");
  }
  SECTION("of its generations") {
    file = folder.write("index/generations", "mine");
  }
  const Outcome job = corpus.index_into(index);
  INFO(job.err);
  CHECK(job.status == 2);
  CHECK(job.err.find(file) != std::string::npos);
  CHECK(musubi::test::read_file(file) == "mine");
}
