#include <unistd.h>

#include <fstream>
#include <thread>

#include "common/index/layout.h"
#include "indexer/generations/index_lock.h"
#include "tests/catch.h"
#include "tests/cli/corpus_index.h"

using musubi::IndexLayout;
using musubi::test::Outcome;
using musubi::test::read_file;
using musubi::test::run;
using musubi::test::TemporaryFolder;
using nlohmann::json;

namespace {

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

json search_in(const std::string& index, const std::string& query) {
  return json::parse(run("searcher", {"--index", index, "--format", "json", query}).out);
}

}  // namespace

TEST_CASE("the corpus makes 62 documents", "[cli][indexer]") {
  const TemporaryFolder folder;
  const std::string index = (folder / "index").string();
  const Outcome outcome = run("indexer", {"--index", index, MUSUBI_TEST_CORPUS});
  CHECK(outcome.status == 0);
  CHECK(outcome.out.empty());
  CHECK(contains(outcome.err, "62 documents"));
  CHECK(search_in(index, "大連")["total"] > 0);
}

TEST_CASE("the corpus gives the same answer whatever the number of threads", "[cli][indexer]") {
  const TemporaryFolder folder;
  json answers[2];
  for (const int threads : {1, 4}) {
    const std::string index = (folder / std::to_string(threads)).string();
    REQUIRE(
        run("indexer", {"--index", index, "--threads", std::to_string(threads), MUSUBI_TEST_CORPUS})
            .status == 0);
    json& answer = answers[threads == 1 ? 0 : 1];
    answer = search_in(index, "経済 交流");
    answer.erase("took_ms");
  }
  CHECK(answers[0] == answers[1]);
}

TEST_CASE("bad documents are refused alone, with file, line and reason", "[cli][indexer]") {
  const TemporaryFolder folder;
  folder.write("docs/good.txt", "大連市との経済交流\n本文です。\n");
  folder.write("docs/empty.txt", "  \n");
  folder.write("docs/image.txt", std::string("\x89PNG\r\n\x1a\n\0\0\0\0", 12));
  folder.write("docs/cut.txt", "大連市との交\xe6\xb5");
  folder.write("docs/list.jsonl",
               "{\"id\":\"a\",\"title\":\"一\",\"body\":\"天津市\"}\nnot json\n"
               "{\"id\":\"a\",\"title\":\"二\",\"body\":\"天津市\"}\n");
  const std::string index = (folder / "index").string();
  const std::string report = (folder / "report.json").string();
  const Outcome outcome =
      run("indexer", {"--index", index, "--report", report, (folder / "docs").string()});
  INFO(outcome.err);
  CHECK(outcome.status == 1);
  CHECK(contains(outcome.err, "empty.txt: "));
  CHECK(contains(outcome.err, "image.txt: "));
  CHECK(contains(outcome.err, "cut.txt: "));
  CHECK(contains(outcome.err, "list.jsonl:2: "));
  CHECK(contains(outcome.err, "2 documents"));
  CHECK(search_in(index, "大連")["total"] == 1);
  CHECK(search_in(index, "天津")["total"] == 1);
  const json written = json::parse(read_file(report));
  CHECK(written["documents"] == 2);
  CHECK(written["refused"].size() == 5);
  CHECK(written["outcome"] == "published");
}

TEST_CASE("encodings are told in the report", "[cli][indexer]") {
  const TemporaryFolder folder;
  folder.write("docs/sjis.txt", "\x90\xc2\x90\x58\x8c\xa7\x82\xc6\x91\xe5\x98\x41\x8e\x73\n");
  const std::string report = (folder / "report.json").string();
  REQUIRE(run("indexer", {"--index", (folder / "index").string(), "--report", report,
                          (folder / "docs").string()})
              .status == 0);
  const json written = json::parse(read_file(report));
  REQUIRE(written["sources"].size() == 1);
  CHECK(written["sources"][0]["encoding"] == "Shift_JIS");
  CHECK(search_in((folder / "index").string(), "青森県")["total"] == 1);
}

TEST_CASE("a run that reads nothing leaves the old index as it was", "[cli][indexer]") {
  const TemporaryFolder folder;
  const std::string index = (folder / "index").string();
  const auto good = folder.write("good.txt", "大連市\n");
  const auto empty = folder.write("empty.txt", "");
  REQUIRE(run("indexer", {"--index", index, good}).status == 0);
  const Outcome outcome = run("indexer", {"--index", index, "--only", empty});
  CHECK(outcome.status == 2);
  CHECK(contains(outcome.err, "empty.txt"));
  CHECK(search_in(index, "大連")["total"] == 1);
  CHECK(run("indexer", {"--index", index, "--only", "/nonexistent/source"}).status == 2);
  CHECK(search_in(index, "大連")["total"] == 1);
}

TEST_CASE("two generations are kept and the newest is live", "[cli][indexer]") {
  const TemporaryFolder folder;
  const IndexLayout layout(folder / "index");
  for (int i = 0; i < 4; ++i) {
    const auto source = folder.write("a.txt", "大連市 " + std::to_string(i));
    REQUIRE(run("indexer", {"--index", layout.root().string(), source}).status == 0);
  }
  CHECK(layout.list_generations() == std::vector<std::string>{"000003", "000004"});
  CHECK(layout.live_generation() == "000004");
}

TEST_CASE("a second indexer exits with status 3", "[cli][indexer]") {
  const TemporaryFolder folder;
  const IndexLayout layout(folder / "index");
  std::filesystem::create_directories(layout.root());
  const auto source = folder.write("a.txt", "大連市\n");
  {
    const auto lock = musubi::IndexLock::acquire(layout.lock());
    REQUIRE(lock);
    REQUIRE(lock->has_value());
    const Outcome outcome = run("indexer", {"--index", layout.root().string(), source});
    CHECK(outcome.status == 3);
    CHECK(contains(outcome.err, "another indexer"));
    // To open and close the file again, as a backup does, does not free it.
    CHECK(contains(read_file(layout.lock()), std::to_string(::getpid())));
    CHECK(run("indexer", {"--index", layout.root().string(), source}).status == 3);
  }
  CHECK(run("indexer", {"--index", layout.root().string(), source}).status == 0);
}

TEST_CASE("a generation says what it is made of", "[cli][indexer]") {
  const TemporaryFolder folder;
  const IndexLayout layout(folder / "index");
  REQUIRE(run("indexer", {"--index", layout.root().string(), MUSUBI_TEST_CORPUS}).status == 0);
  const json manifest = json::parse(read_file(layout.generations() / "000001" / "manifest.json"));
  CHECK(manifest["documents"] == 62);
  CHECK(manifest["sources"].size() == 7);
  CHECK(contains(manifest["analyzer"], "sys.dic"));
  CHECK(manifest.contains("format"));
}

TEST_CASE("an index of another analyzer is refused with what to run", "[cli][indexer]") {
  const TemporaryFolder folder;
  const std::string index = (folder / "index").string();
  const auto source = folder.write("a.txt", "大連市\n");
  const std::string words = (std::filesystem::path(MUSUBI_TEST_DATA) / "places.dic").string();
  REQUIRE(run("indexer", {"--index", index, source, "--user-dictionary", words}).status == 0);
  const Outcome outcome = run("searcher", {"--index", index, "大連"});
  CHECK(outcome.status == 2);
  CHECK(contains(outcome.err, "indexer --index"));
  CHECK(run("searcher", {"--index", index, "--user-dictionary", words, "大連"}).status == 0);
}

TEST_CASE("a user's own places and domains count", "[cli][indexer][facets]") {
  const TemporaryFolder folder;
  const std::string index = (folder / "index").string();
  const auto places = folder.write("places.tsv",
                                   "code\tcountry\tname\tkind\tkana\tromaji\taliases\n"
                                   "\tドイツ\tムスビンゲン\tcity\t\tMusubingen\t\n");
  const auto domains = folder.write("domains.tsv", "value\taliases\n宇宙\t宇宙開発|space\n");
  const auto source = folder.write("list.csv",
                                   "title,partner,domain\n"
                                   "覚書,ムスビンゲン,宇宙開発\n");
  REQUIRE(run("indexer", {"--index", index, "--gazetteer", places, "--taxonomy", domains, source})
              .status == 0);
  const json answer = search_in(index, "覚書");
  CHECK(answer["hits"][0]["country"] == json({"ドイツ"}));
  CHECK(answer["hits"][0]["domain"] == json({"宇宙"}));
  // The searcher knows the values that the index holds.
  CHECK(run("searcher", {"--index", index, "--domain", "宇宙"}).status == 0);
}

TEST_CASE("wrong options are refused and nothing is written", "[cli][indexer]") {
  const TemporaryFolder folder;
  const std::string index = (folder / "index").string();
  CHECK(run("indexer", {"--index", index}).status == 2);
  CHECK(run("indexer", {"--index", index, "--threads", "none", "x"}).status == 2);
  CHECK(run("indexer", {"--index", index, "--nonsense", "x"}).status == 2);
  CHECK(!std::filesystem::exists(index));
  CHECK(run("indexer", {"--help"}).status == 0);
  CHECK(contains(run("indexer", {"--help"}).out, "Exit status"));
  CHECK(contains(run("indexer", {"--version"}).out, "Musubi"));
}

TEST_CASE("an index that cannot be written is refused", "[cli][indexer]") {
  const TemporaryFolder folder;
  const auto source = folder.write("a.txt", "大連市\n");
  const auto file = folder.write("not-a-folder", "x");
  const Outcome outcome = run("indexer", {"--index", file + "/index", source});
  CHECK(outcome.status == 2);
  CHECK(contains(outcome.err, "not-a-folder"));
}

TEST_CASE("a report that cannot be written is refused before any work", "[cli][indexer]") {
  const TemporaryFolder folder;
  const IndexLayout layout(folder / "index");
  const auto source = folder.write("a.txt", "大連市\n");
  const Outcome outcome = run("indexer", {"--index", layout.root().string(), "--report",
                                          "/nonexistent/report.json", source});
  CHECK(outcome.status == 2);
  CHECK(contains(outcome.err, "/nonexistent/report.json"));
  CHECK(!layout.live_generation());
}

TEST_CASE("files of a kind that is not read are skipped and told", "[cli][indexer]") {
  const TemporaryFolder folder;
  folder.write("docs/a.txt", "大連市\n");
  folder.write("docs/b.bin",
               "\x7F"
               "ELF");
  const std::string report = (folder / "report.json").string();
  const Outcome outcome = run("indexer", {"--index", (folder / "index").string(), "--report",
                                          report, (folder / "docs").string()});
  CHECK(outcome.status == 0);
  CHECK(contains(outcome.err, "b.bin"));
  CHECK(json::parse(read_file(report))["skipped"].size() == 1);
}

TEST_CASE("a failed run leaves no litter", "[cli][indexer]") {
  const TemporaryFolder folder;
  const IndexLayout layout(folder / "index");
  REQUIRE(
      run("indexer", {"--index", layout.root().string(), folder.write("empty.txt", "")}).status ==
      2);
  CHECK(std::filesystem::is_empty(layout.generations()));
}
