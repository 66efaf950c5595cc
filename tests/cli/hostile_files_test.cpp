// Files of a few kB that are made to take all time or memory of a run.
#include <sys/resource.h>

#include <string>
#include <vector>

#include "tests/catch.h"
#include "tests/cli/corpus_index.h"
#include "tests/indexer/extractor/archive_fixture.h"
#include "tests/indexer/extractor/ole_fixture.h"
#include "tests/indexer/extractor/zip_fixture.h"

using namespace musubi;
using musubi::test::Outcome;
using musubi::test::run;
using musubi::test::TemporaryFolder;

namespace {

std::string times(std::size_t count, std::string_view unit) {
  std::string text;
  text.reserve(count * unit.size());
  while (count-- > 0) text += unit;
  return text;
}

// In archives of `width` such files, in archives of as many such archives, three times.
std::string nested(const std::string& name, std::string bytes, int width) {
  std::string ending = name;
  for (int depth = 0; depth < 3; ++depth) {
    std::vector<ArchiveMember> members;
    for (int i = 0; i < width; ++i) members.push_back({std::to_string(i) + ending, bytes});
    bytes = packed(members, "zip");
    ending = ".zip";
  }
  return bytes;
}

// As FlateDecode reads it, which needs no checksum.
std::string deflated(const std::string& bytes) {
  constexpr std::size_t kGzipHeadBytes = 10;
  return "\x78\x9C" + packed({{"a", bytes}}, "raw", "gzip").substr(kGzipHeadBytes);
}

// Of one page that draws what `content` says.
std::string pdf_drawing(const std::string& content, const std::string& filter) {
  const std::string stream = filter.empty() ? content : deflated(content);
  return "%PDF-1.5\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
         "2 0 obj<</Type/Pages/Count 1/Kids[3 0 R 2 0 R]>>endobj\n"
         "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R"
         "/Resources<</Font<</F 5 0 R>>>>>>endobj\n"
         "5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
         "4 0 obj<<" +
         filter + "/Length " + std::to_string(stream.size()) + ">>stream\n" + stream +
         "\nendstream endobj\ntrailer<</Root 1 0 R>>\n";
}

std::string opendocument(const std::string& kind, const std::string& body) {
  return zip_of(
      {{"mimetype", "application/vnd.oasis.opendocument." + kind},
       {"content.xml", "<d xmlns:office='o' xmlns:text='t' xmlns:table='b'><office:body><office:" +
                           kind + ">" + body + "</office:" + kind + "></office:body></d>"}});
}

// Every sector follows itself.
std::string letter_of_loops() {
  std::string bytes = ole_of({{"WordDocument", std::string(100'000, 'x')}});
  const std::size_t table = 512 + 512 * static_cast<unsigned char>(bytes[76]);
  for (std::size_t i = 0; i < 128; ++i) bytes.replace(table + 4 * i, 4, little_endian(i, 4));
  return bytes;
}

std::string mail_of_parts_in_parts(int depth) {
  std::string mail = "Subject: a\nMIME-Version: 1.0\n";
  for (int i = 0; i < depth; ++i) {
    const std::string boundary = "b" + std::to_string(i);
    mail += "Content-Type: multipart/mixed; boundary=\"" + boundary + "\"\n\n--" + boundary + "\n";
  }
  return mail + "\n大連\n";
}

struct HostileFile {
  std::string name, told;
};

// One after another, as the memory of this process counts as that of programs it starts.
std::vector<HostileFile> write_hostile_files(const TemporaryFolder& folder) {
  std::vector<HostileFile> files;
  const auto add = [&](const std::string& name, const std::string& bytes, const char* told) {
    folder.write("docs/" + name, bytes);
    files.push_back({name, told});
  };
  constexpr const char* kOver = "says the same over and over";
  add("letters.zip", nested(".txt", std::string(4U << 20, 'a'), 12), "gives more than");
  add("large.zip", nested(".txt", std::string(70U << 20, 'a'), 2), "MB unpacked");
  add("empty.zip", nested(".txt", "", 40), "63000 more records were refused");
  add("rows.zip", nested(".jsonl", times(100'000, "{\"title\":\"a\"}\n"), 3), "records more than");
  std::string values = "題名,国\n大連市,";
  for (int i = 0; i < 100'000; ++i) values += std::to_string(i) + ";";
  add("values.csv", values + "\n", "more than 1000 values");
  add("letters.txt", std::string(60U << 20, 'a'), kOver);
  add("line.csv", times(200U << 19, "a,"), "is larger than");
  add("line.txt", std::string(200U << 20, 'a'), "is larger than");
  add("letters.odt", opendocument("text", "<text:p>" + std::string(40U << 20, 'a') + "</text:p>"),
      kOver);
  add("elements.odt", opendocument("text", times(100'000, "<text:span>")), "nested too deeply");
  add("cells.ods",
      opendocument("spreadsheet",
                   "<table:table><table:table-row table:number-rows-repeated='1048576'>"
                   "<table:table-cell table:number-columns-repeated='16384'><text:p>a</text:p>"
                   "</table:table-cell></table:table-row></table:table>"),
      "repeated or merged too often");
  add("elements.html", times(100'000, "<div>") + "大連", "nested too deep");
  add("entities.docx",
      zip_of({{"word/document.xml",
               "<!DOCTYPE a [<!ENTITY a 'aa'><!ENTITY b '&a;&a;'>]><d><p>&b;</p></d>"}}),
      "declares entities");
  add("loops.doc", letter_of_loops(), "is damaged");
  add("swell.pdf",
      pdf_drawing("BT /F 12 Tf 50 700 Td " + times(2'000'000, "(abc def) Tj 0 -1 Td ") + "ET",
                  "/Filter/FlateDecode"),
      "");
  add("loop.pdf", pdf_drawing("", ""), "holds no text");
  add("groups.rtf", "{\\rtf1 " + times(1'000'000, "{") + "a", "nested too deeply");
  add("bin.rtf", "{\\rtf1 \\bin2147483647 a}", "no text");
  add("parts.eml", mail_of_parts_in_parts(20'000), "has more parts than are read");
  return files;
}

double processor_seconds() {
  rusage used = {};
  ::getrusage(RUSAGE_CHILDREN, &used);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  return seconds(used.ru_utime) + seconds(used.ru_stime);
}

}  // namespace

TEST_CASE("a file that is made to take all time or memory costs neither, nor any other file",
          "[cli][extraction][hostile]") {
  const TemporaryFolder folder;
  const auto files = write_hostile_files(folder);
  folder.write("docs/good.html", "<html><title>天津市との協定</title>");
  const std::string index = (folder / "index").string();
  const double before = processor_seconds();
  const Outcome outcome = run("indexer", {"--index", index, (folder / "docs").string()});
  INFO(outcome.err);
  CHECK(outcome.status == 1);
  for (const HostileFile& file : files) {
    CAPTURE(file.name, file.told);
    const std::size_t at = outcome.err.find(file.name);
    REQUIRE(at != std::string::npos);
    CHECK(outcome.err.find(file.told, at) != std::string::npos);
  }
  CHECK(nlohmann::json::parse(
            run("searcher", {"--index", index, "--format", "json", "天津市"}).out)["total"] == 1);
  if (test::tested_are_sanitized()) return;
  CHECK(processor_seconds() - before < 60);  // of all of them
  CHECK(outcome.peak_kilobytes < 1 << 20);
}
