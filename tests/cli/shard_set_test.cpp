// An index that is cut into shards, as an administrator and a searcher see it.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <regex>
#include <sstream>
#include <thread>

#include "common/index/layout.h"
#include "tests/catch.h"
#include "tests/cli/faults/numbered_corpus.h"
#include "tests/cli/program.h"
#include "tests/cli/search_server.h"

using namespace musubi::test;
using Catch::Matchers::ContainsSubstring;
using musubi::IndexLayout;
using nlohmann::json;

namespace fs = std::filesystem;

namespace {

constexpr int kKilled = 128 + SIGKILL;

constexpr std::size_t kQueryCount = 18;

// Of every form, with more hits than are asked for.
constexpr const char* kQueries = R"({"query":"大連","limit":3}
{"query":"大連市と観光","limit":5,"offset":4}
{"query":"経済 交流","limit":50,"sort":"-date"}
{"query":"\"青森県と農業\"","limit":4}
{"query":"「市と観」","limit":4}
{"query":"経*","limit":3}
{"query":"国際*"}
{"query":"country:中国 観光","limit":2}
{"query":"title:農業","limit":2,"sort":"date"}
{"query":"観光 -農業","limit":2}
{"query":"観光訪問団 OR 農業","limit":5}
{"query":"date:1990..2004","limit":7,"sort":"date"}
{"query":"けいざいこうりゅ"}
{"query":"コンピユータ"}
{"query":"keizai"}
{"query":"id:d1*","limit":3}
{"query":"大連市と経済の協定を結んだのはどこですか","limit":3}
{"limit":4,"offset":90}
)";

std::string record(int number, const std::string& word) {
  static const char* const kSubjects[] = {"経済交流", "観光", "農業", "コンピュータ", "人材育成"};
  static const char* const kPlaces[] = {"大連市", "青森県", "仙台市"};
  json record = {{"id", fmt::format("d{}", number)},
                 {"title", fmt::format("{}と{}", kPlaces[number % 3], kSubjects[number % 5])},
                 {"body", fmt::format("{}と{}の協定を結んだ。{}", kPlaces[number % 2],
                                      kSubjects[number % 4], word)}};
  if (number % 4 != 0) record["date"] = fmt::format("{}-04-01", 1985 + number % 30);
  if (number % 2 != 0) record["country"] = number % 3 == 0 ? "中国" : "韓国";
  return record.dump() + "\n";
}

// The sources of a night: some documents of the one before are gone, some changed, some new.
std::string night(int number) {
  std::string lines;
  for (int i = number * 9; i < 100 + number * 5; ++i) {
    lines += record(i, i % 11 == number ? fmt::format("第{}版、国際会議", number) : "");
  }
  return lines;
}

using Answers = std::vector<json>;

// All of them but what tells when, where and of which files.
Answers answers_of(const std::string& index) {
  const TemporaryFolder folder;
  const Outcome outcome =
      run("/bin/sh", {"-c", "exec searcher --batch < " + folder.write("queries", kQueries)},
          {{"PATH", tested_folder() + ":/usr/bin:/bin"}, {"MUSUBI_INDEX", index}});
  Answers answers;
  std::istringstream lines(outcome.out);
  for (std::string line; std::getline(lines, line);) {
    json answer = json::parse(line);
    for (const char* varies : {"took_ms", "shards"}) answer.erase(varies);
    for (json& hit : answer["hits"]) {
      for (const char* varies : {"file", "path", "row"}) hit.erase(varies);
    }
    answers.push_back(std::move(answer));
  }
  REQUIRE(answers.size() == kQueryCount);
  return answers;
}

class Set {
 public:
  explicit Set(std::string shards) : layout_(folder_ / "index"), shards_(std::move(shards)) {}

  const IndexLayout& layout() const { return layout_; }
  std::string index() const { return layout_.root().string(); }
  fs::path live() const { return layout_.generations() / layout_.live_generation().value(); }
  fs::path shard(int number) const {
    return live() / fmt::format("shard-{}-of-{}", number, shards_);
  }

  void become(int number) const { folder_.write("list.jsonl", night(number)); }
  Outcome index_with(std::vector<std::string> options) const {
    options.insert(options.begin(), {"--index", index()});
    options.push_back((folder_ / "list.jsonl").string());
    return run("indexer", options);
  }
  // As the option says it, or as it was.
  Outcome index_night(int number) const {
    become(number);
    const bool is_first = !fs::exists(layout_.stub());
    return index_with(is_first ? std::vector<std::string>{"--shards", shards_}
                               : std::vector<std::string>{});
  }
  Outcome command(const std::string& name) const {
    return run("indexer", {"--index", index(), name});
  }

  Answers answers() const { return answers_of(index()); }

 private:
  TemporaryFolder folder_;
  IndexLayout layout_;
  std::string shards_;
};

}  // namespace

TEST_CASE("a set of shards answers as one index, night after night", "[cli][shards]") {
  const Set one("1"), cut("3");
  const auto compare = [&](const std::string& when) {
    INFO(when);
    CHECK(cut.answers() == one.answers());
  };
  std::string told;
  for (const int number : {0, 1, 2}) {
    REQUIRE(one.index_night(number).status == 0);
    const Outcome outcome = cut.index_night(number);
    INFO(outcome.err);
    REQUIRE(outcome.status == 0);
    told = outcome.err;
    compare(fmt::format("night {}", number));
  }
  CHECK_THAT(told, ContainsSubstring(" in 3 shards in "));
  CHECK_THAT(told, !ContainsSubstring("read anew"));
  CHECK_THAT(cut.index_with({}).err, ContainsSubstring("nothing changed"));
  const Outcome checked = cut.command("--check");
  INFO(checked.err);
  CHECK(checked.status == 0);
  CHECK(one.command("--rollback").status == 0);
  CHECK(cut.command("--rollback").status == 0);
  compare("rolled back");
}

TEST_CASE("an index becomes a set, another set, and one database again", "[cli][shards]") {
  const Set index("2");
  REQUIRE(index.index_night(0).status == 0);
  const Answers answers = index.answers();
  for (const char* shards : {"5", "1"}) {
    const Outcome outcome = index.index_with({"--shards", shards});
    INFO(outcome.err);
    REQUIRE(outcome.status == 0);
    CHECK_THAT(outcome.err, ContainsSubstring("everything is read anew: the index is to have " +
                                              std::string(shards) + " shard"));
    CHECK(index.answers() == answers);
  }
  CHECK(fs::exists(index.live() / "postlist.glass"));
  std::istringstream table(index.command("--list").out);
  std::string line;
  std::getline(table, line);
  CHECK_THAT(line, ContainsSubstring("DOCUMENTS  SHARDS  "));
  std::getline(table, line);
  CHECK_THAT(line, ContainsSubstring("      100       5  "));
  const Outcome too_many = index.index_with({"--shards", "33"});
  CHECK(too_many.status == 2);
  CHECK_THAT(too_many.err, ContainsSubstring("--shards"));
}

TEST_CASE("more shards than documents, and documents that are all gone", "[cli][shards]") {
  const Set index("8");
  const TemporaryFolder folder;
  const auto index_lines = [&](const std::string& lines) {
    return run("indexer", {"--index", index.index(), "--shards", "8", "--force",
                           folder.write("few.jsonl", lines)});
  };
  REQUIRE(index_lines(record(1, "")).status == 0);
  CHECK(run("searcher", {"--index", index.index(), "観光"}).status == 0);
  REQUIRE(index_lines(record(2, "鳥取県")).status == 0);
  CHECK(run("searcher", {"--index", index.index(), "鳥取県"}).status == 0);
  CHECK(run("searcher", {"--index", index.index(), "id:d1"}).status == 1);
  CHECK(index.command("--check").status == 0);
}

TEST_CASE("a job killed between shards leaves the night before or the new one", "[cli][shards]") {
  const NumberedCorpus corpus;
  const TemporaryFolder folder;
  const std::string index = (folder / "index").string();
  const auto first = run("indexer", {"--index", index, "--shards", "2", corpus.sources()});
  INFO(first.err);
  REQUIRE(first.status == 0);
  CHECK(corpus.state_of(index) == 0);
  int state = 0;
  struct Row {
    const char* point;
    bool is_new_live;
  };
  for (const Row& row : {Row{"update:patched", false}, Row{"finished:shard-1-of-2", false},
                         Row{"rename:generation", false}, Row{"replace:XAPIANDB", false},
                         Row{"replaced:XAPIANDB", true}}) {
    INFO(row.point);
    const int next = (state + 1) % NumberedCorpus::kStates;
    corpus.become(next);
    const Outcome job = corpus.start_with_faults(index, {{"MUSUBI_CRASH_AT", row.point}}).wait();
    CHECK(job.status == kKilled);
    CHECK(corpus.state_of(index) == (row.is_new_live ? next : state));
    const Outcome again = corpus.index_into(index);
    INFO(again.err);
    CHECK(again.status == 0);
    CHECK(corpus.state_of(index) == next);
    CHECK_FALSE(fs::exists(IndexLayout(index).building()));
    state = next;
  }
}

TEST_CASE("damage to one shard is found by all, and mended", "[cli][shards]") {
  const Set index("2");
  REQUIRE(index.index_night(0).status == 0);
  const Answers before = index.answers();
  REQUIRE(index.index_night(1).status == 0);
  const auto file = GENERATE(as<std::string>(), "postlist.glass", "letters.bin", "docdata.glass",
                             "manifest.json", "checksums");
  INFO(file);
  const fs::path damaged = index.shard(2) / file;
  if (file == "checksums") {
    fs::remove(damaged);
  } else {
    fs::resize_file(damaged, fs::file_size(damaged) / 2);
  }
  const Outcome searched = run("searcher", {"--index", index.index(), "大連"});
  CHECK(searched.status == 2);
  CHECK(searched.out.empty());
  // Its letters are those of the front.
  CHECK_THAT(searched.err, ContainsSubstring("shard-2-of-2/" + file));
  const Outcome checked = index.command("--check");
  CHECK(checked.status == 2);
  CHECK_THAT(checked.err, ContainsSubstring(damaged.string()));
  if (file == "letters.bin") {
    const Outcome night = index.index_night(2);
    INFO(night.err);
    CHECK(night.status == 0);
    CHECK_THAT(night.err, ContainsSubstring("everything is read anew"));
    CHECK(fs::exists(index.shard(2) / file));
  } else {
    CHECK(index.command("--rollback").status == 0);
    CHECK(index.answers() == before);
  }
  CHECK(index.command("--check").status == 0);
}

TEST_CASE("a shard that is gone, or left out of the stub, is missed", "[cli][shards]") {
  const Set index("2");
  REQUIRE(index.index_night(0).status == 0);
  const std::string stub = read_file(index.layout().stub());
  const auto search = [&] { return run("searcher", {"--index", index.index(), "大連"}); };

  SECTION("a line of the stub is gone") {
    std::ofstream(index.layout().stub()) << stub.substr(0, stub.find('\n') + 1);
    CHECK_THAT(search().err, ContainsSubstring("not all shards"));
  }
  SECTION("its lines are in another order") {
    const auto end = stub.find('\n') + 1;
    std::ofstream(index.layout().stub()) << stub.substr(end) + stub.substr(0, end);
    CHECK_THAT(search().err, ContainsSubstring("in their order"));
  }
  SECTION("its folder is gone") {
    fs::remove_all(index.shard(1));
    CHECK_THAT(search().err, ContainsSubstring("shard-1-of-2"));
  }
  const Outcome found = search();
  CHECK(found.status == 2);
  CHECK(found.out.empty());
  CHECK(index.command("--check").status == 2);
  // The next night builds as many as there were.
  const Outcome mended = index.index_with({});
  INFO(mended.err);
  CHECK(mended.status == 0);
  CHECK(read_file(index.layout().stub()).ends_with("shard-2-of-2\n"));
  CHECK(search().status == 0);
}

TEST_CASE("what a night could not read stays, shard by shard", "[cli][shards]") {
  const Set index("3");
  REQUIRE(index.index_night(0).status == 0);
  const std::string source = (index.layout().root().parent_path() / "list.jsonl").string();
  // A broken record in the place of a good one, and another kind of reading: all is read anew.
  std::string lines = night(0);
  lines.replace(lines.find("{"), 1, "<");
  std::ofstream(source) << lines;
  for (const char* how : {"--rehash", "--rebuild"}) {
    INFO(how);
    const Outcome outcome = index.index_with({how});
    INFO(outcome.err);
    CHECK(outcome.status == 1);
    CHECK_THAT(outcome.err, ContainsSubstring("kept as"));
    CHECK(run("searcher", {"--index", index.index(), "id:d0"}).status == 0);
  }
}

TEST_CASE("a set that fails a canary is kept aside whole, and can be searched", "[cli][shards]") {
  const Set index("2");
  const TemporaryFolder folder;
  REQUIRE(index.index_night(0).status == 0);
  const Answers before = index.answers();
  index.become(1);
  const auto canaries = folder.write("canaries", R"({"query":"長春市","hits":1})");
  const Outcome refused = index.index_with({"--canaries", canaries});
  CHECK(refused.status == 2);
  CHECK_THAT(refused.err, ContainsSubstring("canar"));
  CHECK(index.answers() == before);
  const auto found = [&](const std::string& where) {
    return run("searcher", {"--index", where, "第1版"}).status;
  };
  CHECK(found(index.index()) == 1);
  CHECK(found(index.index() + "/refused") == 0);
}

TEST_CASE("servers of all shards answer as the index", "[cli][shards][remote]") {
  const Set index(GENERATE("1", "2"));
  const TemporaryFolder folder;
  REQUIRE(index.index_night(0).status == 0);
  const std::string far = (folder / "far").string();
  const std::string script = std::string(MUSUBI_TEST_CORPUS) + "/../script/shard-servers";
  // Two ports in a row that are free: at the second try, if not at the first.
  std::optional<RunningProgram> servers;
  for (int i = 0; i < 10 && !fs::exists(far + "/XAPIANDB"); ++i) {
    servers.emplace(start("/bin/bash", {script, index.index(), far, std::to_string(free_port())},
                          {{"PATH", tested_folder() + ":/usr/bin:/bin"}}));
    for (int j = 0; j < 200 && !fs::exists(far + "/XAPIANDB") && !servers->has_ended(); ++j) {
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
  }
  REQUIRE(fs::exists(far + "/XAPIANDB"));
  CHECK(fs::exists(far + "/servers.log"));
  CHECK(answers_of(far) == index.answers());

  // Without a front, statistics of another night are not taken for those of this one.
  REQUIRE(index.index_night(1).status == 0);
  fs::remove_all(far + "/front");
  fs::copy_file(index.live() / "bigrams.bin", far + "/bigrams.bin",
                fs::copy_options::overwrite_existing);
  const Outcome other = run("searcher", {"--index", far, "大連"});
  CHECK(other.status == 2);
  CHECK_THAT(other.err, ContainsSubstring("bigrams.bin is of 96 documents, the shards have 100"));
  servers->send(SIGTERM);
  CHECK(servers->wait().status == 0);
}

TEST_CASE("the unit of a shard waits for its file, and serves what that names by then",
          "[cli][shards][remote]") {
  const std::string unit = read_file(fs::path(MUSUBI_TEST_CORPUS).parent_path() /
                                     "packaging/systemd/musubi-shard@.service");
  const auto begin = unit.find("/bin/sh -c '") + 12;
  const std::string line = unit.substr(begin, unit.find("'\n", begin) - begin);
  const int port = free_port();
  // As systemd reads it.
  const std::string command = std::regex_replace(
      std::regex_replace(line, std::regex("%i"), std::to_string(port)), std::regex("\\$\\$"), "$$");
  const Set index("2");
  REQUIRE(index.index_night(0).status == 0);
  const TemporaryFolder folder;
  const RunningProgram server = start(
      "/bin/sh", {"-c", command},
      {{"PATH", "/usr/bin:/bin"}, {"ADDRESS", "127.0.0.1"}, {"FOLDER", folder.path().string()}});
  folder.write("front/XAPIANDB", fmt::format("remote 127.0.0.1:{}\n", port));
  int total = 0;
  for (const int shard : {2, 1}) {
    // In its place by one rename, as a server may look at any moment.
    const std::string next =
        folder.write("served/next", fmt::format("auto {}\n", index.shard(shard).string()));
    fs::rename(next, folder / "served" / std::to_string(port));
    fs::copy_file(index.shard(shard) / "bigrams.bin", folder / "front/bigrams.bin",
                  fs::copy_options::overwrite_existing);
    const auto served = [&] {
      return run("searcher", {"--index", folder / "front", "--format", "json", "date:1900.."});
    };
    Outcome found = served();
    for (int i = 0; i < 200 && found.status == 2; ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
      found = served();
    }
    INFO(found.err);
    REQUIRE(found.status == 0);
    total += json::parse(found.out)["total"].get<int>();
  }
  CHECK(total == 75);
}

TEST_CASE("an administrator reads of shards in Japanese", "[cli][shards][messages]") {
  const TemporaryFolder folder;
  const auto source = folder.write("a.txt", "大連市との経済交流\n");
  const auto night = [&](const std::string& shards) {
    return run("indexer", {"--index", folder / "index", "--shards", shards, source},
               {{"LANG", "ja_JP.UTF-8"}})
        .err;
  };
  CHECK_THAT(night("2"), ContainsSubstring("変更なし 0）、シャード 2 個、1 ファイル、本文 "));
  const std::string stub = folder / "index/XAPIANDB";
  const std::string lines = read_file(stub);
  std::ofstream(stub) << lines.substr(0, lines.find('\n') + 1);
  const auto searched =
      run("searcher", {"--index", folder / "index", "大連"}, {{"LANG", "ja_JP.UTF-8"}});
  CHECK_THAT(searched.err, ContainsSubstring("その世代のシャードが順にすべて書かれていない"));
  std::ofstream(stub) << lines;
  CHECK_THAT(night("1"), ContainsSubstring("すべて読み直します: 索引のシャードを、今の 2 個から "
                                           "1 個にする指定による"));
}
