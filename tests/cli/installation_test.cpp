#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <filesystem>
#include <stdexcept>

#include "tests/catch.h"
#include "tests/cli/program.h"

using musubi::test::Outcome;
using musubi::test::read_file;
using musubi::test::run;
using musubi::test::TemporaryFolder;

namespace fs = std::filesystem;

namespace {

// CMake notes what it installs in one file of the build folder, whoever else installs.
class InstallLock {
 public:
  InstallLock()
      : file_(
            open((musubi::test::tested_build() / "install.lock").c_str(), O_RDWR | O_CREAT, 0644)) {
    if (file_ < 0 || flock(file_, LOCK_EX) != 0) throw std::runtime_error("cannot lock the build");
  }
  ~InstallLock() { close(file_); }
  InstallLock(const InstallLock&) = delete;
  InstallLock& operator=(const InstallLock&) = delete;

 private:
  int file_;
};

Outcome install(const fs::path& prefix, const std::map<std::string, std::string>& environment) {
  const InstallLock lock;
  return run(MUSUBI_TEST_CMAKE,
             {"--install", musubi::test::tested_build().string(), "--prefix", prefix.string()},
             environment);
}

const fs::path kSystemdAnalyze = "/usr/bin/systemd-analyze";
const fs::path kUnitsOfTheSystem = "/usr/lib/systemd/system/sysinit.target";

}  // namespace

TEST_CASE("an installation puts everything in its place below DESTDIR", "[cli][installation]") {
  const TemporaryFolder folder;
  const Outcome outcome = install("/usr", {{"DESTDIR", folder.path().string()}});
  INFO(outcome.err);
  REQUIRE(outcome.status == 0);
  const fs::path usr = folder / "usr";
  for (const char* name :
       {"bin/indexer", "bin/searcher", "share/musubi/prefectures.tsv", "share/musubi/places.dic",
        "share/musubi/spellings.dic", "lib/systemd/system/musubi-reindex.service",
        "lib/systemd/system/musubi-reindex.timer",
        "lib/systemd/system/musubi-reindex-failed@.service", "lib/sysusers.d/musubi.conf",
        "share/doc/musubi/LICENSE", "share/doc/musubi/README.md",
        "share/doc/musubi/docs/operations.md", "share/doc/musubi/examples/musubi.conf.sample",
        "share/doc/musubi/examples/canaries.sample", "share/doc/musubi/examples/musubi"}) {
    INFO(name);
    CHECK(fs::is_regular_file(usr / name));
  }
  CHECK_THAT(read_file(usr / "lib/systemd/system/musubi-reindex.service"),
             Catch::Matchers::ContainsSubstring(
                 "ExecStart=/usr/bin/indexer --config /etc/musubi/musubi.conf\n"));
  CHECK_THAT(read_file(usr / "share/doc/musubi/examples/musubi"),
             Catch::Matchers::ContainsSubstring(" /usr/bin/indexer --quiet --config "));
}

TEST_CASE("the installed programs find their data by themselves", "[cli][installation]") {
  const TemporaryFolder folder;
  REQUIRE(install(folder / "musubi", {}).status == 0);
  const auto source = folder.write("a.txt", "大連市との経済交流\n");
  const std::string index = (folder / "index").string();
  const fs::path programs = folder / "musubi/bin";
  const Outcome indexed = run((programs / "indexer").string(), {"--index", index, source});
  INFO(indexed.err);
  CHECK(indexed.status == 0);
  CHECK(run((programs / "searcher").string(), {"--index", index, "大連"}).status == 0);
}

TEST_CASE("systemd takes the units, and finds the service well shut in", "[cli][installation]") {
  if (!fs::exists(kSystemdAnalyze) || !fs::exists(kUnitsOfTheSystem)) {
    WARN("not tested: there is no systemd here");
    return;
  }
  const TemporaryFolder folder;
  REQUIRE(install(folder.path(), {}).status == 0);
  const fs::path units = folder / "lib/systemd/system";
  const std::string service = (units / "musubi-reindex.service").string();
  const Outcome verified =
      run(kSystemdAnalyze.string(),
          {"verify", "--man=no", service, (units / "musubi-reindex.timer").string(),
           (units / "musubi-reindex-failed@.service").string()});
  INFO(verified.err);
  CHECK(verified.status == 0);
  CHECK(verified.err.empty());
  // Of 100; a service that says nothing has 96.
  const Outcome judged =
      run(kSystemdAnalyze.string(), {"security", "--offline=true", "--threshold=10", service});
  INFO(judged.out);
  CHECK(judged.status == 0);
}
