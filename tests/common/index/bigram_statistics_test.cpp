#include "common/index/bigram_statistics.h"

#include <catch2/catch.hpp>

#include "common/index/bigram_counter.h"
#include "tests/cli/program.h"

using namespace musubi;
using musubi::test::read_file;
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
  REQUIRE(counter.write(folder.path()));
  auto opened = BigramStatistics::open(bigram_statistics_path(folder.path()));
  REQUIRE(opened);
  return std::move(*opened);
}

}  // namespace

TEST_CASE("a pair of characters weighs more the fewer documents have it", "[index]") {
  const BigramStatistics statistics = reopened(counted());
  const double common = statistics.inverse_document_frequency(U'友', U'好');
  const double some = statistics.inverse_document_frequency(U'経', U'済');
  const double rare = statistics.inverse_document_frequency(U'鉱', U'業');
  const double none = statistics.inverse_document_frequency(U'宇', U'宙');
  CHECK(common >= 0);
  CHECK(common < 0.1);
  CHECK(some > common);
  CHECK(rare > some);
  CHECK(none > rare);
  CHECK(rare == Approx(std::log(1 + 99.5 / 1.5)).epsilon(0.05));  // of 1 in 100 documents
}

TEST_CASE("pairs do not reach over a mark between two texts", "[index]") {
  const BigramStatistics statistics = reopened(counted());
  CHECK(statistics.inverse_document_frequency(U'済', U'経') ==
        statistics.inverse_document_frequency(U'宇', U'宙'));
}

TEST_CASE("statistics that are missing or damaged are refused by name", "[index]") {
  const TemporaryFolder folder;
  const auto file = folder / "bigrams.bin";
  CHECK(!BigramStatistics::open(file));
  REQUIRE(counted().write(folder.path()));
  const std::string whole = read_file(file);
  const auto patched = [&](std::size_t at, char byte) {
    std::string content = whole;
    content[at] = byte;
    return content;
  };
  struct Row {
    std::string why, content;
  };
  const std::vector<Row> rows = {
      {"empty", ""},
      {"cut in the header", whole.substr(0, 10)},
      {"the header alone", whole.substr(0, 16)},
      {"cut in the counts", whole.substr(0, whole.size() - 1)},
      {"longer than its counts", whole + "x"},
      {"another kind of file", patched(0, 'x')},
      {"another version", patched(4, 99)},
      {"more buckets than it has", patched(8, 60)},
      {"no buckets", std::string(whole.substr(0, 8)) + std::string(9, '\0')},
  };
  for (const Row& row : rows) {
    INFO(row.why);
    folder.write("bigrams.bin", row.content);
    const auto opened = BigramStatistics::open(file);
    REQUIRE(!opened);
    CHECK(opened.error().message.find("bigrams.bin") != std::string::npos);
  }
}
