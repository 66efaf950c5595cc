// Stopping a run by a signal: at once, with the old index live and nothing left behind.
#include <chrono>
#include <csignal>
#include <set>
#include <thread>

#include "common/index/layout.h"
#include "tests/catch.h"
#include "tests/cli/program.h"

using musubi::IndexLayout;
using musubi::test::Outcome;
using musubi::test::run;
using musubi::test::RunningProgram;
using musubi::test::TemporaryFolder;

namespace fs = std::filesystem;

namespace {

using Clock = std::chrono::steady_clock;

// A live index of one document, and a source of two for the next run.
class IndexAtWork {
 public:
  IndexAtWork() : layout_(folder_ / "index") {
    folder_.write("docs/a.txt", "大連市\n");
    REQUIRE(run("indexer", arguments()).status == 0);
    folder_.write("docs/b.txt", "天津市\n");
  }

  std::string index() const { return layout_.root().string(); }
  std::vector<std::string> arguments() const {
    return {"--index", index(), (folder_ / "docs").string()};
  }

  // A run whose main work stands still for ever at a fault point.
  RunningProgram hang_at(const std::string& point) const {
    auto program =
        musubi::test::start("indexer-with-faults", arguments(), {{"MUSUBI_HANG_AT", point}});
    REQUIRE(program.wait_until_stopped());
    program.send(SIGCONT);
    return program;
  }

  // What is in the index and in its generations/, but for the lock file.
  std::set<std::string> content() const {
    std::set<std::string> names;
    for (const fs::path& folder : {layout_.root(), layout_.generations()}) {
      for (const auto& entry : fs::directory_iterator(folder)) {
        names.insert(entry.path().filename().string());
      }
    }
    return names;
  }
  bool finds(const std::string& word) const {
    return run("searcher", {"--index", index(), word}).status == 0;
  }

 private:
  TemporaryFolder folder_;
  IndexLayout layout_;
};

const std::set<std::string> kOnlyTheLiveOne = {"000001",       "XAPIANDB", "generations",
                                               "history.json", "lock",     "sealed"};

}  // namespace

TEST_CASE("a signal stops a run in any of its phases and leaves no trace", "[cli][stop]") {
  const IndexAtWork work;
  const auto point = GENERATE(as<std::string>{}, "open:b.txt", "check", "sync:postlist.glass",
                              "sync:manifest.json", "synced");
  const auto signal = GENERATE(SIGTERM, SIGINT);
  INFO(point << " " << signal);
  auto program = work.hang_at(point);
  const auto sent = Clock::now();
  program.send(signal);
  const Outcome outcome = program.wait();
  CHECK(Clock::now() - sent < std::chrono::seconds(2));
  CHECK(outcome.status == 2);
  CHECK(outcome.err.find(signal == SIGTERM ? "stopped by SIGTERM" : "stopped by SIGINT") !=
        std::string::npos);
  CHECK(work.content() == kOnlyTheLiveOne);
  CHECK(work.finds("大連"));
  CHECK(!work.finds("天津"));
}

TEST_CASE("a signal at the moment of publishing lets the run come to its end", "[cli][stop]") {
  const IndexAtWork work;
  const auto point =
      GENERATE(as<std::string>{}, "rename:generation", "replace:XAPIANDB", "published");
  auto program =
      musubi::test::start("indexer-with-faults", work.arguments(), {{"MUSUBI_HALT_AT", point}});
  REQUIRE(program.wait_until_stopped());
  program.send(SIGTERM);
  program.send(SIGCONT);
  const Outcome outcome = program.wait();
  INFO(outcome.err);
  CHECK(outcome.status == 0);
  CHECK(work.finds("天津"));
}

TEST_CASE("a closed terminal or a closed pipe does not end a run", "[cli][stop]") {
  const IndexAtWork work;
  const auto signal = GENERATE(SIGHUP, SIGPIPE);
  auto program =
      musubi::test::start("indexer-with-faults", work.arguments(), {{"MUSUBI_HALT_AT", "check"}});
  REQUIRE(program.wait_until_stopped());
  program.send(signal);
  program.send(SIGCONT);
  CHECK(program.wait().status == 0);
  CHECK(work.finds("天津"));
}

TEST_CASE("a second run says who is at work, and goes on when that one has died", "[cli][stop]") {
  const IndexAtWork work;
  auto first = work.hang_at("check");
  const Outcome second = run("indexer", work.arguments());
  CHECK(second.status == 3);
  CHECK(second.err.find("another indexer is at work") != std::string::npos);
  CHECK(second.err.find(": process ") != std::string::npos);
  CHECK(second.err.find(" since 2") != std::string::npos);
  const Outcome japanese = run("indexer", work.arguments(), {{"LANG", "ja_JP.UTF-8"}});
  CHECK(japanese.err.find("で作業しています: プロセス ") != std::string::npos);
  first.send(SIGKILL);
  first.wait();
  CHECK(run("indexer", work.arguments()).status == 0);
  CHECK(work.finds("天津"));
}
