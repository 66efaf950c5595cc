#include "indexer/readers/repeated_text.h"

#include <string>

#include "tests/catch.h"
#include "tests/indexer/readers/reading.h"

using namespace musubi;

namespace {

constexpr std::size_t kKept = 64U << 10;

std::string repeated(std::string_view unit, std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += unit;
  return text;
}

// Characters of which no stretch comes twice, three bytes each.
std::string without_repeats(std::size_t bytes) {
  std::string text;
  for (std::uint64_t seed = 1; text.size() < bytes; seed = seed * 6364136223846793005U + 1) {
    const auto c = 0x4E00 + (seed >> 40) % 0x5000;
    text += static_cast<char>(0xE0 | (c >> 12));
    text += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    text += static_cast<char>(0x80 | (c & 0x3F));
  }
  return text;
}

}  // namespace

TEST_CASE("what is said over and over is told from all other text", "[readers][repeats]") {
  const std::string other = without_repeats(200'000);
  struct Row {
    std::string why, text;
    std::size_t begin, end;  // 0: nothing is cut
  };
  const auto row = GENERATE_COPY(values<Row>({
      {"nothing", "", 0, 0},
      {"a short text", "大連市", 0, 0},
      {"a long one", other, 0, 0},
      {"one letter, not often", std::string(128U << 10, 'a'), 0, 0},
      {"one letter", std::string(1U << 20, 'a'), kKept, 1U << 20},
      {"one character, cut between two", repeated("協", 1U << 20), kKept - 1, (1U << 20) + 2},
      {"a sentence, between other text", other + repeated("大連市との協定。\n", 1U << 20) + other,
       265'535, 1'248'601},
      {"a page of 32 KB", repeated(without_repeats(32'700), 1U << 20), kKept - 1, 1'079'100},
      {"a page of 60 KB, which is no unit", repeated(without_repeats(60'000), 1U << 20), 0, 0},
  }));
  INFO(row.why);
  const auto parts = repeated_parts(row.text);
  REQUIRE(parts.size() == (row.end > 0 ? 1 : 0));
  if (row.end == 0) return;
  CHECK(parts[0].begin == row.begin);
  CHECK(parts[0].end == row.end);
}

TEST_CASE("of two texts that say the same over and over each is cut", "[readers][repeats]") {
  const std::string text = std::string(300'000, 'a') + repeated("ab", 300'000);
  const auto parts = repeated_parts(text);
  REQUIRE(parts.size() == 2);
  CHECK(parts[0].end == 300'001);
  CHECK(parts[1].end == 600'000);
  CHECK(parts[1].end - parts[1].begin < 300'000 - kKept);
}

TEST_CASE("a text that says the same over and over is cut with a warning", "[readers][repeats]") {
  const auto reading =
      test::read_file_of("a.txt", "大連市との協定\n" + std::string(1U << 20, 'a') + "\n瀋陽市\n");
  REQUIRE(reading.documents.size() == 1);
  CHECK(reading.documents[0].body.size() < 70'000);
  CHECK(reading.documents[0].body.ends_with("瀋陽市"));
  REQUIRE(reading.warnings.size() == 1);
  CHECK(reading.warnings[0].reason == "says the same over and over: 960 kB of that are left out");
}
