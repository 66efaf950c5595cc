#include "indexer/generations/manifest.h"

#include <fmt/format.h>

#include "common/index/schema.h"
#include "tests/catch.h"
#include "tests/cli/program.h"

using namespace musubi;
using musubi::test::TemporaryFolder;

namespace {

Manifest example() {
  Manifest manifest;
  manifest.format_version = 3;
  manifest.program_version = "1.2.3";
  manifest.analyzer = "ipadic";
  manifest.created_at = "2026-01-31T12:00:00Z";
  manifest.resources = "12 34";
  manifest.read_at = 1'700'000'000'000'000'000;
  manifest.compacted_bytes = 4096;
  manifest.documents = 42;
  manifest.row_numbers = RowNumbers::TakePath;
  manifest.sources = {{"文書/一覧.csv",
                       "csv",
                       "Shift_JIS",
                       40,
                       1,
                       0,
                       12,
                       {7, 1234, 1700000000123456789, 5},
                       "0abc"},
                      {"a.txt", "text", "UTF-8", 2, 0, 1, 0, {8, 9, -1, -1}, "ff"}};
  manifest.roots = {{"文書", "/srv/文書"}, {"a.txt", "/srv/a.txt"}};
  return manifest;
}

}  // namespace

TEST_CASE("a manifest is read as it was written", "[index]") {
  const TemporaryFolder folder;
  const Manifest written = example();
  REQUIRE(write_manifest(written, folder.path()));
  const auto read = read_manifest(folder.path());
  REQUIRE(read);
  CHECK(read->format_version == written.format_version);
  CHECK(read->program_version == written.program_version);
  CHECK(read->analyzer == written.analyzer);
  CHECK(read->created_at == written.created_at);
  CHECK(read->documents == written.documents);
  REQUIRE(read->sources.size() == 2);
  CHECK(read->sources[0].path == "文書/一覧.csv");
  CHECK(read->sources[0].kind == "csv");
  CHECK(read->sources[0].encoding == "Shift_JIS");
  CHECK(read->sources[0].documents == 40);
  CHECK(read->sources[0].refused == 1);
  CHECK(read->sources[1].renamed == 1);
  CHECK(read->sources[0].row_numbers == 12);
  CHECK(read->row_numbers == RowNumbers::TakePath);
  CHECK(read->sources[0].file == written.sources[0].file);
  CHECK(read->roots == written.roots);
  CHECK(read->sources[0].checksum == "0abc");
  CHECK(read->resources == "12 34");
  CHECK(read->read_at == written.read_at);
  CHECK(read->compacted_bytes == 4096);
}

TEST_CASE("a source whose name is no UTF-8 leaves the manifest readable", "[index]") {
  const TemporaryFolder folder;
  Manifest manifest = example();
  manifest.sources[0].path = "\x90\xc2.txt";
  REQUIRE(write_manifest(manifest, folder.path()));
  CHECK(read_manifest(folder.path()));
}

TEST_CASE("a manifest that is missing or broken is refused by its name", "[index]") {
  const TemporaryFolder folder;
  const auto missing = read_manifest(folder.path());
  REQUIRE(!missing);
  CHECK(missing.error().message.find("manifest.json") != std::string::npos);

  const std::string of_ours = fmt::format(R"({{"format": {}, "program": "", "analyzer": "",
      "created": "", "documents": 0, "sources": [1]}})",
                                          kFormatVersion);
  const auto broken =
      GENERATE_COPY(as<std::string>{}, "", "{", "[]", "null", "{\"format\": 1}", "\xff",
                    R"({"format": "one", "program": "", "analyzer": "", "created": "",
                                   "documents": 0, "sources": []})",
                    of_ours);
  CAPTURE(broken);
  folder.write("manifest.json", broken);
  const auto read = read_manifest(folder.path());
  REQUIRE(!read);
  CHECK(read.error().message.find("manifest.json is damaged") != std::string::npos);
  CHECK(!read.error().hint.empty());
}
