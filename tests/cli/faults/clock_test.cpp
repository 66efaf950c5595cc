#include "tests/catch.h"
#include "tests/cli/faults/numbered_corpus.h"

using musubi::test::NumberedCorpus;
using musubi::test::TemporaryFolder;

namespace fs = std::filesystem;

namespace {

constexpr auto kYears = std::chrono::hours(24 * 365);

void set_times(const fs::path& folder, fs::file_time_type time) {
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    fs::last_write_time(entry.path(), time);
  }
}

}  // namespace

TEST_CASE("a clock that was set back hides no change of a source", "[cli][faults]") {
  const NumberedCorpus corpus(3);
  const TemporaryFolder folder;
  const std::string index = (folder / "index").string();
  const auto now = fs::file_time_type::clock::now();

  // What a clock ten years ahead would have left.
  set_times(corpus.sources(), now + 10 * kYears);
  REQUIRE(corpus.index_into(index).status == 0);
  set_times(index, now + 10 * kYears);
  CHECK(corpus.state_of(index) == 0);

  corpus.become(1);
  CHECK(corpus.index_into(index).status == 0);
  CHECK(corpus.state_of(index) == 1);

  corpus.become(2);
  set_times(corpus.sources(), now - 10 * kYears);
  CHECK(corpus.index_into(index).status == 0);
  CHECK(corpus.state_of(index) == 2);

  // Ahead again, and nothing but the clock has changed.
  set_times(corpus.sources(), now + 20 * kYears);
  CHECK(corpus.index_into(index).status == 0);
  CHECK(corpus.state_of(index) == 2);
}
