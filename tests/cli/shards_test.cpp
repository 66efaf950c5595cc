// The same documents in one database and in several, asked the same questions.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "searcher/search.h"
#include "tests/catch.h"
#include "tests/cli/own_searcher.h"
#include "tests/cli/program.h"
#include "tests/cli/random_requests.h"

using namespace musubi;
using musubi::test::answer_without_places;
using musubi::test::own_searcher;
using musubi::test::Random;
using musubi::test::random_record;
using musubi::test::random_request;
using musubi::test::run;
using musubi::test::TemporaryFolder;

namespace {

// More than a window of the matcher has, in one database.
constexpr int kDocuments = 4500;
constexpr int kQueries = MUSUBI_TEST_SANITIZE ? 500 : 2000;

using Texts = std::vector<std::string>;

// The documents in one index, in several that a stub names together, and in sets of shards that
// the indexer cut.
class Indexes {
 public:
  Indexes() {
    Random random(11);
    for (int i = 0; i < kDocuments; ++i) records_.push_back(random_record(random, i));
    build("whole", records_);
    for (const int count : {2, 3, 8}) {
      build(fmt::format("set{}", count), records_, {"--shards", std::to_string(count)});
    }
    // Of unlike sizes: the first shard of eight has half of all documents, and so on.
    for (const int count : {1, 2, 3, 8}) {
      std::vector<Texts> shards(static_cast<std::size_t>(count));
      for (const std::string& each : records_) {
        shards[static_cast<std::size_t>(std::min(random.below(count), random.below(count)))]
            .push_back(each);
      }
      std::string stub;
      for (int i = 0; i < count; ++i) {
        const auto name = fmt::format("{}-{}", count, i);
        build(name, shards[static_cast<std::size_t>(i)]);
        stub += fmt::format("auto ../{}/generations/000001\n", name);
      }
      folder_.write(fmt::format("of{}/XAPIANDB", count), stub);
    }
  }

  std::filesystem::path of(const std::string& name) const { return folder_ / name; }

 private:
  void build(const std::string& name, const Texts& records, Texts options = {}) {
    const auto source = folder_.write(name + ".jsonl", fmt::format("{}", fmt::join(records, "")));
    options.insert(options.end(), {"--index", (folder_ / name).string(), source});
    const auto built = run("indexer", options);
    INFO(built.err);
    REQUIRE(built.status == 0);
  }

  TemporaryFolder folder_;
  Texts records_;
};

const Indexes& indexes() {
  static const Indexes all;
  return all;
}

Searcher open(const std::string& name) {
  return own_searcher(indexes().of(name));
}

}  // namespace

TEST_CASE("several local shards answer as one index of the same documents", "[shards]") {
  Searcher whole = open("whole");
  std::vector<Searcher> cut;
  for (const int count : {1, 2, 3, 8}) cut.push_back(open(fmt::format("of{}", count)));
  for (const int count : {2, 3, 8}) cut.push_back(open(fmt::format("set{}", count)));
  Random random(3);
  int cut_off = 0;
  for (int i = 0; i < kQueries; ++i) {
    const SearchRequest asked = random_request(random, kDocuments);
    auto answer = whole.search(asked);
    if (answer && answer->total > asked.offset + asked.limit) ++cut_off;
    const std::string expected = answer_without_places(std::move(answer));
    const std::string found =
        answer_without_places(cut[static_cast<std::size_t>(i) % cut.size()].search(asked));
    if (expected == found) continue;
    INFO(fmt::format("query {}: {} {}", i, asked.query, asked.like.value_or("")));
    REQUIRE(found == expected);
  }
  CHECK(cut_off > kQueries / 2);  // most have more hits than are asked for
}

TEST_CASE("an id that several shards have is told", "[cli][shards]") {
  const TemporaryFolder folder;
  const auto build = [&](const std::string& name, const Texts& ids) {
    std::string lines;
    for (const std::string& id : ids) {
      lines += nlohmann::json{{"id", id}, {"title", "大連"}, {"body", name}}.dump() + "\n";
    }
    const auto source = folder.write(name + ".jsonl", lines);
    REQUIRE(run("indexer", {"--index", (folder / name).string(), source}).status == 0);
  };
  build("a", {"1", "2", "3"});
  build("b", {"4", "2", "3"});
  build("c", {"5"});
  const auto notes = [&](const Texts& names) {
    std::string stub;
    for (const auto& name : names) stub += "auto ../" + name + "/generations/000001\n";
    folder.write("all/XAPIANDB", stub);
    const auto outcome =
        run("searcher", {"--index", (folder / "all").string(), "--format", "json", "大連"});
    INFO(outcome.err);
    REQUIRE(outcome.status == 0);
    return nlohmann::json::parse(outcome.out)["notes"].dump();
  };
  CHECK(notes({"a", "c"}) == "[]");
  CHECK_THAT(notes({"a", "c", "b"}), Catch::Matchers::ContainsSubstring("同じ ID の文書が 2 件"));
  CHECK_THAT(notes({"a", "a"}), Catch::Matchers::ContainsSubstring("同じ ID の文書が 3 件"));
}

TEST_CASE("a shard that is damaged is an error, whatever the others say", "[cli][shards]") {
  const TemporaryFolder folder;
  std::string stub;
  for (const char* name : {"a", "b"}) {
    const auto source = folder.write(std::string(name) + ".txt", "大連市との経済交流\n");
    REQUIRE(run("indexer", {"--index", (folder / name).string(), source}).status == 0);
    stub += fmt::format("auto ../{}/generations/000001\n", name);
  }
  folder.write("all/XAPIANDB", stub);
  const auto search = [&] {
    return run("searcher", {"--index", (folder / "all").string(), "\"大連市との経済\""});
  };
  CHECK(search().status == 0);
  for (const std::string damaged : {"ranking.bin", "facets.bin", "docdata.glass", "documents.bin",
                                    "bigram_counts.bin", "letters.bin"}) {
    const auto file = "b/generations/000001/" + damaged;
    const std::string sound = musubi::test::read_file(folder / file);
    std::filesystem::resize_file(folder / file, 50);
    const auto outcome = search();
    INFO(damaged << outcome.err);
    CHECK(outcome.status == 2);
    CHECK(outcome.out.empty());
    folder.write(file, sound);
  }
}
