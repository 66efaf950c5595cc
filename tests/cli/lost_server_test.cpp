// Servers of shards that are gone, hang, are something else, or come back.
#include <fmt/format.h>

#include <chrono>
#include <csignal>
#include <nlohmann/json.hpp>
#include <optional>
#include <thread>

#include "searcher/live_searcher.h"
#include "tests/catch.h"
#include "tests/cli/own_searcher.h"
#include "tests/cli/program.h"
#include "tests/cli/search_server.h"

using Catch::Matchers::ContainsSubstring;
using musubi::test::DumbServer;
using musubi::test::free_port;
using musubi::test::Outcome;
using musubi::test::run;
using musubi::test::RunningProgram;
using musubi::test::serve;
using musubi::test::TemporaryFolder;
using nlohmann::json;

namespace {

// Two indexes, "east" with a document of 大連 and "west" with another, and a stub that names
// servers.
class Shards {
 public:
  Shards() {
    for (const char* name : {"east", "west"}) {
      const auto source = folder_.write(
          std::string(name) + ".jsonl",
          json{{"id", name}, {"title", "大連"}, {"body", std::string("交流の記録 ") + name}}
              .dump());
      if (run("indexer", {"--index", (folder_ / name).string(), source}).status != 0) {
        throw std::runtime_error("no index");
      }
    }
  }

  std::string generation(const std::string& name) const {
    return (folder_ / (name + "/generations/000001")).string();
  }

  // Searches what the ports serve.
  Outcome search(const std::vector<int>& ports, std::vector<std::string> arguments,
                 const std::string& config = "[shards]\ntimeout = 300ms\n") const {
    std::string stub;
    for (const int port : ports) stub += fmt::format("remote 127.0.0.1:{}\n", port);
    folder_.write("all/XAPIANDB", stub);
    const auto file = folder_.write("musubi.conf", config);
    arguments.insert(arguments.begin(),
                     {"--index", (folder_ / "all").string(), "--config", file, "大連"});
    return run("searcher", arguments);
  }

  const TemporaryFolder& folder() const { return folder_; }

 private:
  TemporaryFolder folder_;
};

const Shards& shards() {
  static const Shards made;
  return made;
}

std::string place(int port) {
  return fmt::format("127.0.0.1:{}", port);
}

// To search what the ports serve, by a stub of that name.
musubi::CommonOptions options_for(const std::string& name, const std::vector<int>& ports) {
  std::string stub;
  for (const int port : ports) stub += fmt::format("remote {}\n", place(port));
  shards().folder().write(name + "/XAPIANDB", stub);
  auto options = musubi::test::own_options(shards().folder() / name);
  options.remote.timeout = std::chrono::milliseconds(500);
  return options;
}

// How many documents have 大連; none where there is no answer.
std::optional<std::uint64_t> total_of(musubi::LiveSearcher& searcher) {
  musubi::SearchRequest request;
  request.query = "大連";
  const auto answer = searcher.ask(
      [&](musubi::Searcher& current) { return current.search(request); }, [](const auto&) {});
  if (!answer) return std::nullopt;
  return answer->total;
}

}  // namespace

TEST_CASE("a shard whose server hangs, is gone or is no server is named", "[cli][remote]") {
  const int east = free_port();
  const RunningProgram server = serve(shards().generation("east"), east);
  const DumbServer hanging("");
  const DumbServer http("HTTP/1.1 400 Bad Request\r\n\r\n");
  const std::string kind = GENERATE("hangs", "is no server of Xapian", "is gone");
  const int lost = kind == "hangs" ? hanging.port() : kind == "is gone" ? free_port() : http.port();
  const auto begin = std::chrono::steady_clock::now();
  const Outcome outcome = shards().search({east, lost}, {});
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(5));
  INFO(kind << ": " << outcome.err);
  CHECK(outcome.status == 2);
  CHECK(outcome.out.empty());
  CHECK_THAT(outcome.err, ContainsSubstring(place(lost)));
  CHECK_THAT(outcome.err, ContainsSubstring("--partial"));
  CHECK_THAT(outcome.err, !ContainsSubstring("indexer"));

  const Outcome partial = shards().search({lost, east}, {"--partial", "--format", "json"});
  INFO(partial.err);
  REQUIRE(partial.status == 0);
  const json answer = json::parse(partial.out);
  CHECK(answer["total"] == 1);
  CHECK(answer["shards"] == json{{"total", 2}, {"answered", 1}});
  CHECK_THAT(answer["notes"].dump(), ContainsSubstring(place(lost)));
  CHECK_THAT(shards().search({lost, east}, {"--partial"}).out, ContainsSubstring(place(lost)));
  CHECK_THAT(shards().search({lost, east}, {"--partial", "--facet", "year"}).err,
             ContainsSubstring(place(lost)));

  const Outcome none = shards().search({lost}, {"--partial"});
  CHECK(none.status == 2);
  CHECK(none.out.empty());
}

TEST_CASE("an answer of all shards says so where a part would do", "[cli][remote]") {
  const int east = free_port();
  const RunningProgram server = serve(shards().generation("east"), east);
  const auto answer = json::parse(shards().search({east}, {"--partial", "--format=json"}).out);
  CHECK(answer["shards"] == json{{"total", 1}, {"answered", 1}});
  CHECK(answer["notes"].empty());
}

TEST_CASE("a replica is asked where the server of a stub does not answer", "[cli][remote]") {
  const int east = free_port();
  const RunningProgram server = serve(shards().generation("east"), east);
  const int gone = free_port();
  const int gone_too = free_port();
  const auto replicas = fmt::format("[shards]\ntimeout = 1s\n{} = {} {}\n", place(gone),
                                    place(gone_too), place(east));
  const Outcome outcome = shards().search({gone}, {"--format", "json"}, replicas);
  INFO(outcome.err);
  REQUIRE(outcome.status == 0);
  CHECK(json::parse(outcome.out)["total"] == 1);

  const auto in_vain =
      fmt::format("[shards]\ntimeout = 1s\n{} = {}\n", place(gone), place(gone_too));
  const Outcome lost = shards().search({gone}, {}, in_vain);
  CHECK(lost.status == 2);
  CHECK_THAT(lost.err, ContainsSubstring(place(gone)) && ContainsSubstring(place(gone_too)));
}

TEST_CASE("a database that two servers of a stub serve is refused", "[cli][remote]") {
  const int first = free_port();
  const RunningProgram one = serve(shards().generation("east"), first);
  const int second = free_port();
  const RunningProgram other = serve(shards().generation("east"), second);
  const int west = free_port();
  const RunningProgram different = serve(shards().generation("west"), west);
  const Outcome twice = shards().search({first, west, second}, {});
  CHECK(twice.status == 2);
  CHECK_THAT(twice.err, ContainsSubstring(place(second)));
  CHECK(json::parse(shards().search({first, west}, {"--format=json"}).out)["total"] == 2);
}

TEST_CASE("what the section of shards does not know is told with its line", "[cli][remote]") {
  const auto [line, said] = GENERATE(table<std::string, std::string>({
      {"timeout = soon", "musubi.conf:2: timeout is a time up to 10 minutes"},
      {"timeout = 0", "musubi.conf:2: timeout is a time up to 10 minutes"},
      {"timeout = 11m", "musubi.conf:2: timeout is a time up to 10 minutes"},
      {"replica = a:1", "musubi.conf:2: replica is none of timeout, publish_to, port, ssh, shard N"},
      {"a:1 = b:2 c", "musubi.conf:2: c is not HOST:PORT"},
      {"a:99999 = b:2", "musubi.conf:2: a:99999 is none of timeout"},
  }));
  const Outcome outcome = shards().search({1}, {}, "[shards]\n" + line + "\n");
  CHECK(outcome.status == 2);
  CHECK_THAT(outcome.err, ContainsSubstring(said));
}

TEST_CASE("a searcher that stays reaches a server again that was away", "[cli][remote]") {
  const int port = free_port();
  constexpr int kIdle = 200;
  const auto be_idle = [] { std::this_thread::sleep_for(std::chrono::milliseconds(3 * kIdle)); };
  std::optional<RunningProgram> server = serve(shards().generation("east"), port, kIdle);
  auto searcher = musubi::LiveSearcher::open(options_for("staying", {port}), {});
  if (!searcher) FAIL(searcher.error().message);
  const auto total = [&] { return total_of(*searcher); };
  CHECK(total() == 1);
  be_idle();  // the server has hung up
  CHECK(total() == 1);
  server.reset();
  be_idle();
  CHECK_FALSE(total().has_value());
  CHECK_FALSE(total().has_value());
  server.emplace(serve(shards().generation("east"), port));
  CHECK(total() == 1);
  CHECK(total() == 1);
}

TEST_CASE("a searcher of a part looks for the lost server every ten seconds", "[cli][remote]") {
  const int east = free_port();
  const RunningProgram server = serve(shards().generation("east"), east);
  const int west = free_port();
  auto options = options_for("partly", {east, west});
  options.remote.is_partial_allowed = true;
  std::chrono::steady_clock::time_point now;
  auto searcher = musubi::LiveSearcher::open(options, {}, [&now] { return now; });
  if (!searcher) FAIL(searcher.error().message);
  CHECK(total_of(*searcher) == 1);
  const RunningProgram back = serve(shards().generation("west"), west);
  now += std::chrono::milliseconds(9999);
  CHECK(total_of(*searcher) == 1);
  now += std::chrono::milliseconds(1);
  CHECK(total_of(*searcher) == 2);
}
