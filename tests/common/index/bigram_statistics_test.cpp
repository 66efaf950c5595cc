#include "common/index/bigram_statistics.h"

#include "common/index/bin_file.h"
#include "indexer/build/bigram_counter.h"
#include "tests/catch.h"
#include "tests/cli/program.h"

using namespace musubi;
using musubi::test::TemporaryFolder;

namespace {

constexpr int kDocuments = 100;

// 友好 in every document, 経済 in every tenth, 鉱業 in one, there many times.
BigramCounter counted() {
  BigramCounter counter;
  for (int i = 0; i < kDocuments; ++i) {
    Document document;
    document.title = "友好";
    document.body = i % 10 == 0 ? "経済、経済" : "";
    if (i == 0) document.body += "。鉱業と鉱業と鉱業";
    counter.add(document);
  }
  return counter;
}

BigramStatistics reopened(const BigramCounter& counter) {
  const TemporaryFolder folder;
  REQUIRE(counter.counts().write(folder.path()));
  auto opened = BigramStatistics::open(folder.path());
  REQUIRE(opened);
  return std::move(*opened);
}

}  // namespace

TEST_CASE("a pair of characters weighs more the fewer documents have it", "[index]") {
  const BigramStatistics statistics = reopened(counted());
  const double common = statistics.rarity(U'友', U'好');
  const double some = statistics.rarity(U'経', U'済');
  const double rare = statistics.rarity(U'鉱', U'業');
  const double none = statistics.rarity(U'宇', U'宙');
  CHECK(common >= 0);
  CHECK(common < 0.1);
  CHECK(some > common);
  CHECK(rare > some);
  CHECK(none > rare);
  CHECK(rare == Catch::Approx(std::log(1 + 99.5 / 1.5)).epsilon(0.05));  // of 1 in 100 documents
}

TEST_CASE("pairs do not reach over a mark between two texts", "[index]") {
  const BigramStatistics statistics = reopened(counted());
  CHECK(statistics.rarity(U'済', U'経') == statistics.rarity(U'宇', U'宙'));
}

TEST_CASE("statistics that are missing or damaged are refused by name", "[index]") {
  const TemporaryFolder folder;
  CHECK(!BigramStatistics::open(folder.path()));
  for (const std::size_t buckets : {0U, 1U, 2048U, 4095U, 4097U, 1U << 21}) {
    INFO(buckets);
    BinFileWriter file(BinKind::Bigrams, 5);
    file.add(std::vector<std::uint8_t>(buckets));
    REQUIRE(file.write(folder.path()));
    const auto opened = BigramStatistics::open(folder.path());
    REQUIRE(!opened);
    CHECK_THAT(opened.error().message, Catch::Matchers::ContainsSubstring("bigrams.bin"));
  }
}
