// Servers of the shards of a set and its front answer as one index of the same documents does.
#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <vector>

#include "searcher/search.h"
#include "tests/catch.h"
#include "tests/cli/faults/long_mode.h"
#include "tests/cli/own_searcher.h"
#include "tests/cli/program.h"
#include "tests/cli/random_requests.h"
#include "tests/cli/search_server.h"

using namespace musubi;
using namespace musubi::test;

namespace fs = std::filesystem;

namespace {

constexpr int kDocuments = 4500;
const std::vector<int> kServers = {1, 2, 4, 8};

// The same documents in one index, and on servers.
class Served {
 public:
  Served() {
    Random random(11);
    std::string lines;
    for (int i = 0; i < kDocuments; ++i) lines += random_record(random, i);
    folder_.write("list.jsonl", lines);
    build("whole", {});
    for (const int count : kServers) serve_set(count);
  }

  fs::path whole() const { return folder_ / "whole"; }
  fs::path far(int servers) const { return folder_ / fmt::format("far{}", servers); }

 private:
  void build(const std::string& name, std::vector<std::string> options) {
    options.insert(options.end(), {"--index", (folder_ / name).string(), folder_ / "list.jsonl"});
    const Outcome built = run("indexer", options);
    INFO(built.err);
    REQUIRE(built.status == 0);
  }

  void serve_set(int count) {
    const std::string name = fmt::format("set{}", count);
    if (count > 1) build(name, {"--shards", std::to_string(count)});
    const fs::path generation = (count > 1 ? folder_ / name : whole()) / "generations/000001";
    fs::create_directories(far(count));
    std::ofstream stub(far(count) / "XAPIANDB");
    for (int i = 1; i <= count; ++i) {
      const int port = free_port();
      const auto shard = count > 1 ? fmt::format("shard-{}-of-{}", i, count) : std::string();
      servers_.push_back(serve((generation / shard).string(), port));
      stub << "remote 127.0.0.1:" << port << '\n';
    }
    const Outcome made = run("indexer", {"--index", generation.parent_path().parent_path(),
                                         "--front", far(count) / "front"});
    INFO(made.err);
    REQUIRE(made.status == 0);
  }

  TemporaryFolder folder_;
  std::vector<RunningProgram> servers_;
};

// Servers do not tell when a document came.
std::string shown(Result<Answer> answer) {
  if (answer) {
    for (Hit& hit : answer->hits) hit.came = hit.changed = 0;
  }
  return answer_without_places(std::move(answer));
}

}  // namespace

TEST_CASE("servers with a front answer as one index of the same documents",
          "[cli][shards][front]") {
  const Served served;
  Searcher whole = own_searcher(served.whole());
  std::vector<Searcher> far;
  for (const int count : kServers) far.push_back(own_searcher(served.far(count)));
  const int queries = repetitions(250, 2000);
  Random random(3);
  for (int i = 0; i < queries; ++i) {
    SearchRequest asked = random_request(random, kDocuments);
    if (asked.sort == SortOrder::LatestChange) asked.sort = SortOrder::NewestFirst;
    const std::string expected = shown(whole.search(asked));
    for (std::size_t one = 0; one < far.size(); ++one) {
      // In turn, where time is short.
      if (!long_mode() && one != static_cast<std::size_t>(i) % far.size()) continue;
      const std::string found = shown(far[one].search(asked));
      if (found == expected) continue;
      INFO(fmt::format("query {} over {} servers: {} {}", i, kServers[one], asked.query,
                       asked.like.value_or("")));
      CHECK(found == expected);
    }
  }
}
