// Stubs that lead astray: an index is read from a folder that may be anybody's.
#include <filesystem>

#include "tests/catch.h"
#include "tests/cli/program.h"

using musubi::test::Outcome;
using musubi::test::run;
using musubi::test::TemporaryFolder;

namespace fs = std::filesystem;

TEST_CASE("a stub that names a program, itself or another stub is refused and runs nothing",
          "[cli][index]") {
  const TemporaryFolder folder;
  const fs::path mark = folder / "was-run";
  const std::string program = folder.write("program", "#!/bin/sh\n: > " + mark.string() + "\n");
  fs::permissions(program, fs::perms::owner_all);
  const std::string source = folder.write("a.txt", "大連市との経済交流\n");
  const std::string index = (folder / "index").string();
  REQUIRE(run("indexer", {"--index", index, source}).status == 0);
  const std::string runs_it = "remote :" + program + " now\n";
  folder.write("index/stub-again/XAPIANDB", runs_it);
  folder.write("index/file-again", runs_it);

  const auto stub =
      GENERATE_COPY(as<std::string>{}, runs_it, "auto generations/000001\n" + runs_it, "auto .\n",
                    "auto XAPIANDB\n", "auto stub-again\n", "auto file-again\n",
                    "glass stub-again\n", "inmemory\n", "remote nobody\n", "auto\n");
  CAPTURE(stub);
  folder.write("index/XAPIANDB", stub);
  const Outcome answer = run("searcher", {"--index", index, "大連"});
  INFO(answer.err);
  CHECK(answer.status == 2);
  CHECK(answer.out.empty());
  const Outcome check = run("indexer", {"--index", index, "--check"});
  INFO(check.err);
  CHECK(check.status == 2);
  CHECK(!fs::exists(mark));

  // What names databases is kept for whoever wrote it; anything else is damage, to be mended.
  const bool names_databases = stub.starts_with("auto .") || stub.starts_with("auto XAPIANDB") ||
                               stub.find("-again") != stub.npos || stub == "auto\n";
  const Outcome job = run("indexer", {"--index", index, source});
  INFO(job.err);
  CHECK(job.status == (names_databases ? 2 : 0));
  CHECK(!fs::exists(mark));
  CHECK(run("searcher", {"--index", index, "大連"}).status == job.status);
}

TEST_CASE("a stub of thousands of lines is refused at once", "[cli][index]") {
  const TemporaryFolder folder;
  for (const std::string line : {"auto generations/000001\n", "remote localhost:1\n"}) {
    for (const int lines : {300, 3000, 300'000}) {
      std::string stub;
      for (int i = 0; i < lines; ++i) stub += line;
      folder.write("index/XAPIANDB", stub);
      for (const auto& [program, argument] : std::vector<std::pair<const char*, const char*>>{
               {"searcher", "大連"}, {"indexer", "--check"}}) {
        const Outcome outcome =
            run("/usr/bin/timeout", {"10", musubi::test::tested_program(program), "--index",
                                     (folder / "index").string(), argument});
        CAPTURE(line, lines, program, outcome.err);
        CHECK(outcome.status == 2);
        CHECK(!outcome.err.empty());
      }
    }
  }
}
