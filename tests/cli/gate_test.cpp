// The publish gate, as an administrator meets it.
#include <nlohmann/json.hpp>

#include "common/index/layout.h"
#include "tests/catch.h"
#include "tests/cli/faults/small_disk.h"
#include "tests/cli/program.h"

using musubi::IndexLayout;
using musubi::test::Outcome;
using musubi::test::run;
using musubi::test::SmallDisk;
using musubi::test::TemporaryFolder;

namespace fs = std::filesystem;

namespace {

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

std::string records(int count) {
  std::string lines;
  for (int i = 0; i < count; ++i) {
    lines += R"({"id": "r)" + std::to_string(i) + R"(", "title": "大連市との協定 )" +
             std::to_string(i) + R"(", "country": "中国"})" + "\n";
  }
  return lines;
}

class NightlyIndex {
 public:
  explicit NightlyIndex(int documents) : layout_(folder_ / "index") {
    const Outcome outcome = reindex(documents);
    INFO(outcome.err);
    REQUIRE(outcome.status == 0);
  }

  const IndexLayout& layout() const { return layout_; }
  std::string write(std::string_view name, std::string_view content) const {
    return folder_.write(name, content);
  }
  Outcome index(const std::string& source, std::vector<std::string> options) const {
    options.insert(options.end(), {"--index", layout_.root().string(), source});
    return run("indexer", options);
  }
  Outcome reindex(int documents, std::vector<std::string> options = {}) const {
    return index(folder_.write("list.jsonl", records(documents)), std::move(options));
  }
  std::uint64_t documents(const fs::path& index) const {
    const Outcome answer =
        run("searcher", {"--index", index.string(), "--format", "json", "--country", "中国"});
    INFO(answer.err);
    REQUIRE(answer.status == 0);
    return nlohmann::json::parse(answer.out).at("total").get<std::uint64_t>();
  }
  std::uint64_t documents() const { return documents(layout_.root()); }
  std::vector<std::string> names() const {
    std::vector<std::string> found;
    for (const auto& entry : fs::directory_iterator(layout_.generations())) {
      found.push_back(entry.path().filename().string());
    }
    std::sort(found.begin(), found.end());
    return found;
  }

 private:
  TemporaryFolder folder_;
  IndexLayout layout_;
};

}  // namespace

TEST_CASE("an index that lost too many documents is not published", "[cli][gate]") {
  const NightlyIndex index(20);
  const Outcome refused = index.reindex(15);
  INFO(refused.err);
  CHECK(refused.status == 2);
  CHECK(contains(refused.err, "15 documents"));
  CHECK(contains(refused.err, "25.0%"));
  CHECK(contains(refused.err, "--max-shrink"));
  CHECK(contains(refused.err, "--force"));
  CHECK(index.documents() == 20);

  CHECK(index.reindex(16).status == 0);
  CHECK(index.documents() == 16);
  CHECK(index.reindex(8, {"--max-shrink", "50%"}).status == 0);
  CHECK(index.reindex(1, {"--force"}).status == 0);
  CHECK(index.documents() == 1);
}

TEST_CASE("a refused generation is kept for a look until the next one", "[cli][gate]") {
  const NightlyIndex index(20);
  const fs::path preview = index.layout().root() / "refused";
  const Outcome refused = index.reindex(10);
  REQUIRE(refused.status == 2);
  CHECK(contains(refused.err, "searcher --index " + preview.string()));
  CHECK(index.documents(preview) == 10);
  CHECK(index.names() == std::vector<std::string>{"000001", "refused-000002"});

  REQUIRE(index.reindex(5).status == 2);
  CHECK(index.documents(preview) == 5);
  CHECK(index.names() == std::vector<std::string>{"000001", "refused-000002"});

  REQUIRE(index.reindex(21).status == 0);
  CHECK(!fs::exists(preview));
  CHECK(index.names() == std::vector<std::string>{"000001", "000002"});
}

TEST_CASE("an index that a canary does not like is not published", "[cli][gate]") {
  const NightlyIndex index(20);
  struct Row {
    std::string why, canary, message;
  };
  const auto row = GENERATE(values<Row>({
      {"too few hits", R"({"query": "大連", "hits": 26})", "found 25"},
      {"a document is gone", R"({"query": "大連", "id": "lost", "first": 30})",
       "lost is not among"},
      {"another is first", R"({"query": "協定 7", "id": "r8", "first": 1})", "r8 is not among"},
      {"no hits at all", R"({"query": "電力", "hits": 1})", "found 0"},
      {"filters count", R"({"query": "大連", "country": "中国", "year": "1950", "hits": 1})",
       "found 0"},
      {"a value that nobody knows", R"({"country": "ムスビ国", "hits": 1})", "ムスビ国"},
  }));
  INFO(row.why);
  const std::string canaries =
      index.write("canaries.jsonl",
                  "{\"query\": \"大連\", \"id\": \"r3\", \"first\": 30}\n" + row.canary + "\n");
  const Outcome refused = index.reindex(25, {"--canaries", canaries});
  INFO(refused.err);
  CHECK(refused.status == 2);
  CHECK(contains(refused.err, canaries + ":2"));
  CHECK(contains(refused.err, row.message));
  CHECK(index.documents() == 20);
  CHECK(index.documents(index.layout().root() / "refused") == 25);

  const Outcome forced = index.reindex(25, {"--canaries", canaries, "--force"});
  CHECK(forced.status == 0);
  CHECK(index.documents() == 25);
}

TEST_CASE("canaries that are answered let an index pass", "[cli][gate]") {
  const NightlyIndex index(20);
  const std::string canaries =
      index.write("canaries.jsonl",
                  "# who asks what\n"
                  R"({"query": "協定 7", "id": "r7", "first": 1})"
                  "\n"
                  R"({"query": "\"大連市との協定\"", "country": ["USA", "China"], "hits": 25})"
                  "\n"
                  R"({"country": "中国", "hits": 25})"
                  "\n");
  const Outcome outcome = index.reindex(25, {"--canaries", canaries});
  INFO(outcome.err);
  CHECK(outcome.status == 0);
  CHECK(index.documents() == 25);
  CHECK(index.names() == std::vector<std::string>{"000001", "000002"});
}

TEST_CASE("a canary file with a slip is told before anything is read", "[cli][gate]") {
  const NightlyIndex index(20);
  const std::string canaries = index.write("canaries.jsonl", "{\"query\": \"大連\"}\n");
  const Outcome refused = index.index("/nonexistent/source", {"--canaries", canaries});
  CHECK(refused.status == 2);
  CHECK(contains(refused.err, canaries + ":1: nothing is expected"));
  CHECK(!contains(refused.err, "/nonexistent/source"));
  CHECK(index.names() == std::vector<std::string>{"000001"});
}

TEST_CASE("canaries are asked with the words and places that the index was made with",
          "[cli][gate]") {
  const NightlyIndex index(1);
  const auto places = index.write("places.tsv",
                                  "code\tcountry\tname\tkind\tkana\tromaji\taliases\n"
                                  "\tドイツ\tムスビンゲン\tcity\t\tMusubingen\t\n");
  const auto words =
      index.write("words.csv", "結姉妹縁組,1288,1288,1000,名詞,一般,*,*,*,*,結姉妹縁組,*,*\n");
  const auto canaries =
      index.write("canaries.jsonl", R"({"query": "結姉妹縁組", "country": "独逸", "hits": 1})"
                                    "\n"
                                    R"({"country": "ドイツ", "hits": 1})"
                                    "\n");
  const auto list = index.write("list.csv", "title,partner\n結姉妹縁組,ムスビンゲン\n");
  const Outcome outcome =
      index.index(list, {"--gazetteer", places, "--user-dictionary", words, "--canaries", canaries,
                         "--only", "--max-shrink", "100%"});
  INFO(outcome.err);
  CHECK(outcome.status == 0);
}

TEST_CASE("an index that ends its searcher is not published", "[cli][gate]") {
  const NightlyIndex index(20);
  const std::string canaries = index.write("canaries.jsonl", R"({"query": "大連", "hits": 1})");
  // The indexer asks the searcher in its own folder, whatever that is.
  const fs::path programs = fs::path(canaries).parent_path() / "bin";
  fs::create_directories(programs);
  fs::copy(musubi::test::tested_program("indexer"), programs);
  struct Row {
    std::string why, searcher, message;
  };
  const auto row = GENERATE(values<Row>({
      {"crashes", "kill -SEGV $$", "signal 11"},
      {"fails", "echo 'searcher: damaged' >&2; exit 2", "searcher: damaged"},
      {"says nothing", "exit 0", "cannot be read"},
      {"says what is no answer", "echo '{\"total\": \"many\"}'", "cannot be read"},
  }));
  INFO(row.why);
  const fs::path searcher = index.write("bin/searcher", "#!/bin/sh\n" + row.searcher + "\n");
  fs::permissions(searcher, fs::perms::owner_all);
  const Outcome outcome =
      run((programs / "indexer").string(),
          {"--index", index.layout().root().string(), "--data", MUSUBI_TEST_DATA, "--canaries",
           canaries, "--rebuild", index.write("list.jsonl", records(20))});
  INFO(outcome.err);
  CHECK(outcome.status == 2);
  CHECK(contains(outcome.err, row.message));
  CHECK(index.documents() == 20);
}

TEST_CASE("too many refused documents keep the old index live", "[cli][gate]") {
  const NightlyIndex index(20);
  const auto list = index.write("bad.jsonl", records(18) + "no JSON\nno JSON\n");
  struct Row {
    std::string limit;
    int status;
  };
  const auto row =
      GENERATE(values<Row>({{"0", 2}, {"1", 2}, {"9%", 2}, {"2", 1}, {"10%", 1}, {"100%", 1}}));
  INFO(row.limit);
  const Outcome outcome = index.index(list, {"--only", "--max-refused", row.limit});
  INFO(outcome.err);
  CHECK(outcome.status == row.status);
  CHECK(index.documents() == (row.status == 2 ? 20 : 18));
  if (row.status == 2) CHECK(contains(outcome.err, "2 of 20 documents were refused"));
}

TEST_CASE("a first run that the gate turns away leaves nothing damaged", "[cli][gate]") {
  const TemporaryFolder folder;
  const std::string index = (folder / "index").string();
  const auto list = folder.write("bad.jsonl", records(2) + "no JSON\n");
  const Outcome refused = run("indexer", {"--index", index, "--max-refused", "0", list});
  INFO(refused.err);
  REQUIRE(refused.status == 2);
  CHECK(contains(refused.err, "there is nothing to search yet"));
  CHECK(!contains(refused.err, "old index"));
  for (const char* command : {"--check", "--rollback"}) {
    const Outcome asked = run("indexer", {"--index", index, command});
    INFO(asked.err);
    CHECK(asked.status == 2);
    CHECK(contains(asked.err, "no run has published one yet"));
    CHECK(!contains(asked.err, "damaged"));
  }
  CHECK(contains(run("indexer", {"--index", index, "--list"}).out, "refused-000001"));
  REQUIRE(run("indexer", {"--index", index, list}).status == 1);
  CHECK(run("indexer", {"--index", index, "--check"}).status == 0);
  std::filesystem::remove(IndexLayout(index).stub());
  CHECK(contains(run("indexer", {"--index", index, "--check"}).err, "is damaged"));
}

TEST_CASE("a run that the disk has no room for is refused before anything is read", "[cli][gate]") {
  const SmallDisk disk(24U << 20);
  if (!disk.mounted()) {
    WARN("skipped: only root can mount a small disk");
    return;
  }
  const TemporaryFolder folder;
  const std::string index = (disk / "index").string();
  const std::string small = folder.write("small.txt", "大連市との交流");
  REQUIRE(run("indexer", {"--index", index, small}).status == 0);
  const std::string large = folder.write("large.jsonl", std::string(64U << 20, '\n'));
  const Outcome refused = run("indexer", {"--index", index, "--rebuild", small, large});
  INFO(refused.err);
  CHECK(refused.status == 2);
  CHECK(contains(refused.err, "MB of disk space"));
  CHECK(contains(refused.err, IndexLayout(index).generations().string()));
  CHECK(IndexLayout(index).list_generations() == std::vector<std::string>{"000001"});
  CHECK(run("searcher", {"--index", index, "大連"}).status == 0);
}
