#include <fstream>
#include <sstream>

#include "common/index/layout.h"
#include "indexer/generations/index_lock.h"
#include "searcher/search.h"
#include "tests/catch.h"
#include "tests/cli/own_searcher.h"
#include "tests/cli/program.h"

using musubi::IndexLayout;
using musubi::test::Outcome;
using musubi::test::run;
using musubi::test::TemporaryFolder;

namespace fs = std::filesystem;

namespace {

// An index whose generations can be told apart: 000001 knows 大連, 000002 瀋陽 ...
class Generations {
 public:
  explicit Generations(int count) : layout_(folder_ / "index") {
    for (int i = 0; i < count; ++i) publish(kCities[i]);
  }

  const IndexLayout& layout() const { return layout_; }
  fs::path folder_of(const std::string& name) const { return layout_.generations() / name; }

  void publish(const std::string& city, const std::string& keep = "9") const {
    const auto source = folder_.write("a.txt", city + "市との経済交流\n");
    const Outcome outcome = command({"--keep", keep, "--rebuild", source});
    INFO(outcome.err);
    REQUIRE(outcome.status == 0);
  }
  Outcome command(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), {"--index", layout_.root().string()});
    return run("indexer", arguments);
  }
  bool finds(const std::string& city) const {
    return run("searcher", {"--index", layout_.root().string(), city}).status == 0;
  }

  static constexpr const char* kCities[] = {"大連", "瀋陽", "天津", "北京"};

 private:
  TemporaryFolder folder_;
  IndexLayout layout_;
};

void flip_a_byte(const fs::path& file, std::uintmax_t place) {
  std::fstream stream(file, std::ios::binary | std::ios::in | std::ios::out);
  stream.seekg(static_cast<std::streamoff>(place));
  const int byte = stream.get();
  stream.seekp(static_cast<std::streamoff>(place));
  stream.put(static_cast<char>(byte ^ 0x10));
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

}  // namespace

TEST_CASE("the generations are listed with their state", "[cli][generations]") {
  const Generations index(3);
  fs::copy(index.folder_of("000001"), index.folder_of("refused-000004"));
  fs::remove(index.folder_of("000001") / "manifest.json");
  const Outcome outcome = index.command({"--list"});
  CHECK(outcome.status == 0);
  CHECK(outcome.err.empty());
  const auto lines = lines_of(outcome.out);
  REQUIRE(lines.size() == 5);
  CHECK_THAT(lines[0], Catch::Matchers::StartsWith("GENERATION"));
  CHECK_THAT(lines[1], Catch::Matchers::StartsWith("000001 ") &&
                           Catch::Matchers::ContainsSubstring(" kept ") &&
                           Catch::Matchers::ContainsSubstring(" damaged "));
  CHECK_THAT(lines[2], Catch::Matchers::StartsWith("000002 ") &&
                           Catch::Matchers::ContainsSubstring(" kept "));
  CHECK_THAT(lines[3], Catch::Matchers::StartsWith("000003 ") &&
                           Catch::Matchers::ContainsSubstring(" live ") &&
                           Catch::Matchers::ContainsSubstring(" 1 "));
  CHECK_THAT(lines[4], Catch::Matchers::StartsWith("refused-000004 ") &&
                           Catch::Matchers::ContainsSubstring(" refused "));
  const auto size_column_end = lines[0].find("SIZE") + 4;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const std::string unit = lines[i].substr(size_column_end - 3, 4);
    CHECK((unit == " kB " || unit == " MB "));
  }
}

TEST_CASE("a sound index passes the check", "[cli][generations]") {
  const Generations index(2);
  const Outcome outcome = index.command({"--check"});
  CHECK(outcome.status == 0);
  CHECK(outcome.err.empty());
  CHECK_THAT(outcome.out, Catch::Matchers::ContainsSubstring("000002 is sound") &&
                              Catch::Matchers::ContainsSubstring(": 1 document,"));
}

TEST_CASE("the check finds one flipped bit wherever it is, and says what to do",
          "[cli][generations]") {
  const Generations index(1);
  std::vector<std::string> files;
  for (const auto& entry : fs::directory_iterator(index.folder_of("000001"))) {
    if (fs::file_size(entry) > 0) files.push_back(entry.path().filename());
  }
  REQUIRE(files.size() >= 5);
  for (const std::string& name : files) {
    const fs::path file = index.folder_of("000001") / name;
    const std::uintmax_t size = fs::file_size(file);
    for (const std::uintmax_t place : {std::uintmax_t{0}, size / 3, size - 1}) {
      INFO(name << ", byte " << place);
      flip_a_byte(file, place);
      const Outcome outcome = index.command({"--check"});
      CHECK(outcome.status == 2);
      CHECK(outcome.out.empty());
      CHECK_THAT(outcome.err, Catch::Matchers::ContainsSubstring("--rollback"));
      flip_a_byte(file, place);
    }
  }
  CHECK(index.command({"--check"}).status == 0);
}

TEST_CASE("the check finds what is missing", "[cli][generations]") {
  const Generations index(1);
  SECTION("a file") {
    const char* name =
        GENERATE("postlist.glass", "docdata.glass", "iamglass", "manifest.json", "bigrams.bin",
                 "facets.bin", "ranking.bin", "letters.bin", "checksums");
    fs::remove(index.folder_of("000001") / name);
    const Outcome outcome = index.command({"--check"});
    CHECK(outcome.status == 2);
    CHECK_THAT(outcome.err, Catch::Matchers::ContainsSubstring(name));
  }
  SECTION("the generation") {
    fs::remove_all(index.folder_of("000001"));
    const Outcome outcome = index.command({"--check"});
    CHECK(outcome.status == 2);
    CHECK_THAT(outcome.err, Catch::Matchers::ContainsSubstring("000001 is missing"));
  }
  SECTION("the stub") {
    fs::remove(index.layout().stub());
    const Outcome outcome = index.command({"--check"});
    CHECK(outcome.status == 2);
    CHECK_THAT(outcome.err, Catch::Matchers::ContainsSubstring("XAPIANDB"));
  }
  SECTION("the stub names a second database") {
    std::ofstream(index.layout().stub(), std::ios::app) << "auto generations/000001\n";
    const Outcome outcome = index.command({"--check"});
    CHECK(outcome.status == 2);
    CHECK_THAT(outcome.err, Catch::Matchers::ContainsSubstring("XAPIANDB"));
  }
}

TEST_CASE("a rollback makes the generation before the live one live", "[cli][generations]") {
  const Generations index(3);
  const Outcome outcome = index.command({"--rollback"});
  CHECK(outcome.status == 0);
  CHECK_THAT(outcome.out, Catch::Matchers::ContainsSubstring("000002 is live"));
  CHECK(index.finds("瀋陽"));
  CHECK(!index.finds("天津"));
  CHECK_THAT(index.command({"--list"}).out, Catch::Matchers::ContainsSubstring("withdrawn"));

  SECTION("a second one goes back further, and a third finds nothing") {
    CHECK(index.command({"--rollback"}).status == 0);
    CHECK(index.finds("大連"));
    const Outcome third = index.command({"--rollback"});
    CHECK(third.status == 2);
    CHECK(third.out.empty());
    CHECK_THAT(third.err, Catch::Matchers::ContainsSubstring("no generation before 000001"));
    CHECK(index.finds("大連"));
  }
  SECTION("what was withdrawn is the first to be pruned and never gone back to") {
    index.publish("北京", "2");
    CHECK(index.layout().live_generation() == "000004");
    CHECK(index.layout().list_generations() == std::vector<std::string>{"000002", "000004"});
    CHECK(index.command({"--rollback"}).status == 0);
    CHECK(index.finds("瀋陽"));
  }
}

TEST_CASE("a rollback does not go to a damaged generation", "[cli][generations]") {
  const Generations index(2);
  flip_a_byte(index.folder_of("000001") / "docdata.glass", 5000);
  const Outcome outcome = index.command({"--rollback"});
  CHECK(outcome.status == 2);
  CHECK_THAT(outcome.err, Catch::Matchers::ContainsSubstring("000001 is damaged") &&
                              Catch::Matchers::ContainsSubstring("docdata.glass") &&
                              Catch::Matchers::ContainsSubstring("--rebuild"));
  CHECK(index.finds("瀋陽"));
}

TEST_CASE("a rollback mends an index whose live generation is gone", "[cli][generations]") {
  const Generations index(2);
  fs::remove_all(index.folder_of("000002"));
  CHECK(!index.finds("瀋陽"));
  CHECK(index.command({"--rollback"}).status == 0);
  CHECK(index.finds("大連"));
}

TEST_CASE("pruning leaves the live generation, the newest, and no litter", "[cli][generations]") {
  const Generations index(4);
  fs::create_directories(index.layout().building() / "half");
  fs::create_directories(index.folder_of("refused-000005"));
  const Outcome outcome = index.command({"--prune"});
  CHECK(outcome.status == 0);
  CHECK(index.layout().list_generations() == std::vector<std::string>{"000003", "000004"});
  CHECK(index.layout().list_refused().empty());
  CHECK(!fs::exists(index.layout().building()));
  for (const char* name : {"000001", "000002", "refused-000005", ".building"}) {
    CHECK_THAT(outcome.out, Catch::Matchers::ContainsSubstring(name));
  }
  CHECK(index.command({"--rollback"}).status == 0);
  CHECK(index.command({"--prune", "--keep", "1"}).status == 0);
  CHECK(index.layout().list_generations() == std::vector<std::string>{"000003"});
  CHECK(index.finds("天津"));
  CHECK(index.command({"--prune"}).out == "nothing to remove\n");
}

TEST_CASE("a searcher that has a generation open finishes its query when that is removed",
          "[cli][generations]") {
  const Generations index(1);
  musubi::Searcher searcher = musubi::test::own_searcher(index.layout().root());
  index.publish("瀋陽");
  REQUIRE(index.command({"--prune", "--keep", "1"}).status == 0);
  REQUIRE(!fs::exists(index.folder_of("000001")));
  // A word, a misspelling, a reading (both in the vocabulary), a phrase.
  for (const char* query : {"大連", "経斉交流", "dairen", "「経済交流」"}) {
    INFO(query);
    musubi::SearchRequest request;
    request.query = query;
    request.limit = 10;
    const auto answer = searcher.search(request);
    REQUIRE(answer);
    CHECK(answer->total == 1);
  }
}

TEST_CASE("commands that change the index wait for no indexer, those that read need no lock",
          "[cli][generations]") {
  const Generations index(2);
  const auto lock = musubi::IndexLock::acquire(index.layout().lock());
  REQUIRE(lock);
  REQUIRE(lock->has_value());
  CHECK(index.command({"--rollback"}).status == 3);
  CHECK(index.command({"--prune"}).status == 3);
  CHECK(index.command({"--list"}).status == 0);
  CHECK(index.command({"--check"}).status == 0);
}

TEST_CASE("a command on no index says so and makes none", "[cli][generations]") {
  const TemporaryFolder folder;
  const std::string command = GENERATE("--list", "--check", "--rollback", "--prune");
  const Outcome outcome = run("indexer", {"--index", (folder / "none").string(), command});
  CHECK(outcome.status == 2);
  CHECK(outcome.out.empty());
  CHECK_THAT(outcome.err, Catch::Matchers::ContainsSubstring("there is no index in"));
  CHECK(!fs::exists(folder / "none"));
}
