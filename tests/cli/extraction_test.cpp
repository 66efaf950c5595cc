#include <filesystem>

#include "tests/catch.h"
#include "tests/cli/corpus_index.h"
#include "tests/indexer/extractor/pdf_fixture.h"

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

TEST_CASE("a folder of pages is indexed, and what is unchanged is not extracted again",
          "[cli][extraction]") {
  const TemporaryFolder folder;
  folder.write("docs/page.html", "<!DOCTYPE html><title>大連市との協定</title><p>経済交流");
  folder.write("docs/wrong.txt", "<html><title>天津市との協定</title><p>友好交流");
  folder.write("docs/plain.txt", "ハルビン市との協定\n");
  const std::string index = (folder / "index").string();
  const std::string docs = (folder / "docs").string();
  const std::string report = (folder / "report.json").string();
  const Outcome first = run("indexer", {"--index", index, "--report", report, docs});
  INFO(first.err);
  CHECK(first.status == 0);
  CHECK(contains(first.err, "wrong.txt: its name says text, its content html"));
  CHECK(json::parse(read_file(report))["sources"][0]["kind"] == "html");
  CHECK(search_in(index, "経済交流")["hits"][0]["title"] == "大連市との協定");
  CHECK(search_in(index, "友好交流")["hits"][0]["title"] == "天津市との協定");
  CHECK(run("indexer", {"--index", index, "--check"}).status == 0);

  folder.write("docs/plain.txt", "ハルビン市との協定です\n");
  const Outcome second = run("indexer", {"--index", index, "--extractor", "/nowhere", docs});
  INFO(second.err);
  CHECK(second.status == 0);
  CHECK(contains(second.err, "2 unchanged"));
}

TEST_CASE("hostile files and a missing extractor cost those files alone", "[cli][extraction]") {
  const TemporaryFolder folder;
  folder.write("docs/a.txt", "大連市との協定\n");
  folder.write("docs/crash.html", "<html><p>天津市");
  folder.write("docs/good.html", "<html><title>瀋陽市との協定</title>");
  // A sanitizer takes the crash, and more memory than a limit can be set to.
  const bool is_checked = musubi::test::tested_are_sanitized();
  if (!is_checked) folder.write("docs/swell.html", "<html><p>天津市");
  const std::string index = (folder / "index").string();
  const std::string docs = (folder / "docs").string();
  const std::string faults = musubi::test::tested_program("extractor-with-faults");
  const Outcome hostile = run("indexer", {"--index", index, "--extractor", faults, docs});
  INFO(hostile.err);
  CHECK(hostile.status == 1);
  CHECK(contains(hostile.err, is_checked ? "crash.html: makes its extractor end"
                                         : "crash.html: makes its extractor crash"));
  CHECK((is_checked || contains(hostile.err, "swell.html: takes more than 1 GiB")));
  CHECK(contains(hostile.err, "2 documents"));
  CHECK(search_in(index, "瀋陽市")["total"] == 1);

  const std::string other = (folder / "other").string();
  const Outcome missing = run("indexer", {"--index", other, "--extractor", "/nowhere", docs});
  INFO(missing.err);
  CHECK(missing.status == 1);
  CHECK(contains(missing.err, "good.html: cannot be read: the program /nowhere cannot be started"));
  CHECK(search_in(other, "大連市")["total"] == 1);
}

TEST_CASE("a hit names the page that its snippet stands on", "[cli][extraction]") {
  const TemporaryFolder folder;
  folder.write("docs/a.pdf", musubi::pdf_of({{{50, 100, "大連市との経済交流について述べる。"}},
                                             {{50, 100, "瀋陽市との教育交流について述べる。"}}},
                                            "交流の記録"));
  const std::string index = (folder / "index").string();
  REQUIRE(run("indexer", {"--index", index, (folder / "docs").string()}).status == 0);
  CHECK(search_in(index, "経済交流")["hits"][0]["place"] == "1ページ");
  CHECK(search_in(index, "教育交流")["hits"][0]["place"] == "2ページ");
  const Outcome text = run("searcher", {"--index", index, "教育交流"});
  INFO(text.out);
  CHECK(contains(text.out, "a.pdf#1  2ページ\n"));
}
