#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <filesystem>
#include <regex>
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
  for (const char* name : {"bin/indexer",
                           "bin/searcher",
                           "bin/musubi",
                           "share/musubi/prefectures.tsv",
                           "share/musubi/places.dic",
                           "share/musubi/spellings.dic",
                           "lib/systemd/system/musubi-reindex.service",
                           "lib/systemd/system/musubi-rehash.service",
                           "lib/systemd/system/musubi-reindex.timer",
                           "lib/systemd/system/musubi-rehash.timer",
                           "lib/systemd/system/musubi-reindex-failed@.service",
                           "lib/systemd/system/musubi-shard@.service",
                           "lib/systemd/system/musubi-push.service",
                           "lib/sysusers.d/musubi.conf",
                           "lib/tmpfiles.d/musubi.conf",
                           "share/man/man1/musubi.1",
                           "share/man/man1/musubi-indexer.1",
                           "share/man/man1/musubi-searcher.1",
                           "share/man/man1/indexer.1",
                           "share/man/man1/searcher.1",
                           "share/man/man5/musubi.conf.5",
                           "share/man/man7/musubi-query.7",
                           "share/man/ja/man1/musubi.1",
                           "share/man/ja/man1/musubi-indexer.1",
                           "share/man/ja/man1/musubi-searcher.1",
                           "share/man/ja/man1/indexer.1",
                           "share/man/ja/man1/searcher.1",
                           "share/man/ja/man5/musubi.conf.5",
                           "share/man/ja/man7/musubi-query.7",
                           "share/bash-completion/completions/musubi",
                           "share/fish/vendor_completions.d/musubi.fish",
                           "share/zsh/vendor-completions/_musubi",
                           "share/doc/musubi/LICENSE",
                           "share/doc/musubi/README.md",
                           "share/doc/musubi/docs/operations.md",
                           "share/doc/musubi/examples/musubi.conf.sample",
                           "share/doc/musubi/examples/canaries.sample",
                           "share/doc/musubi/examples/musubi"}) {
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

TEST_CASE("programs and data find each other in one folder, behind one command",
          "[cli][installation]") {
  const TemporaryFolder folder;
  REQUIRE(install(folder / "installed", {}).status == 0);
  const fs::path programs = folder / "usr/lib/musubi";
  fs::create_directories(programs);
  fs::create_directories(folder / "usr/bin");
  for (const char* from : {"installed/bin", "installed/share/musubi"}) {
    fs::copy(folder / from, programs, fs::copy_options::recursive);
  }
  fs::create_symlink(programs / "musubi", folder / "usr/bin/musubi");
  const std::string musubi = (folder / "usr/bin/musubi").string();
  const std::string index = (folder / "index").string();
  const auto source = folder.write("a.txt", "大連市との経済交流\n");
  const Outcome indexed = run(musubi, {"index", "--index", index, source});
  INFO(indexed.err);
  CHECK(indexed.status == 0);
  CHECK(run(musubi, {"search", "--index", index, "大連 経済"}).status == 0);
  CHECK(run(musubi, {"--version"}).out == "musubi " MUSUBI_VERSION "\n");
  CHECK(run(musubi, {"index", "--help"}).out.starts_with("usage: musubi index ["));
  CHECK(
      run(musubi, {"search", "--help", "--lang", "en"}).out.starts_with("usage: musubi search ["));
  const Outcome nowhere = run(musubi, {"search", "--index", (folder / "none").string(), "大連"});
  CHECK(nowhere.err.find("run: musubi index --index ") != std::string::npos);
  CHECK(run(musubi, {"search", "--index", index, "瀋陽"}).status == 1);
  CHECK(run(musubi, {"--help"}).out.find("musubi index") != std::string::npos);
  const Outcome unknown = run(musubi, {"find", "大連"});
  CHECK(unknown.status == 2);
  CHECK(unknown.out.empty());
  CHECK(unknown.err.find("unknown command: find") != std::string::npos);
}

TEST_CASE("the line for cron says nothing before there is a source, and when all is well",
          "[cli][installation]") {
  const TemporaryFolder folder;
  REQUIRE(install(folder / "installed", {}).status == 0);
  const std::string config = (folder / "musubi.conf").string();
  std::smatch line;
  const std::string lines = read_file(folder / "installed/share/doc/musubi/examples/musubi");
  REQUIRE(std::regex_search(lines, line, std::regex("\n30 2 \\* \\* 1-6 musubi (.*)\n")));
  std::string job =
      std::regex_replace(line[1].str(), std::regex("/run/systemd/system"), "/nowhere");
  job = std::regex_replace(job, std::regex("/etc/musubi/musubi.conf"), config);
  const auto night = [&job] {
    const Outcome outcome = run("/bin/sh", {"-c", job});
    return outcome.out + outcome.err;
  };
  const std::string index = "index = " + (folder / "index").string() + "\n";
  folder.write("musubi.conf", index);
  CHECK(night().empty());
  CHECK(!fs::exists(folder / "index"));
  const std::string sources = (folder / "sources").string();
  fs::create_directories(sources);
  folder.write("sources/a.csv", "title\n大連市との協定\n");
  folder.write("musubi.conf", index + "[indexer]\nsource = " + sources + "\n");
  CHECK(night().empty());
  CHECK(fs::exists(folder / "index"));
  folder.write("sources/b.jsonl", "no object\n");
  CHECK(night().find("refused") != std::string::npos);
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
  const std::string weekly = (units / "musubi-rehash.service").string();
  const Outcome verified =
      run(kSystemdAnalyze.string(),
          {"verify", "--man=no", service, (units / "musubi-reindex.timer").string(), weekly,
           (units / "musubi-rehash.timer").string(),
           (units / "musubi-reindex-failed@.service").string(),
           (units / "musubi-shard@27011.service").string(),
           (units / "musubi-push.service").string()});
  INFO(verified.err);
  CHECK(verified.status == 0);
  CHECK(verified.err.empty());
  CHECK_THAT(read_file(weekly), Catch::Matchers::ContainsSubstring("/indexer --rehash --config "));
  CHECK_THAT(read_file(service), Catch::Matchers::ContainsSubstring("/indexer --config "));
  // Of 100; a service that says nothing has 96.
  const Outcome judged =
      run(kSystemdAnalyze.string(), {"security", "--offline=true", "--threshold=10", service});
  INFO(judged.out);
  CHECK(judged.status == 0);
}
