#include "common/process/child_process.h"

#include "tests/catch.h"

using musubi::ChildLimits;
using musubi::run_child;
using std::chrono::milliseconds;

namespace {

constexpr ChildLimits kLimits = {milliseconds(20'000), 1U << 20};

auto shell(const std::string& line, const ChildLimits& limits = kLimits) {
  return run_child("/bin/sh", {"-c", line}, limits);
}

}  // namespace

TEST_CASE("a child's streams and exit status are told apart", "[process]") {
  const auto outcome = shell("echo out; echo err >&2; exit 7");
  REQUIRE(outcome);
  CHECK(outcome->status == 7);
  CHECK(outcome->out == "out\n");
  CHECK(outcome->err == "err\n");
}

TEST_CASE("a child that says much on both streams is read to its end", "[process]") {
  const auto outcome =
      shell("for i in 1 2 3; do head -c 100000 /dev/zero; head -c 100000 /dev/zero >&2; done");
  REQUIRE(outcome);
  CHECK(outcome->out.size() == 300'000);
  CHECK(outcome->err.size() == 300'000);
}

TEST_CASE("a child that does not end, floods or crashes is an error", "[process]") {
  struct Row {
    std::string why, line, message;
  };
  const auto row = GENERATE(values<Row>({
      {"waits for ever", "exec sleep 1000", "did not end in time"},
      {"closes its streams and waits", "exec sleep 1000 >&- 2>&-", "did not end in time"},
      {"never ends to talk", "yes", "says more"},
      {"is killed", "kill -9 $$", "signal 9"},
      {"aborts", "kill -ABRT $$", "signal 6"},
  }));
  INFO(row.why);
  const auto outcome = shell(row.line, {milliseconds(500), 1U << 20});
  REQUIRE(!outcome);
  CHECK(outcome.error().message.find(row.message) != std::string::npos);
}

TEST_CASE("a program that is not there is an error", "[process]") {
  CHECK(!run_child("/nonexistent/searcher", {}, kLimits));
}
