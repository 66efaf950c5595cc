// A push that fails: what is live stays so, the reason names host and shard, and the next goes on.
#include <csignal>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "tests/catch.h"
#include "tests/cli/faults/long_mode.h"
#include "tests/cli/faults/small_disk.h"
#include "tests/cli/pushed_set.h"

using namespace musubi::test;
using Catch::Matchers::ContainsSubstring;

namespace fs = std::filesystem;

namespace {

constexpr int kKilled = 128 + SIGKILL;

// Of a set whose first night is live, and whose second is made.
void make_second_night(const PushedSet& set) {
  require_done(set.build(1));
  require_done(set.push());
  require_done(set.build(2));
}

void check_first_is_live(const PushedSet& set, const Outcome& pushed, const std::string& reason) {
  INFO(pushed.err);
  CHECK(pushed.status == 2);
  CHECK_THAT(pushed.err, ContainsSubstring(reason));
  CHECK_THAT(pushed.err, ContainsSubstring("nothing was published"));
  CHECK(set.night_at(set.front()) == 1);
}

void check_next_push_goes_on(const PushedSet& set) {
  const Outcome pushed = set.push();
  INFO(pushed.err);
  CHECK(pushed.status == 0);
  CHECK(set.night_at(set.front()) == 2);
}

// Another content, and all that tells without reading it as it was.
void damage(const fs::path& file) {
  const auto written = fs::last_write_time(file);
  std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
  stream.seekp(static_cast<std::streamoff>(fs::file_size(file) / 2));
  stream.put('\x5a');
  stream.put('\xa5');
  stream.close();
  fs::last_write_time(file, written);
}

std::vector<fs::path> sets_of(const PushedSet& set, int host) {
  std::vector<fs::path> sets;
  for (const auto& entry : fs::directory_iterator(set.host(host) / "sets")) {
    sets.push_back(entry.path());
  }
  return sets;
}

}  // namespace

TEST_CASE("a host that is down leaves what is live on all hosts", "[cli][faults][push]") {
  if (!PushedSet::is_possible()) return;
  const PushedSet set;
  make_second_night(set);
  set.take_down(1);
  check_first_is_live(set, set.push(), "127.0.0.2 (shard 2): rsync ended with status");
  set.bring_back(1);
  check_next_push_goes_on(set);
}

TEST_CASE("a host that goes down while it is sent to leaves what is live on all hosts",
          "[cli][faults][push]") {
  if (!PushedSet::is_possible()) return;
  const PushedSet set;
  make_second_night(set);
  for (const int bytes : {0, 40, 500, 2000}) {
    INFO(bytes << " bytes");
    set.cut_after(0, bytes);
    check_first_is_live(set, set.push(), "127.0.0.1 (shard 1): ");
    set.bring_back(0);
  }
  check_next_push_goes_on(set);
}

TEST_CASE("what is damaged on a host is sent again", "[cli][faults][push]") {
  if (!PushedSet::is_possible()) return;
  const PushedSet set;
  make_second_night(set);
  set.cut_after(1, 3000);
  set.push();
  set.bring_back(1);
  // What was sent already, and later what is live.
  for (const fs::path& one : sets_of(set, 1)) {
    for (const auto& file : fs::recursive_directory_iterator(one)) {
      if (file.is_regular_file() && file.file_size() > 2) damage(file.path());
    }
  }
  check_next_push_goes_on(set);
  for (const fs::path& one : sets_of(set, 0)) damage(one / "shard-1-of-2/postlist.glass");
  check_next_push_goes_on(set);
}

TEST_CASE("a damaged file of the set before is not taken over", "[cli][faults][push]") {
  if (!PushedSet::is_possible()) return;
  const PushedSet set;
  require_done(set.build(1));
  require_done(set.push());
  for (int host = 0; host < PushedSet::kHosts; ++host) {
    for (const fs::path& one : sets_of(set, host)) {
      damage(one / ("shard-" + std::to_string(host + 1) + "-of-2/ranking.bin"));
    }
  }
  // Of one of the shards all files stay as they are.
  std::ofstream(set.folder() / "list.jsonl", std::ios::app)
      << R"({"id": "one more", "title": "1夜の記録", "body": "経済"})" << '\n';
  require_done(run("indexer", {"--index", set.index()}));
  require_done(set.push());
}

TEST_CASE("a set that is damaged at home is not published", "[cli][faults][push]") {
  if (!PushedSet::is_possible()) return;
  const PushedSet set;
  make_second_night(set);
  damage(fs::path(set.index()) / "generations/000002/shard-2-of-2/postlist.glass");
  check_first_is_live(set, set.push(), "127.0.0.2 (shard 2): what was copied is not the set: ");
}

TEST_CASE("a server that is not there, or serves something else, leaves what is live",
          "[cli][faults][push]") {
  if (!PushedSet::is_possible()) return;
  PushedSet set("200ms");
  make_second_night(set);
  set.stop_servers(1, 1);
  const Outcome pushed = set.push();
  CHECK(pushed.status == 2);
  CHECK_THAT(pushed.err, ContainsSubstring("shard 2 is not served: 127.0.0.2:"));
  CHECK_THAT(pushed.err, ContainsSubstring("systemctl start musubi-shard@"));
  set.serve(1, 1, 0, "");
  set.serve(1, 1, 1, set.index() + "/generations/000001/shard-1-of-2");
  check_first_is_live(set, set.push(), "serves another database");
  set.serve(1, 1, 1, "");
  check_next_push_goes_on(set);
}

TEST_CASE("a host that has another set of the same number gets that of the index",
          "[cli][faults][push]") {
  if (!PushedSet::is_possible()) return;
  const PushedSet set;
  require_done(set.build(1));
  require_done(set.push());
  fs::remove_all(set.index());
  require_done(set.build(2));  // generation 000001 again
  require_done(set.push());
  CHECK(set.night_at(set.front()) == 2);
}

TEST_CASE("a full disk on one host leaves what is live on all hosts", "[cli][faults][push]") {
  if (!PushedSet::is_possible()) return;
  const SmallDisk disk(4U << 20);
  if (!disk.mounted()) {
    WARN("skipped: a disk of its own can be mounted by root only");
    return;
  }
  const PushedSet set;
  fs::create_directory_symlink(disk / ".", set.host(1));
  make_second_night(set);
  disk.fill_but(8192);
  check_first_is_live(set, set.push(), "127.0.0.2 (shard 2): ");
  disk.empty();
  check_next_push_goes_on(set);
}

TEST_CASE("a host whose network is cut is named, and the next push goes on",
          "[cli][faults][push]") {
  HostNamespaces networks(PushedSet::kHosts);
  if (!PushedSet::is_possible()) return;
  if (!networks.why_not().empty()) {
    WARN("skipped: " << networks.why_not());
    return;
  }
  const PushedSet set("500ms", &networks);
  make_second_night(set);
  CHECK(set.night_at(set.front()) == 1);
  networks.cut(1);
  const Outcome pushed = set.push();
  CHECK(pushed.status == 2);
  CHECK_THAT(pushed.err, ContainsSubstring("shard 2 is not served: 10.98.1.2:"));
  const Outcome found = set.search(set.front());
  CHECK(found.status == 2);
  CHECK_THAT(found.err, ContainsSubstring("10.98.1.2:"));
  networks.join(1);
  CHECK(set.night_at(set.front()) == 1);
  check_next_push_goes_on(set);
}

TEST_CASE("a push killed at any of its steps, here or on a host, leaves one night live",
          "[cli][faults][push]") {
  if (!PushedSet::is_possible()) return;
  const PushedSet set;
  set.use_faults();
  make_second_night(set);
  const std::string trace = set.folder() / "points";
  require_done(set.start_push("indexer-with-faults", {{"MUSUBI_TRACE_POINTS", trace}}).wait());
  std::set<std::string> points;
  std::istringstream lines(read_file(trace));
  for (std::string point; std::getline(lines, point);) points.insert(point);
  for (const char* point : {"push:sent", "receive:verified", "receive:served", "push:brought",
                            "push:answered", "push:front", "push:flipping", "push:flipped"}) {
    INFO(point);
    REQUIRE(points.contains(point));
  }
  // Those of one file are the same for each: one will do.
  std::erase_if(points, [](const std::string& point) {
    return point.starts_with("sync:") && point != "sync:postlist.glass";
  });
  int night = 2;
  for (const std::string& point : points) {
    INFO("killed at " << point);
    require_done(set.build(++night));
    const Outcome killed =
        set.start_push("indexer-with-faults", {{"MUSUBI_CRASH_AT", point}}).wait();
    CHECK((killed.status == kKilled || killed.status == 2 || killed.status == 0));
    const int live = set.night_at(set.front());
    CHECK((live == night - 1 || live == night));
    const Outcome next = set.push();
    INFO(next.err);
    CHECK(next.status == 0);
    CHECK(set.night_at(set.front()) == night);
  }
}
