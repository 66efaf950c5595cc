#include "indexer/reading/source_reader.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>

#include "indexer/readers/source_list.h"
#include "tests/indexer/extractor/zip_fixture.h"
#include "tests/indexer/readers/reading.h"

namespace musubi::test {

namespace {

namespace fs = std::filesystem;
using Strings = std::vector<std::string>;

// Paths below `folder`.
Strings relative_paths(const std::vector<Refusal>& refusals, const TemporaryFolder& folder) {
  Strings paths;
  for (const Refusal& refusal : refusals) {
    paths.push_back(refusal.path.substr(folder.path().native().size() + 1));
  }
  return paths;
}

}  // namespace

TEST_CASE("a file of plain text that holds none is refused with what it is", "[readers]") {
  using namespace std::string_literals;
  struct Row {
    std::string content, reason;
  };
  const auto row = GENERATE(values<Row>({
      {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0"s, "is an old office file"},
      {"\x89PNG\r\n\x1A\n", "is a PNG image"},
      {"\xFF\xD8\xFF\xE0", "is a JPEG image"},
      {"<?xml version=\"1.0\"?>", "is an XML file"},
      {"\x7F"
       "ELF\x02\x01",
       "is a program"},
      {"a\0\0\0\xFF\xFF\xFE\0b"s, "holds NUL bytes: it is not a text"},
      {"", "holds no text"},
      {" \r\n\t　\n", "holds no text"},
      {"\xEF\xBB\xBF", "holds no text"},
  }));
  const std::string name = GENERATE("a.txt", "a.md", "a.csv", "a.tsv", "a.jsonl");
  INFO(name << " " << row.reason);
  const Reading reading = read_file_of(name, row.content);
  CHECK(reading.sources.empty());
  CHECK(reading.documents.empty());
  REQUIRE(reading.refusals.size() == 1);
  CHECK(reading.refusals[0].line == 0);
  CHECK(reading.refusals[0].reason == row.reason);
}

TEST_CASE("a file that is not what its name says is read as what it is, and told", "[readers]") {
  struct Row {
    std::string name, content, kind, title;
  };
  const auto row = GENERATE(values<Row>({
      {"a.txt", "\n <!DOCTYPE html>\n<title>大連市</title><p>本文", "html", "大連市"},
      {"a.csv", "\xEF\xBB\xBF<HTML lang=ja><title>大連市</title>", "html", "大連市"},
      {"a.html", "大連市との交流\n本文です。\n", "html", "大連市との交流本文です。"},
      {"a.xlsx", "題名,本文\n大連市,交流\n", "csv", "大連市"},
      {"a.docx", "大連市\n交流\n", "text", "大連市"},
  }));
  INFO(row.name << " " << row.content);
  const Reading reading = read_file_of(row.name, row.content);
  CHECK(reading.refusals.empty());
  REQUIRE(reading.sources.size() == 1);
  CHECK(reading.sources[0].kind == row.kind);
  REQUIRE(reading.documents.size() == 1);
  CHECK(reading.documents[0].title == row.title);
  const bool is_told =
      std::any_of(reading.warnings.begin(), reading.warnings.end(),
                  [](const Refusal& told) { return told.reason.find("its name says") == 0; });
  CHECK(is_told == (row.name != "a.html"));
}

TEST_CASE("a sheet with a header alone is told", "[readers]") {
  const Reading reading = read_file_of(
      "a.xlsx",
      zip_of(
          {{"xl/workbook.xml",
            "<workbook xmlns:r='r'><sheets><sheet name='記入用' r:id='rId1'/></sheets></workbook>"},
           {"xl/_rels/workbook.xml.rels",
            "<R><Relationship Id='rId1' Target='worksheets/sheet1.xml'/></R>"},
           {"xl/worksheets/sheet1.xml",
            "<worksheet><sheetData><row r='1'><c r='A1' t='str'><v>国名</v></c><c r='B1' t='str'>"
            "<v>都市名</v></c></row></sheetData></worksheet>"}}));
  CHECK(reading.documents.empty());
  REQUIRE(reading.warnings.size() == 1);
  CHECK(reading.warnings[0].reason == "記入用: has a header and no row below it");
}

TEST_CASE("a name tells what a document is about, where the document does not", "[readers]") {
  const Reading reading = read_file_of("平成16年度_交流事業報告.txt", "報告\n本文です。\n");
  REQUIRE(reading.documents.size() == 1);
  CHECK(reading.documents[0].also == "平成16年度_交流事業報告");
  CHECK(reading.documents[0].body == "報告\n本文です。");
  const Reading named = read_file_of("交流.txt", "交流\n本文です。\n");
  CHECK(named.documents.at(0).also.empty());
}

TEST_CASE("a directory is read with all below it, in byte order of the path", "[readers]") {
  const TemporaryFolder folder;
  for (const char* name : {"b.txt", "a/z.md", "a/深い/层/c.jsonl", "a.txt", "B.TXT", "a/z.csv"}) {
    folder.write(name, std::string_view(name).ends_with("jsonl") ? "{\"title\": \"あ\"}"
                       : std::string_view(name).ends_with("csv") ? "題名\nあ\n"
                                                                 : "あ\n");
  }
  const Reading reading = read({folder.path()});
  CHECK(reading.refusals.empty());
  Strings paths;
  for (const SourceFile& source : reading.sources) {
    paths.push_back(source.path.substr(folder.path().native().size() + 1));
  }
  CHECK(paths == Strings{"B.TXT", "a.txt", "a/z.csv", "a/z.md", "a/深い/层/c.jsonl", "b.txt"});
}

TEST_CASE("what is no source in a directory is left alone and told", "[readers]") {
  const TemporaryFolder folder;
  folder.write("a.txt", "あ");
  folder.write("b.json", "{}");
  folder.write("c.png", "\x89PNG\r\n\x1A\n");
  folder.write("d.log", "あ");
  folder.write("README", "あ");
  folder.write(".hidden.txt", "い");
  folder.write(".git/e.txt", "う");
  const Reading reading = read({folder.path()});
  CHECK(reading.documents.size() == 1);
  CHECK(reading.refusals.empty());
  Strings skipped = relative_paths(reading.skipped, folder);
  std::sort(skipped.begin(), skipped.end());
  CHECK(skipped == Strings{"README", "b.json", "c.png", "d.log"});
}

TEST_CASE("links are followed and end where they come back", "[readers]") {
  const TemporaryFolder folder, elsewhere;
  folder.write("a.txt", "あ");
  elsewhere.write("b.txt", "い");
  fs::create_directory(folder / "sub");
  fs::create_directory_symlink(folder.path(), folder / "sub/back");
  fs::create_directory_symlink(elsewhere.path(), folder / "sub/there");
  fs::create_symlink(folder / "a.txt", folder / "z.txt");
  fs::create_symlink(folder / "self.txt", folder / "self.txt");
  const Reading reading = read({folder.path()});
  CHECK(reading.documents.size() == 2);
  CHECK(relative_paths(reading.skipped, folder) == Strings{"sub/back", "z.txt"});
  CHECK(relative_paths(reading.refusals, folder) == Strings{"self.txt"});
}

TEST_CASE("nobody has the job read for them what is not theirs", "[readers]") {
  if (geteuid() != 0) {
    WARN("skipped: only root can make files of others");
    return;
  }
  constexpr uid_t kOne = 65534, kAnother = 65533;
  const TemporaryFolder folder, elsewhere;
  const std::string theirs = elsewhere.write("theirs.txt", "あ");
  const std::string secret = elsewhere.write("secret.txt", "い");
  REQUIRE(::chown(theirs.c_str(), kOne, kOne) == 0);
  for (const char* name : {"to-theirs.txt", "to-secret.txt", "to-folder", "of-root.txt"}) {
    const std::string target(name);
    const fs::path link = folder / name;
    fs::create_symlink(target == "to-folder"       ? elsewhere.path()
                       : target == "to-theirs.txt" ? fs::path(theirs)
                                                   : fs::path(secret),
                       link);
    if (target != "of-root.txt") REQUIRE(::lchown(link.c_str(), kOne, kOne) == 0);
  }
  REQUIRE(::chown(secret.c_str(), kAnother, kAnother) == 0);
  const Reading reading = read({folder.path()});
  CHECK(reading.documents.size() == 2);
  CHECK(reading.refusals.empty());
  CHECK(relative_paths(reading.skipped, folder) == Strings{"to-folder", "to-secret.txt"});
}

TEST_CASE("a file that is named twice is read once", "[readers]") {
  const TemporaryFolder folder;
  const std::string path = folder.write("a.txt", "あ");
  const Reading reading = read({path, folder.path(), folder.path() / "." / "a.txt"});
  CHECK(reading.documents.size() == 1);
  CHECK(reading.refusals.empty());
}

TEST_CASE("what cannot be read is refused, and reading goes on", "[readers]") {
  const TemporaryFolder folder;
  const std::string good = folder.write("good.txt", "あ");
  std::string bad;
  std::string reason;
  SECTION("missing") {
    bad = folder / "missing.txt";
    reason = "No such file or directory";
  }
  SECTION("a pipe, which must not block") {
    bad = folder / "pipe.txt";
    REQUIRE(mkfifo(bad.c_str(), 0600) == 0);
    reason = "is not a regular file";
  }
  SECTION("a device") {
    bad = "/dev/zero";
    reason = "is not a regular file";
  }
  SECTION("without permission") {
    if (geteuid() == 0) return;
    bad = folder.write("secret.txt", "い");
    fs::permissions(bad, fs::perms::none);
    reason = "Permission denied";
  }
  SECTION("compressed") {
    bad = folder.write("a.txt.gz", "\x1F\x8B\x08");
    reason = "is a damaged archive: it is not what it begins as";
  }
  SECTION("a kind that is not supported") {
    bad = folder.write("a.XML", "<feed/>");
    reason = ".xml files are not supported";
  }
  const Reading reading = read({bad, good});
  CHECK(reading.documents.size() == 1);
  REQUIRE(reading.refusals.size() == 1);
  CHECK(reading.refusals[0].path == bad);
  CHECK(reading.refusals[0].reason == reason);
}

TEST_CASE("a file named directly is text if it holds text, whatever its ending", "[readers]") {
  const TemporaryFolder folder;
  const Reading reading =
      read({folder.write("記録.log", "交流の記録"), folder.write("NOTES", "覚え書き"),
            folder.write("b.bin", std::string_view("\0\1\2\xFF\xFE\0", 6))});
  CHECK(reading.documents.size() == 2);
  CHECK(reading.sources.at(0).kind == "text");
  CHECK(reading.refusals.size() == 1);
}

TEST_CASE("a name that is no UTF-8 or holds control characters is made safe to print",
          "[readers]") {
  struct Row {
    std::string name, safe;
  };
  const auto row = GENERATE(values<Row>({
      {"交流.txt", "交流.txt"},
      {"\x8C\xF0.txt", "%8C%F0.txt"},
      {"a\nb\x1B[31m.txt", "a%0Ab%1B[31m.txt"},
      {"100%.txt", "100%.txt"},
  }));
  const TemporaryFolder folder;
  const Reading reading = read({folder.write(row.name, "あ")});
  REQUIRE(reading.documents.size() == 1);
  const std::string expected = (folder / row.safe).native();
  CHECK(reading.documents[0].path == expected);
  CHECK(reading.documents[0].id == expected + "#1");
}

}  // namespace musubi::test
