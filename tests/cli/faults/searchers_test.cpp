#include <sys/resource.h>
#include <unistd.h>

#include <atomic>
#include <thread>
#include <vector>

#include "common/index/layout.h"
#include "tests/catch.h"
#include "tests/cli/faults/long_mode.h"
#include "tests/cli/faults/numbered_corpus.h"

using musubi::test::NumberedCorpus;
using musubi::test::Outcome;
using musubi::test::run;
using musubi::test::TemporaryFolder;

namespace {

struct Tally {
  std::atomic<int> answers = 0;
  std::atomic<int> wrong = 0;
  std::string first_wrong;  // written by the thread that counts the first
};

// Asks on and on, a new searcher for each question.
void ask_until(const std::atomic<bool>& done, const NumberedCorpus& corpus,
               const std::string& index, int question, Tally& tally) {
  // So that the job is not one of 51 that share the processor.
  ::setpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()), 19);
  while (!done) {
    const Outcome answer = run("searcher", NumberedCorpus::question(index, question));
    ++tally.answers;
    if (corpus.states_answering(question, answer).empty() && tally.wrong++ == 0) {
      tally.first_wrong = answer.err + answer.out;
    }
    question = (question + 1) % NumberedCorpus::kQuestions;
  }
}

}  // namespace

TEST_CASE("50 searchers get whole answers of one generation while others are published",
          "[cli][faults]") {
  constexpr int kSearchers = 50;
  const int publishes = musubi::test::repetitions(8, 200);
  const NumberedCorpus corpus;
  const TemporaryFolder folder;
  const std::string index = (folder / "index").string();
  REQUIRE(corpus.index_into(index).status == 0);

  std::atomic<bool> done = false;
  Tally tally;
  std::vector<std::thread> searchers;
  for (int i = 0; i < kSearchers; ++i) {
    searchers.emplace_back(
        [&, i] { ask_until(done, corpus, index, i % NumberedCorpus::kQuestions, tally); });
  }
  int published = 0;
  std::string refused;
  for (int i = 1; i <= publishes; ++i) {
    corpus.become(i % NumberedCorpus::kStates);
    const Outcome job = corpus.index_into(index);
    if (job.status == 0) {
      ++published;
    } else {
      refused += job.err;
    }
  }
  done = true;
  for (std::thread& searcher : searchers) searcher.join();

  INFO(refused);
  CHECK(published == publishes);
  INFO(tally.first_wrong);
  CHECK(tally.wrong == 0);
  CHECK(tally.answers >= kSearchers);
  CHECK(corpus.state_of(index) == publishes % NumberedCorpus::kStates);
  if (musubi::test::long_mode())
    WARN(published << " publishes, " << tally.answers << " answers, " << tally.wrong << " wrong");
}
