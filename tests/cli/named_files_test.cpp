// Files that options name: what is none is refused at once, and what is another's is not replaced.
#include <sys/stat.h>

#include <filesystem>

#include "tests/catch.h"
#include "tests/cli/program.h"

using Catch::Matchers::ContainsSubstring;
using musubi::test::Outcome;
using musubi::test::read_file;
using musubi::test::run;
using musubi::test::TemporaryFolder;

namespace fs = std::filesystem;

namespace {

// Ended with status 124 where it waits for what never comes.
Outcome run_in_time(const std::string& program, const std::vector<std::string>& arguments) {
  std::vector<std::string> words = {"-k", "1", "20", musubi::test::tested_program(program)};
  words.insert(words.end(), arguments.begin(), arguments.end());
  return run("/usr/bin/timeout", words);
}

// An index of one document, and the files around it.
struct Place {
  TemporaryFolder folder;
  std::string source = folder.write("docs/a.txt", "大連市との経済交流\n");
  std::string index = (folder / "index").string();

  std::string path(std::string_view name) const { return (folder / name).string(); }
};

}  // namespace

TEST_CASE("a pipe or a device in place of a file that an option names is refused at once",
          "[cli][options]") {
  const Place place;
  REQUIRE(run("indexer", {"--index", place.index, place.source}).status == 0);
  REQUIRE(::mkfifo(place.path("pipe").c_str(), 0600) == 0);
  REQUIRE(::mkfifo(place.path("pipe.csv").c_str(), 0600) == 0);
  REQUIRE(::mkfifo(place.path("places.dic").c_str(), 0600) == 0);
  fs::create_symlink("/dev/zero", place.path("endless"));
  fs::create_symlink("/dev/zero", place.path("endless.csv"));
  struct Row {
    const char *program, *option, *file;
  };
  const Row rows[] = {
      {"indexer", "--config", "pipe"},
      {"indexer", "--config", "endless"},
      {"indexer", "--config", "docs"},
      {"indexer", "--gazetteer", "pipe"},
      {"indexer", "--taxonomy", "endless"},
      {"indexer", "--user-dictionary", "pipe"},
      {"indexer", "--user-dictionary", "endless"},
      {"indexer", "--user-dictionary", "pipe.csv"},
      {"indexer", "--user-dictionary", "endless.csv"},
      {"indexer", "--data", "."},
      {"indexer", "--canaries", "pipe"},
      {"searcher", "--config", "pipe"},
      {"searcher", "--config", "endless"},
      {"searcher", "--gazetteer", "pipe"},
      {"searcher", "--gazetteer", "none.tsv"},
      {"searcher", "--taxonomy", "endless"},
      {"searcher", "--taxonomy", "docs"},
      {"searcher", "--user-dictionary", "pipe"},
      {"searcher", "--user-dictionary", "endless"},
      {"searcher", "--synonyms", "pipe"},
      {"searcher", "--synonyms", "endless"},
      {"searcher", "--synonyms", "docs"},
  };
  for (const Row& row : rows) {
    const bool is_indexer = std::string_view(row.program) == "indexer";
    const Outcome outcome =
        run_in_time(row.program, {"--index", place.index, row.option, place.path(row.file),
                                  is_indexer ? place.source : "大連"});
    CAPTURE(row.program, row.option, row.file, outcome.err);
    CHECK(outcome.status == 2);
    CHECK(outcome.out.empty());
    CHECK_THAT(outcome.err, ContainsSubstring("cannot read") && ContainsSubstring(place.path("")));
    CHECK(outcome.peak_kilobytes < 1'000'000);
  }
}

TEST_CASE("a file that is too large for what it is said to be is refused", "[cli][options]") {
  const Place place;
  REQUIRE(run("indexer", {"--index", place.index, place.source}).status == 0);
  const std::string large = place.folder.write("large", "");
  fs::resize_file(large, std::uintmax_t{1} << 40);
  for (const char* option : {"--config", "--gazetteer", "--canaries"}) {
    const Outcome job = run_in_time("indexer", {"--index", place.index, option, large});
    CAPTURE(option, job.err);
    CHECK(job.status == 2);
    CHECK_THAT(job.err, ContainsSubstring("is larger than"));
  }
  for (const char* option : {"--config", "--synonyms"}) {
    const Outcome answer = run_in_time("searcher", {"--index", place.index, option, large, "大連"});
    CAPTURE(option, answer.err);
    CHECK(answer.status == 2);
    CHECK_THAT(answer.err, ContainsSubstring("is larger than"));
  }
}

TEST_CASE("a file or a folder that has no name is refused before the work", "[cli][options]") {
  const Place place;
  for (const char* option :
       {"--config", "--index", "--gazetteer", "--taxonomy", "--dictionary", "--user-dictionary",
        "--data", "--canaries", "--report", "--metrics", "--extractor"}) {
    std::vector<std::string> words = {option, "", place.source};
    if (option != std::string_view("--index")) words.insert(words.end(), {"--index", place.index});
    const Outcome job = run("indexer", words);
    CAPTURE(option, job.err);
    CHECK(job.status == 2);
    CHECK_THAT(job.err, ContainsSubstring(option + std::string(" names no f")));
  }
  CHECK(!fs::exists(place.index));
  const std::string config = place.folder.write("musubi.conf", "[indexer]\nreport =\n");
  CHECK(run("indexer", {"--config", config, "--index", place.index, place.source}).status == 2);
  for (const char* option : {"--config", "--gazetteer", "--synonyms"}) {
    const Outcome answer = run("searcher", {"--index", place.index, option, "", "大連"});
    CAPTURE(option, answer.err);
    CHECK(answer.status == 2);
    CHECK_THAT(answer.err, ContainsSubstring(option + std::string(" names no file")));
  }
}

TEST_CASE("a config file of Windows is read", "[cli][options]") {
  const Place place;
  const std::string config =
      place.folder.write("musubi.conf", "\xEF\xBB\xBFindex = " + place.index +
                                            "\r\n[indexer]\r\nthreads = 1\r\n[source " +
                                            place.path("docs") + "]\r\ncountry = ドイツ\r\n");
  const Outcome job = run("indexer", {"--config", config});
  INFO(job.err);
  CHECK(job.status == 0);
  CHECK(run("searcher", {"--config", config, "--country", "ドイツ"}).status == 0);
}

TEST_CASE("no config is named by the empty device", "[cli][options]") {
  const Place place;
  CHECK(run("indexer", {"--config", "/dev/null", "--index", place.index, place.source}).status ==
        0);
  CHECK(run("searcher", {"--config", "/dev/null", "--index", place.index, "大連"}).status == 0);
}

TEST_CASE("a report or metrics in place of what a run reads is refused, and nothing is written",
          "[cli][options]") {
  const Place place;
  const std::string docs = place.path("docs");
  REQUIRE(run("indexer", {"--index", place.index, docs}).status == 0);
  const std::string config = place.folder.write("musubi.conf", "[indexer]\nthreads = 1\n");
  const std::string canaries =
      place.folder.write("canaries.jsonl", "{\"query\": \"大連\", \"hits\": 1}\n");
  const std::string page = place.folder.write("docs/page", "<!DOCTYPE html><title>頁</title>");
  const std::string list = place.folder.write("list.json", "[]");
  fs::create_symlink("docs/a.txt", place.path("link"));
  fs::create_hard_link(canaries, place.path("hard"));
  fs::create_directory_symlink("docs", place.path("other-way"));
  struct Row {
    std::string file, reason;
  };
  const Row rows[] = {
      {place.source, "a document of the source"},
      {docs + "/../docs/./a.txt", "a document of the source"},
      {place.path("other-way/a.txt"), "a document of the source"},
      {docs + "/new.txt", "a document of the source"},  // the next night
      {page, "a document of the source"},
      {config, "the config file"},
      {canaries, "the run reads this file"},
      {place.path("hard"), "the run reads this file"},
      {place.index + "/report.json", "in the index"},
      {place.index + "/XAPIANDB", "in the index"},
      {place.index + "/generations/000001/manifest.json", "in the index"},
  };
  const std::string live = read_file(place.index + "/XAPIANDB");
  for (const char* option : {"--report", "--metrics"}) {
    for (const Row& row : rows) {
      const std::string before = fs::exists(row.file) ? read_file(row.file) : "";
      const Outcome job = run("indexer", {"--index", place.index, "--config", config, "--canaries",
                                          canaries, option, row.file, docs});
      CAPTURE(option, row.file, job.err);
      CHECK(job.status == 2);
      CHECK_THAT(job.err, ContainsSubstring(option) && ContainsSubstring(row.reason));
      CHECK((fs::exists(row.file) ? read_file(row.file) : "") == before);
    }
  }
  // A source of the live index that a slip left out; one of a kind that is not read.
  CHECK(run("indexer", {"--index", place.index, "--report", place.source, list}).status == 2);
  CHECK(run("indexer", {"--index", place.path("i2"), "--report", list, list}).status == 2);
  CHECK(read_file(place.source) == "大連市との経済交流\n");
  CHECK(read_file(list) == "[]");
  const Outcome both = run("indexer", {"--index", place.index, "--report", place.path("one"),
                                       "--metrics", docs + "/../one", docs});
  CHECK_THAT(both.err, ContainsSubstring("name one file"));
  CHECK(read_file(place.index + "/XAPIANDB") == live);
}

TEST_CASE("a report beside the documents that no run reads is written", "[cli][options]") {
  const Place place;
  const std::string docs = place.path("docs");
  fs::create_symlink("docs/a.txt", place.path("link"));
  for (const std::string& file : {docs + "/report.json", docs + "/.report.txt",
                                  docs + "/musubi.prom", place.path("link"), docs + "-report"}) {
    const Outcome job = run("indexer", {"--index", place.index, "--report", file, docs});
    CAPTURE(file, job.err);
    CHECK(job.status == 0);
    CHECK_THAT(read_file(file), ContainsSubstring("\"outcome\""));
  }
  CHECK(read_file(place.source) == "大連市との経済交流\n");
}
