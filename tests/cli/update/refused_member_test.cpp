// What an archive has that is refused.
#include "tests/catch.h"
#include "tests/cli/program.h"
#include "tests/indexer/extractor/zip_fixture.h"

using namespace musubi::test;

TEST_CASE("what is refused in an archive is told every night", "[cli][update]") {
  const TemporaryFolder folder;
  folder.write("docs/a.zip",
               musubi::zip_of({{"b.jsonl",
                                "{\"id\":\"2\",\"title\":\"甲\",\"body\":\"大連\"}\n"
                                "{\"id\":\"2\",\"title\":\"乙\",\"body\":\"瀋陽\"}\n"}}));
  folder.write("docs/m.md", "# 記録\n\n大連市との交流。\n");
  for (const char* const night : {"first", "second", "third"}) {
    INFO(night);
    const Outcome outcome =
        run("indexer", {"--index", (folder / "index").string(), (folder / "docs").string()});
    CHECK(outcome.status == 1);
    CHECK_THAT(outcome.err, Catch::Matchers::ContainsSubstring("a second document with the id 2"));
    if (night == std::string("second")) folder.write("docs/n.md", "# 記録\n\n瀋陽市との交流。\n");
  }
}
