#include "common/index/layout.h"
#include "tests/catch.h"
#include "tests/cli/faults/long_mode.h"
#include "tests/cli/faults/numbered_corpus.h"

using musubi::IndexLayout;
using musubi::test::NumberedCorpus;
using musubi::test::Outcome;
using musubi::test::TemporaryFolder;

TEST_CASE("of two jobs started at once one publishes, and the other follows or yields",
          "[cli][faults]") {
  const NumberedCorpus corpus;
  const TemporaryFolder folder;
  const IndexLayout layout(folder / "index");
  const std::string index = layout.root().string();
  int yielded = 0;
  for (int round = 0; round < musubi::test::repetitions(8, 40); ++round) {
    const int state = round % NumberedCorpus::kStates;
    corpus.become(state);
    auto one = musubi::test::start("indexer", {"--index", index, corpus.sources()});
    auto other = musubi::test::start("indexer", {"--index", index, corpus.sources()});
    const Outcome outcomes[] = {one.wait(), other.wait()};
    INFO("round " << round << "\n" << outcomes[0].err << outcomes[1].err);
    CHECK((outcomes[0].status == 0 || outcomes[1].status == 0));
    for (const Outcome& outcome : outcomes) {
      CHECK((outcome.status == 0 || outcome.status == 3));
      if (outcome.status != 3) continue;
      ++yielded;
      CHECK(outcome.err.find("another indexer") != std::string::npos);
    }
    CHECK(corpus.state_of(index) == state);
    CHECK(!std::filesystem::exists(layout.building()));
    CHECK(!std::filesystem::exists(layout.segments()));
  }
  CHECK(yielded > 0);
}
