#include <fstream>
#include <random>

#include "common/index/layout.h"
#include "tests/catch.h"
#include "tests/cli/faults/long_mode.h"
#include "tests/cli/faults/numbered_corpus.h"

using musubi::IndexLayout;
using musubi::test::NumberedCorpus;
using musubi::test::Outcome;
using musubi::test::read_file;
using musubi::test::run;
using musubi::test::TemporaryFolder;

namespace fs = std::filesystem;

namespace {

void overwrite(const fs::path& file, const std::string& content) {
  std::ofstream(file, std::ios::binary | std::ios::trunc) << content;
}

// Every byte that the programs rely on, by file: those of the live generation and the stub.
std::vector<fs::path> files_of(const IndexLayout& layout) {
  std::vector<fs::path> files = {layout.stub()};
  const fs::path live = layout.generations() / layout.live_generation().value();
  for (const auto& entry : fs::directory_iterator(live)) {
    if (entry.is_regular_file() && entry.file_size() > 0) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

// Refused with a reason: no crash, no half answer, and none that may be wrong.  Where the list of
// sums is damaged, the reason names the file whose line it is; where the stub is, what it names.
bool is_refused(const Outcome& answer, const fs::path& damaged) {
  const std::string name = damaged.filename();
  return answer.status == 2 && answer.out.empty() && answer.err.starts_with("searcher: ") &&
         (name == "checksums" || name == "XAPIANDB" || answer.err.find(name) != std::string::npos);
}

}  // namespace

TEST_CASE("a flipped byte in any file of the index is found, and the next job mends it",
          "[cli][faults]") {
  const NumberedCorpus corpus(1);
  const TemporaryFolder folder;
  const IndexLayout layout(folder / "index");
  const std::string index = layout.root().string();
  REQUIRE(corpus.index_into(index).status == 0);
  const int flips = musubi::test::repetitions(4, 100);
  std::mt19937 random(4);
  for (const fs::path& file : files_of(layout)) {
    const std::string sound = read_file(file);
    for (int i = 0; i < flips; ++i) {
      const std::size_t at = random() % sound.size();
      std::string damaged = sound;
      damaged[at] = static_cast<char>(damaged[at] ^ (1 << random() % 8));
      overwrite(file, damaged);
      INFO(file.filename() << ", byte " << at);
      const int question = i % NumberedCorpus::kQuestions;
      const Outcome answer = run("searcher", NumberedCorpus::question(index, question));
      INFO(answer.status << " " << answer.out << answer.err);
      CHECK(is_refused(answer, file));
      const Outcome check = run("indexer", {"--check", "--index", index});
      INFO(check.err);
      CHECK(check.status == 2);
    }
    const Outcome next = corpus.index_into(index);
    INFO(file.filename() << "\n" << next.err);
    CHECK(next.status == 0);
    CHECK(corpus.state_of(index) == 0);
    CHECK(run("indexer", {"--check", "--index", index}).status == 0);
    fs::remove_all(index);
    REQUIRE(corpus.index_into(index).status == 0);
  }
}
