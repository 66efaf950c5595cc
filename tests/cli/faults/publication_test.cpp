// What a run, a rollback or a check that breaks off leaves of the order of generations.
#include <algorithm>
#include <csignal>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "common/index/layout.h"
#include "tests/catch.h"
#include "tests/cli/faults/long_mode.h"
#include "tests/cli/program.h"

using musubi::IndexLayout;
using musubi::test::Outcome;
using musubi::test::read_file;
using musubi::test::run;
using musubi::test::TemporaryFolder;

namespace fs = std::filesystem;

namespace {

constexpr int kKilled = 128 + SIGKILL;

// An index of a few nights, of which each has another text.
class Nights {
 public:
  explicit Nights(int count) : layout_(folder_ / "index") {
    for (int i = 0; i < count; ++i) REQUIRE(night().status == 0);
  }

  const IndexLayout& layout() const { return layout_; }
  std::string index() const { return layout_.root().string(); }
  std::string live() const { return layout_.live_generation().value_or("none"); }
  std::string path(std::string_view name) const { return (folder_ / name).string(); }

  std::vector<std::string> job(std::vector<std::string> options = {}) {
    const auto source = folder_.write("docs/a.txt", "大連の記録 " + std::to_string(++texts_));
    options.insert(options.end(), {"--index", index(), source});
    return options;
  }
  Outcome night(const std::string& keep = "9") { return run("indexer", job({"--keep", keep})); }
  Outcome command(const std::string& name) const {
    return run("indexer", {"--index", index(), name});
  }
  Outcome command(const std::string& name,
                  const std::map<std::string, std::string>& environment) const {
    return run("indexer-with-faults", {"--index", index(), name}, environment);
  }

  // "live", "kept", "withdrawn" … ; empty where --list does not name it.
  std::string state_of(const std::string& name) const {
    std::istringstream lines(command("--list").out);
    std::string first, state, rest;
    while (lines >> first >> state && std::getline(lines, rest)) {
      if (first == name) return state;
    }
    return "";
  }
  void save(const std::string& name) const { copy(layout_.root(), folder_ / name); }
  void restore(const std::string& name) const { copy(folder_ / name, layout_.root()); }

 private:
  static void copy(const fs::path& from, const fs::path& to) {
    fs::remove_all(to);
    fs::copy(from, to, fs::copy_options::recursive);
  }

  TemporaryFolder folder_;
  IndexLayout layout_;
  int texts_ = 0;
};

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

}  // namespace

TEST_CASE("a rollback killed at any of its steps is done or not, and the nights after know",
          "[cli][faults][generations]") {
  Nights index(3);
  index.save("before");
  const std::string trace = index.path("points");
  REQUIRE(index.command("--rollback", {{"MUSUBI_TRACE_POINTS", trace}}).status == 0);
  const auto points = lines_of(read_file(trace));
  REQUIRE(points.size() >= 5);
  const auto stride = static_cast<std::size_t>(musubi::test::stride());
  for (std::size_t i = 0; i < points.size(); i += stride) {
    INFO("killed at " << points[i]);
    index.restore("before");
    CHECK(index.command("--rollback", {{"MUSUBI_CRASH_AT", points[i]}}).status == kKilled);
    const bool done = index.live() == "000002";
    CHECK((done || index.live() == "000003"));
    for (int night = 0; night < 2; ++night) REQUIRE(index.night().status == 0);
    CHECK(index.live() == "000005");
    CHECK(index.state_of("000003") == (done ? "withdrawn" : "kept"));
    for (const char* expected : {"000004", done ? "000002" : "000003"}) {
      CHECK(index.command("--rollback").status == 0);
      CHECK(index.live() == expected);
    }
  }
}

TEST_CASE("what was withdrawn is pruned first, and its number never given again",
          "[cli][faults][generations]") {
  Nights index(3);
  REQUIRE(index.command("--rollback").status == 0);
  REQUIRE(run("indexer", {"--index", index.index(), "--prune", "--keep", "2"}).status == 0);
  CHECK(index.state_of("000003").empty());
  CHECK(index.state_of("000001") == "kept");
  REQUIRE(index.night().status == 0);
  CHECK(index.live() == "000004");
}

TEST_CASE("a generation whose job died on the threshold was never live",
          "[cli][faults][generations]") {
  Nights index(2);
  const Outcome killed =
      run("indexer-with-faults", index.job(), {{"MUSUBI_CRASH_AT", "renamed:generation"}});
  REQUIRE(killed.status == kKilled);
  REQUIRE(index.live() == "000002");
  CHECK(index.state_of("000003") == "orphan");
  SECTION("so no rollback goes to it") {
    CHECK(index.command("--rollback").status == 0);
    CHECK(index.live() == "000001");
    CHECK(index.command("--rollback").status == 2);
  }
  SECTION("so the next job removes it, and keeps the one that was live") {
    REQUIRE(index.night("2").status == 0);
    CHECK(index.layout().list_generations() == std::vector<std::string>{"000002", "000003"});
    CHECK(index.command("--rollback").status == 0);
    CHECK(index.live() == "000002");
  }
}

TEST_CASE("an error after the stub was replaced is told of a generation that is live",
          "[cli][faults][generations]") {
  Nights index(1);
  const std::string report = index.path("report.json");
  const Outcome job = run("indexer-with-faults", index.job({"--report", report}),
                          {{"MUSUBI_FAIL_SYNC", index.index()}});
  CHECK(job.status == 0);
  CHECK_THAT(job.err, Catch::Matchers::ContainsSubstring("generation 000002 is live, but") &&
                          !Catch::Matchers::ContainsSubstring("not published"));
  CHECK(index.live() == "000002");
  const auto written = nlohmann::json::parse(read_file(report));
  CHECK(written["outcome"] == "published");
  CHECK(written["generation"] == "000002");

  const Outcome rollback = index.command("--rollback", {{"MUSUBI_FAIL_SYNC", index.index()}});
  CHECK(rollback.status == 0);
  CHECK_THAT(rollback.err, Catch::Matchers::ContainsSubstring("sync"));
  CHECK(index.live() == "000001");
}

TEST_CASE("a rollback that cannot be told of is done, and not to be done again",
          "[cli][faults][generations]") {
  const Nights index(3);
  const std::string indexer = musubi::test::tested_program("indexer");
  const Outcome rollback =
      run("/bin/sh", {"-c", R"("$0" --index "$1" --rollback > /dev/full)", indexer, index.index()});
  CHECK(rollback.status == 0);
  CHECK_THAT(rollback.err, Catch::Matchers::ContainsSubstring("000002 is live"));
  CHECK(index.live() == "000002");
}

TEST_CASE("a check beside a job that prunes looks at what is live then",
          "[cli][faults][generations]") {
  Nights index(1);
  auto check = musubi::test::start("indexer-with-faults", {"--index", index.index(), "--check"},
                                   {{"MUSUBI_HALT_AT", "verify"}});
  REQUIRE(check.wait_until_stopped());
  REQUIRE(index.night("1").status == 0);
  check.send(SIGCONT);
  const Outcome checked = check.wait();
  INFO(checked.err);
  CHECK(checked.status == 0);
  CHECK_THAT(checked.out, Catch::Matchers::ContainsSubstring("000002 is sound"));
}

TEST_CASE("odd names among the generations disturb nobody and are left alone",
          "[cli][faults][generations]") {
  Nights index(1);
  const fs::path generations = index.layout().generations();
  for (const char* name : {"999999999999999999", "20240101", "000002", "1e9", "-00001"}) {
    fs::create_directories(generations / name);
  }
  std::ofstream(generations / "000003") << "a file";
  for (const char* expected : {"000004", "000005", "000006"}) {
    REQUIRE(index.night("2").status == 0);
    CHECK(index.live() == expected);
    CHECK(index.command("--check").status == 0);
  }
  CHECK(index.state_of("000004").empty());
  CHECK(index.command("--rollback").status == 0);
  CHECK(index.live() == "000005");
  for (const char* name : {"999999999999999999", "20240101", "000002", "000003", "1e9"}) {
    CHECK(fs::exists(generations / name));
  }
}

TEST_CASE("an index without its history goes by the numbers", "[cli][faults][generations]") {
  Nights index(4);
  SECTION("it is lost") {
    fs::remove(index.layout().history());
  }
  SECTION("it is cut short") {
    fs::resize_file(index.layout().history(), 50);
  }
  SECTION("a bit of it is flipped") {
    std::string text = read_file(index.layout().history());
    text[text.find("000003") + 5] ^= 1;
    std::ofstream(index.layout().history()) << text;
  }
  SECTION("it names what is none") {
    std::ofstream(index.layout().history())
        << R"({"history": {"generations": [{"name": "../x"}]}})";
  }
  const bool lost = !fs::exists(index.layout().history());
  CHECK(index.command("--check").status == (lost ? 0 : 2));
  // As an index of old marks its generations.
  std::ofstream(index.layout().generations() / "000002/withdrawn");
  CHECK(index.command("--rollback").status == 0);
  CHECK(index.live() == "000003");
  CHECK(index.command("--rollback").status == 0);
  CHECK(index.live() == "000001");
  CHECK(!fs::exists(index.layout().generations() / "000002/withdrawn"));
  CHECK(index.command("--check").status == 0);
}

TEST_CASE("a list of checksums that lacks something vouches for nothing",
          "[cli][faults][generations]") {
  Nights index(1);
  const fs::path list = index.layout().generations() / "000001/checksums";
  const auto lines = lines_of(read_file(list));
  const auto write_lines = [&](std::size_t begin, std::size_t end) {
    std::ofstream file(list);
    for (std::size_t i = begin; i < end; ++i) file << lines[i] << '\n';
  };
  SECTION("it is empty") {
    write_lines(0, 0);
  }
  SECTION("it lacks the first file") {
    write_lines(1, lines.size());
  }
  SECTION("it lacks the last file") {
    write_lines(0, lines.size() - 1);
  }
  SECTION("it is in another order") {
    std::ofstream file(list);
    for (auto line = lines.rbegin(); line != lines.rend(); ++line) file << *line << '\n';
  }
  SECTION("a file was added") {
    std::ofstream(list.parent_path() / "position.glass") << "not ours";
  }
  SECTION("a file and its line are gone") {
    fs::remove(list.parent_path() / "bigram_counts.bin");
    std::ofstream file(list);
    for (const auto& line : lines) {
      if (line.find("bigram_counts.bin") == line.npos) file << line << '\n';
    }
  }
  CHECK(index.command("--check").status == 2);
  const Outcome searched = run("searcher", {"--index", index.index(), "大連"});
  CHECK(searched.status == 2);
  CHECK(searched.out.empty());
  const Outcome next = run("indexer", {"--index", index.index(), (index.path("docs/a.txt"))});
  CHECK(next.status == 0);
  CHECK_THAT(next.err, Catch::Matchers::ContainsSubstring("read anew"));
  CHECK(index.live() == "000002");
  CHECK(index.command("--check").status == 0);
}
