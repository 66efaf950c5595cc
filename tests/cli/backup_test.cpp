// What docs/operations.md says of backups, copies and checks without Musubi, as it stands there.
#include <filesystem>

#include "common/index/layout.h"
#include "tests/catch.h"
#include "tests/cli/program.h"

using Catch::Matchers::ContainsSubstring;
using musubi::IndexLayout;
using musubi::test::Outcome;
using musubi::test::run;
using musubi::test::TemporaryFolder;

namespace fs = std::filesystem;

namespace {

// An index in its second generation, and a shell beside it.
class Backup {
 public:
  explicit Backup(std::string shards = "1") : shards_(std::move(shards)) {
    for (const char* text : {"大連市との交流", "瀋陽市との交流"}) {
      folder_.write("docs/a.txt", text);
      REQUIRE(index().status == 0);
    }
  }

  Outcome index() const { return shell("indexer --index index --shards " + shards_ + " docs"); }
  Outcome shell(const std::string& lines) const {
    return run("/bin/sh", {"-c", "cd '" + folder_.path().string() + "' && " + lines},
               {{"PATH", musubi::test::tested_folder() + ":/usr/bin:/bin"}});
  }
  // Which of the two generations answers.
  std::string found_in(const std::string& index) const {
    if (shell("searcher --index " + index + " 瀋陽").status == 0) return "second";
    return shell("searcher --index " + index + " 大連").status == 0 ? "first" : "none";
  }

 private:
  TemporaryFolder folder_;
  std::string shards_;
};

constexpr const char* kBackUp =
    "live=$(sed -n '1s,^auto \\(generations/[0-9]*\\).*,\\1,p' index/XAPIANDB) && tar -C index -cf "
    "backup.tar XAPIANDB \"$live\"";

}  // namespace

TEST_CASE("a backup is restored into an empty folder and searched at once", "[cli][backup]") {
  const Backup backup(GENERATE(as<std::string>(), "1", "2"));
  REQUIRE(backup.shell(kBackUp).status == 0);
  REQUIRE(backup.shell("mkdir new && tar -C new -xf backup.tar").status == 0);
  CHECK(backup.found_in("new") == "second");
  CHECK(backup.shell("indexer --index new --check").status == 0);
  // The next run goes on with it.
  const Outcome job = backup.shell("indexer --index new docs");
  INFO(job.err);
  CHECK(job.status == 0);
  CHECK_THAT(job.err, ContainsSubstring("nothing changed"));
}

TEST_CASE("a backup is restored into the index that it was made of", "[cli][backup]") {
  const Backup backup(GENERATE(as<std::string>(), "1", "2"));
  REQUIRE(backup.shell(kBackUp).status == 0);
  REQUIRE(backup.shell("echo 長春市 > docs/a.txt").status == 0);
  REQUIRE(backup.index().status == 0);
  REQUIRE(backup.found_in("index") == "none");
  REQUIRE(backup.shell("tar -C index -xf backup.tar").status == 0);
  CHECK(backup.found_in("index") == "second");
  const Outcome check = backup.shell("indexer --index index --check");
  INFO(check.err);
  CHECK(check.status == 0);
  const Outcome job = backup.index();
  INFO(job.err);
  CHECK(job.status == 0);
  CHECK(backup.found_in("index") == "none");
}

TEST_CASE("a generation is verified without Musubi", "[cli][backup]") {
  if (!fs::exists("/usr/bin/xxhsum")) {
    WARN("skipped: the package xxhash is not installed");
    return;
  }
  const Backup backup;
  CHECK(backup.shell("cd index/generations/000002 && xxhsum --check checksums").status == 0);
  CHECK(backup
            .shell("cd index/generations/000002 && printf x >> facets.bin && "
                   "xxhsum --check checksums")
            .status != 0);
}
