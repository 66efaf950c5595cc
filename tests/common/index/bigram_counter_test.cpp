#include "common/index/bigram_counter.h"

#include <catch2/catch.hpp>

#include "common/index/bigram_statistics.h"
#include "tests/cli/program.h"

using namespace musubi;
using musubi::test::read_file;
using musubi::test::TemporaryFolder;

namespace {

Document document(std::string title, std::string body) {
  Document made;
  made.title = std::move(title);
  made.body = std::move(body);
  return made;
}

const std::vector<Document>& documents() {
  static const std::vector<Document> all = {
      document("友好都市", "経済、経済"), document("友好", "鉱業と鉱業"), document("", ""),
      document("観光と経済", "観光と経済"), document("ill-formed \xE5\x8F", "\xFF\xFF")};
  return all;
}

BigramCounter counted(std::size_t begin, std::size_t end) {
  BigramCounter counter;
  for (std::size_t i = begin; i < end; ++i) counter.add(documents()[i]);
  return counter;
}

// All that a generation keeps of a counter.
std::string written(const BigramCounter& counter) {
  const TemporaryFolder folder;
  REQUIRE(counter.write(folder.path()));
  return read_file(bigram_statistics_path(folder.path())) +
         read_file(bigram_counts_path(folder.path()));
}

BigramCounter reloaded(const BigramCounter& counter) {
  const TemporaryFolder folder;
  REQUIRE(counter.write(folder.path()));
  auto loaded = BigramCounter::load(folder.path());
  REQUIRE(loaded);
  return std::move(*loaded);
}

}  // namespace

TEST_CASE("pairs counted by several threads add up", "[index]") {
  BigramCounter merged = counted(0, 2);
  merged.merge(counted(2, documents().size()));
  CHECK(written(merged) == written(counted(0, documents().size())));
}

TEST_CASE("counts of pairs stay exact over updates of an index", "[index]") {
  BigramCounter updated = reloaded(counted(0, 4));
  updated.remove(documents()[1]);
  updated.add(documents()[4]);
  updated.remove(documents()[0]);
  updated.add(documents()[0]);
  BigramCounter only_removed;
  only_removed.remove(documents()[2]);
  updated.merge(only_removed);
  BigramCounter anew;
  for (const std::size_t i : {0U, 3U, 4U}) anew.add(documents()[i]);
  CHECK(written(updated) == written(anew));
}

TEST_CASE("counts of pairs go back to none when all documents are removed", "[index]") {
  BigramCounter emptied = reloaded(counted(0, documents().size()));
  for (const Document& each : documents()) emptied.remove(each);
  CHECK(written(emptied) == written(BigramCounter()));
}

TEST_CASE("exact counts that are missing or damaged are refused by name", "[index]") {
  const TemporaryFolder folder;
  CHECK(!BigramCounter::load(folder.path()));
  REQUIRE(counted(0, documents().size()).write(folder.path()));
  const std::string whole = read_file(bigram_counts_path(folder.path()));
  struct Row {
    std::string why, content;
  };
  const std::vector<Row> rows = {
      {"empty", ""},
      {"another kind of file", "x" + whole},
      {"cut within a bucket", whole.substr(0, whole.size() - 1)},
      {"more documents with a pair than there are", whole + std::string("\x01\x7F", 2)},
      {"a bucket beyond the last", whole + std::string("\xFF\xFF\xFF\x7F\x01", 5)},
      {"a number without end", whole + std::string(11, '\xFF')},
  };
  for (const Row& row : rows) {
    INFO(row.why);
    folder.write("bigram_counts.bin", row.content);
    const auto loaded = BigramCounter::load(folder.path());
    REQUIRE(!loaded);
    CHECK(loaded.error().message.find("bigram_counts.bin") != std::string::npos);
  }
}
