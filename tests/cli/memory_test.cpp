// What runs take of memory.
#include <string>

#include "tests/catch.h"
#include "tests/cli/program.h"

using musubi::test::run;
using musubi::test::TemporaryFolder;
using musubi::test::tested_are_sanitized;

namespace {

// Of a run over the documents of a folder, beside what it takes for one of a few words.
long kilobytes_for(const TemporaryFolder& folder, const std::string& documents) {
  const auto peak = [&](const std::string& index, const std::string& sources) {
    const auto outcome =
        run("indexer", {"--index", (folder / index).string(), "--memory", "64", sources});
    REQUIRE(outcome.status == 0);
    return outcome.peak_kilobytes;
  };
  const auto small = folder.write("small/a.txt", "大連");
  return peak("index", documents) - peak("small-index", small);
}

bool is_skipped() {
  if (!tested_are_sanitized()) return false;
  WARN("skipped: sanitizers take more memory than what is measured here");
  return true;
}

}  // namespace

TEST_CASE("a long text takes but a few times its size of memory", "[cli][memory]") {
  if (is_skipped()) return;
  // Of few words, in an order that does not come back soon enough to be taken for a repetition.
  std::string text;
  for (int i = 0; text.size() < 8U << 20; ++i) {
    text += "大連市と青森県の経済交流の記録" + std::to_string(i % 1000) + "。";
  }
  const TemporaryFolder folder;
  folder.write("docs/a.txt", text);
  CHECK(kilobytes_for(folder, (folder / "docs").string()) <
        13 * static_cast<long>(text.size() / 1024));
}

TEST_CASE("what an update takes of memory does not grow with what has changed", "[cli][memory]") {
  if (is_skipped()) return;
  // Of a vocabulary of 30,000 words, so that their number does not grow either.
  const auto text = [](int document, int version) {
    std::string words;
    for (int word = 0; word < 1500; ++word) {
      words += "w" + std::to_string((document * 701 + version * 13 + word * 7) % 30'000) + " ";
    }
    return words;
  };
  const TemporaryFolder folder;
  const auto write = [&](int changed, int documents = 800) {
    std::string lines;
    for (int i = 0; i < documents; ++i) {
      lines += R"({"id": ")" + std::to_string(i) + R"(", "title": "t", "body": ")" +
               text(i, i < changed ? changed : 0) + "\"}\n";
    }
    folder.write("docs/a.jsonl", lines);
  };
  const auto peak = [&] {
    const auto outcome = run("indexer", {"--index", (folder / "index").string(), "--memory", "64",
                                         "--force", (folder / "docs").string()});
    REQUIRE(outcome.status == 0);
    CHECK_THAT(outcome.err, !Catch::Matchers::ContainsSubstring("read anew"));
    return outcome.peak_kilobytes;
  };
  write(0);
  peak();
  write(300);
  const long few = peak();
  write(700);
  const long many = peak();
  CHECK(many < few + few / 3);
  write(700, 200);
  CHECK(peak() < few + few / 3);  // of 600 that are removed
}
