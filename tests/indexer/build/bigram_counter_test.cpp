#include "indexer/build/bigram_counter.h"

#include "common/index/bin_file.h"
#include "common/index/byte_stream.h"
#include "tests/catch.h"
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

BigramCounts counted(std::size_t begin, std::size_t end) {
  BigramCounter counter;
  for (std::size_t i = begin; i < end; ++i) counter.add(documents()[i]);
  return counter.counts();
}

// All that a generation keeps of counts.
std::string written(const BigramCounts& counts) {
  const TemporaryFolder folder;
  REQUIRE(counts.write(folder.path()));
  return read_file(folder / "bigrams.bin") + read_file(folder / "bigram_counts.bin");
}

BigramCounts reloaded(const BigramCounts& counts) {
  const TemporaryFolder folder;
  REQUIRE(counts.write(folder.path()));
  auto loaded = BigramCounts::load(folder.path());
  REQUIRE(loaded);
  return std::move(*loaded);
}

}  // namespace

TEST_CASE("pairs counted by several threads add up", "[index]") {
  BigramCounts added = counted(0, 2);
  added.add(counted(2, documents().size()));
  CHECK(written(added) == written(counted(0, documents().size())));
}

TEST_CASE("counts of pairs stay exact over updates of an index", "[index]") {
  BigramCounter changes, only_removed, anew;
  changes.remove(documents()[1]);
  changes.add(documents()[4]);
  changes.remove(documents()[0]);
  changes.add(documents()[0]);
  only_removed.remove(documents()[2]);
  for (const std::size_t i : {0U, 3U, 4U}) anew.add(documents()[i]);
  BigramCounts updated = reloaded(counted(0, 4));
  updated.add(changes.counts());
  updated.add(only_removed.counts());
  CHECK(written(updated) == written(anew.counts()));
}

TEST_CASE("counts of pairs go back to none when all documents are removed", "[index]") {
  BigramCounter removed;
  for (const Document& each : documents()) removed.remove(each);
  BigramCounts emptied = reloaded(counted(0, documents().size()));
  emptied.add(removed.counts());
  CHECK(written(emptied) == written(BigramCounts()));
}

TEST_CASE("exact counts that are missing or damaged are refused by name", "[index]") {
  const TemporaryFolder folder;
  CHECK(!BigramCounts::load(folder.path()));
  // As numbers: how many buckets are skipped, and how many documents have the next one.
  const auto refused = [&](std::initializer_list<std::uint64_t> numbers, std::string_view rest) {
    ByteWriter bytes;
    for (const std::uint64_t number : numbers) bytes.number(number);
    BinFileWriter file(BinKind::BigramCounts, 5);
    file.add(bytes.take() + std::string(rest));
    REQUIRE(file.write(folder.path()));
    const auto loaded = BigramCounts::load(folder.path());
    if (loaded) return false;
    CHECK_THAT(loaded.error().message, Catch::Matchers::ContainsSubstring("bigram_counts.bin"));
    return true;
  };
  CHECK_FALSE(refused({0, 5, (1U << 20) - 2, 1}, ""));
  CHECK(refused({0, 5, 3}, ""));                  // no count of the last bucket
  CHECK(refused({0, 6}, ""));                     // more documents than there are
  CHECK(refused({0, 5, (1U << 20) - 1, 1}, ""));  // a bucket beyond the last
  CHECK(refused({0, 5, 1U << 30, 1}, ""));
  CHECK(refused({}, std::string(11, '\xFF')));  // a number without end
}
