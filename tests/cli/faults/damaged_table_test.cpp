#include <fstream>

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

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

void flip(const fs::path& file, std::size_t at, int bit) {
  std::string content = read_file(file);
  content[at % content.size()] = static_cast<char>(content[at % content.size()] ^ (1 << bit));
  std::ofstream(file, std::ios::binary | std::ios::trunc) << content;
}

}  // namespace

TEST_CASE("a bit of iamglass that ends Xapian is told as damage, and the next job mends it",
          "[cli][faults]") {
  const NumberedCorpus corpus(1);
  const TemporaryFolder folder;
  const IndexLayout layout(folder / "index");
  const std::string index = layout.root().string();
  REQUIRE(corpus.index_into(index).status == 0);
  for (const std::size_t at : {34, 47, 59, 71}) {
    INFO("byte " << at);
    flip(layout.generations() / layout.live_generation().value() / "iamglass", at, 6);
    const Outcome answer = run("searcher", NumberedCorpus::question(index, 0));
    INFO(answer.err);
    CHECK(answer.status == 2);
    CHECK(answer.out.empty());
    CHECK(contains(answer.err, "iamglass"));
    CHECK(contains(answer.err, "indexer "));
    CHECK(run("indexer", {"--check", "--index", index}).status == 2);
    const Outcome next = corpus.index_into(index);
    INFO(next.err);
    CHECK(next.status == 0);
    CHECK(corpus.state_of(index) == 0);
  }
}

TEST_CASE("a copy of an index is searched, and a damaged copy is not", "[cli][faults]") {
  const NumberedCorpus corpus(1);
  const TemporaryFolder folder;
  REQUIRE(corpus.index_into((folder / "index").string()).status == 0);
  fs::copy(folder / "index", folder / "copy", fs::copy_options::recursive);
  const IndexLayout copy(folder / "copy");
  CHECK(corpus.state_of(copy.root().string()) == 0);
  flip(copy.generations() / copy.live_generation().value() / "postlist.glass", 5000, 1);
  const Outcome answer = run("searcher", NumberedCorpus::question(copy.root().string(), 0));
  INFO(answer.err);
  CHECK(answer.status == 2);
  CHECK(contains(answer.err, "postlist.glass"));
}
