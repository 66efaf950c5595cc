// Synonyms and dictionaries of the user's own, through the real programs.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>

#include "tests/catch.h"
#include "tests/cli/program.h"
#include "tests/cli/texts.h"

using musubi::test::Outcome;
using musubi::test::read_file;
using musubi::test::run;
using musubi::test::TemporaryFolder;
using musubi::test::Texts;
using nlohmann::json;

namespace fs = std::filesystem;

namespace {

std::string words(const std::string& word, const std::string& reading) {
  return word + ",1288,1288,1000,名詞,固有名詞,一般,*,*,*," + word + "," + reading + "," + reading +
         "\n";
}

// An index that was built with a word of the user's own, which is found by its reading.
class OwnWords {
 public:
  OwnWords() {
    write(words("めんちょこ祭", "メンチョコサイ"));
    folder_.write("a.txt", "夏のめんちょこ祭のようす");
  }

  void write(const std::string& csv) const { folder_.write("words.csv", csv); }
  Outcome run(const char* program, const std::string& what,
              const std::map<std::string, std::string>& environment = {}) const {
    return musubi::test::run(
        program, {"--index", (folder_ / "index").string(), "--user-dictionary", csv_, what},
        environment);
  }
  Outcome job() const { return run("indexer", (folder_ / "a.txt").string()); }
  Outcome search(const std::map<std::string, std::string>& environment = {}) const {
    return run("searcher", "メンチョコサイ", environment);
  }
  void name(const std::string& dictionary) { csv_ = dictionary; }

  const TemporaryFolder& folder() const { return folder_; }
  fs::path compiled() const {
    std::vector<fs::path> files(fs::directory_iterator(folder_ / "index/dictionaries"), {});
    REQUIRE(files.size() == 1);
    return files.front();
  }
  // Every file of the index with its content, but for the lock, which names a process.
  std::map<std::string, std::string> state() const {
    std::map<std::string, std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder_ / "index")) {
      if (!entry.is_regular_file() || entry.path().filename() == "lock") continue;
      files[entry.path()] = read_file(entry.path());
    }
    return files;
  }

 private:
  TemporaryFolder folder_;
  std::string csv_ = (folder_ / "words.csv").string();
};

}  // namespace

TEST_CASE("a user's synonyms are searched too", "[cli][user_words]") {
  const Texts texts({"了解覚書を交わす", "自治体の会議", "地方公共団体の会議", "MOUを結ぶ"});
  const std::string file = texts.folder().write("synonyms.txt",
                                                "# ours\n"
                                                "自治体, 地方公共団体\n"
                                                "MOU => 了解覚書\n");
  const auto ids = [&](const std::string& query) {
    std::vector<std::string> found;
    const json answer = texts.search(query, {"--synonyms", file});
    for (const auto& hit : answer["hits"]) found.push_back(hit["id"]);
    std::sort(found.begin(), found.end());
    return found;
  };
  CHECK(ids("自治体") == std::vector<std::string>{"1", "2"});
  CHECK(ids("地方公共団体") == std::vector<std::string>{"1", "2"});
  CHECK(ids("mou") == std::vector<std::string>{"0"});
}

TEST_CASE("a user's own words are taken from a CSV file", "[cli][user_words]") {
  const TemporaryFolder folder;
  const std::string words =
      folder.write("words.csv",
                   "めんちょこ祭,1288,1288,1000,名詞,固有名詞,一般,*,*,*,めんちょこ祭,"
                   "メンチョコサイ,メンチョコサイ\n");
  const std::string index = (folder / "index").string();
  const std::string text = folder.write("a.txt", "夏のめんちょこ祭のようす");
  REQUIRE(run("indexer", {"--index", index, "--user-dictionary", words, text}).status == 0);
  CHECK(run("searcher", {"--index", index, "--user-dictionary", words, "メンチョコサイ"}).status ==
        0);
  const Outcome without = run("searcher", {"--index", index, "めんちょこ祭"});
  CHECK(without.status == 2);
  folder.write("words.csv", "not,a,dictionary\n");
  CHECK(run("indexer", {"--index", index, "--user-dictionary", words, text}).status == 2);
}

TEST_CASE("a compiled dictionary that is damaged is not used, and is made anew",
          "[cli][user_words][faults]") {
  const OwnWords own;
  REQUIRE(own.job().status == 0);
  const auto sound = own.state();
  const TemporaryFolder cache;
  const auto damage = GENERATE(as<std::string>{}, "27:6", "75:5", "100:0", "cut", "gone");
  INFO(damage);
  std::string bytes = read_file(own.compiled());
  if (damage == "gone") {
    fs::remove(own.compiled());
  } else if (damage == "cut") {
    fs::resize_file(own.compiled(), bytes.size() / 2);
  } else {
    const auto colon = damage.find(':');
    bytes.at(std::stoul(damage)) ^= static_cast<char>(1 << std::stoi(damage.substr(colon + 1)));
    std::ofstream(own.compiled(), std::ios::binary) << bytes;
  }
  const auto damaged = own.state();
  // Compiled into the user's own cache: a searcher does not write into the index.
  CHECK(own.search({{"XDG_CACHE_HOME", cache.path().string()}}).status == 0);
  const Outcome without_cache = own.search({{"XDG_CACHE_HOME", "/dev/null/none"}});
  CHECK(without_cache.status == 2);
  CHECK_THAT(without_cache.err, Catch::Matchers::ContainsSubstring("cannot compile"));
  CHECK(own.state() == damaged);
  const Outcome checked = own.run("indexer", "--check");
  CHECK(checked.status == (damage == "gone" ? 0 : 2));
  CHECK(checked.err.find("--rollback") == std::string::npos);  // that would mend nothing

  const Outcome job = own.job();
  INFO(job.err);
  CHECK(job.status == 0);
  CHECK_THAT(job.err, Catch::Matchers::ContainsSubstring("nothing changed"));
  CHECK(own.state() == sound);
  CHECK(own.run("indexer", "--check").status == 0);
  CHECK(own.search({{"XDG_CACHE_HOME", "/dev/null/none"}}).status == 0);
}

TEST_CASE("another dictionary of the same name and size is another dictionary",
          "[cli][user_words]") {
  OwnWords own;
  const auto check_noticed = [&](const auto& change) {
    REQUIRE(own.job().status == 0);
    REQUIRE(own.search().status == 0);
    change();
    const Outcome refused = own.search();
    CHECK(refused.status == 2);
    CHECK_THAT(refused.err, Catch::Matchers::ContainsSubstring("another dictionary"));
    const Outcome job = own.job();
    CHECK(job.status == 0);
    CHECK_THAT(job.err,
               Catch::Matchers::ContainsSubstring("the dictionary or the analyzer has changed"));
    CHECK(own.search().status <= 1);
  };
  SECTION("words as CSV") {
    check_noticed([&] { own.write(words("めんちょこ寺", "メンチョコデラ")); });
  }
  SECTION("compiled words") {
    REQUIRE(own.job().status == 0);
    const fs::path dictionary = own.folder() / "words.dic";
    fs::rename(own.compiled(), dictionary);
    own.write(words("めんちょこ寺", "メンチョコサイ"));
    REQUIRE(own.job().status == 0);
    const fs::path other = own.compiled();
    own.name(dictionary.string());
    check_noticed([&] { fs::copy_file(other, dictionary, fs::copy_options::overwrite_existing); });
  }
}

TEST_CASE("another system dictionary of the same size is another dictionary", "[cli][user_words]") {
  const TemporaryFolder folder;
  const fs::path dictionary = folder / "ipadic";
  fs::create_directory(dictionary);
  for (const auto& entry : fs::directory_iterator(MUSUBI_TEST_DICTIONARY)) {
    fs::create_symlink(entry.path(), dictionary / entry.path().filename());
  }
  const fs::path table = dictionary / "char.bin";
  fs::remove(table);
  fs::copy_file(fs::path(MUSUBI_TEST_DICTIONARY) / "char.bin", table);
  const std::vector<std::string> options = {"--index", (folder / "index").string(), "--dictionary",
                                            dictionary.string()};
  const auto with = [&](const std::string& what) {
    auto arguments = options;
    arguments.push_back(what);
    return arguments;
  };
  REQUIRE(run("indexer", with(folder.write("a.txt", "大連市との交流"))).status == 0);
  REQUIRE(run("searcher", with("大連")).status == 0);
  std::string bytes = read_file(table);
  bytes.back() ^= 1;
  std::ofstream(table, std::ios::binary) << bytes;
  CHECK(run("searcher", with("大連")).status == 2);
}
