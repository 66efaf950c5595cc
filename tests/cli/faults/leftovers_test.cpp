#include <fstream>

#include "common/index/layout.h"
#include "tests/catch.h"
#include "tests/cli/faults/numbered_corpus.h"

using musubi::IndexLayout;
using musubi::test::NumberedCorpus;
using musubi::test::Outcome;
using musubi::test::run;
using musubi::test::TemporaryFolder;

namespace fs = std::filesystem;

TEST_CASE("a half-written generation disturbs neither searchers nor the next job",
          "[cli][faults]") {
  const NumberedCorpus corpus(2);
  const TemporaryFolder folder;
  const IndexLayout layout(folder / "index");
  const std::string index = layout.root().string();
  REQUIRE(corpus.index_into(index).status == 0);

  // A copy that lacks a file and has half of another, under every name that a job uses.
  const fs::path live = layout.generations() / layout.live_generation().value();
  for (const fs::path& half :
       {layout.building(), layout.segments() / "00000000", layout.generations() / "000099"}) {
    fs::create_directories(half.parent_path());
    fs::copy(live, half, fs::copy_options::recursive);
    fs::remove(half / "iamglass");
    fs::resize_file(half / "postlist.glass", fs::file_size(half / "postlist.glass") / 2);
  }
  const fs::path stub_draft = layout.root() / ".XAPIANDB.0123456789abcdef.draft";
  std::ofstream(stub_draft) << "auto gener";
  // A user dictionary in use, and one whose compiler was killed.
  const fs::path dictionary = layout.dictionaries() / "words-0123456789abcdef.dic";
  const fs::path draft = layout.dictionaries() / "words-fedcba9876543210.dic.4711";
  fs::create_directories(layout.dictionaries());
  for (const fs::path& file : {dictionary, draft}) std::ofstream(file) << "words";
  CHECK(corpus.state_of(index) == 0);
  CHECK(run("indexer", {"--index", index, "--check"}).status == 0);

  corpus.become(1);
  const Outcome job = corpus.index_into(index);
  INFO(job.err);
  CHECK(job.status == 0);
  CHECK(corpus.state_of(index) == 1);
  CHECK(layout.live_generation() == "000002");
  CHECK(!fs::exists(layout.generations() / "000099"));
  CHECK(!fs::exists(layout.building()));
  CHECK(!fs::exists(layout.segments()));
  CHECK(!fs::exists(stub_draft));
  CHECK(fs::exists(dictionary));
  CHECK(!fs::exists(draft));
}
