#include "indexer/intake/survey.h"

#include "common/file/checksum.h"
#include "tests/catch.h"
#include "tests/cli/program.h"

using namespace musubi;
using musubi::test::TemporaryFolder;

namespace {

// How the file would look to the next night if it were as `content` says.
Manifest manifest_of(const std::string& path, const std::string& checksum) {
  Manifest manifest;
  manifest.read_at = nanoseconds_now() + 3'600'000'000'000;
  manifest.sources = {{path, "text", "UTF-8", 1, 0, 0, 0, file_state(path).value(), checksum}};
  return manifest;
}

bool is_as_before(const std::string& path, const Manifest& manifest, Trust trust) {
  const auto files =
      survey_sources(list_files({named_source(path)}, Sink{}), {}, {}, &manifest, trust);
  REQUIRE(files.size() == 1);
  return files[0].as_before.has_value();
}

}  // namespace

TEST_CASE("a file is as before where its state says so, or its content", "[survey]") {
  const TemporaryFolder folder;
  const std::string path = folder.write("a.txt", "大連市");
  const std::string right = file_checksum(path).value();
  Manifest manifest = manifest_of(path, right);
  FileState& state = manifest.sources[0].file;
  SECTION("nothing differs") {}
  SECTION("it was touched") {
    --state.modified;
  }
  SECTION("it is a copy of itself") {
    --state.inode;
  }
  SECTION("its times were set back") {
    --state.changed;
  }
  SECTION("it was just written") {
    manifest.read_at = state.modified;
  }
  for (const Trust trust : {Trust::State, Trust::Content}) {
    CHECK(is_as_before(path, manifest, trust));
  }
  CHECK(survey_sources(list_files({named_source(path)}, Sink{}), {}, {}, &manifest, Trust::State)[0]
            .state.file == file_state(path));
}

TEST_CASE("other content is seen by every sign of it", "[survey]") {
  const TemporaryFolder folder;
  const std::string path = folder.write("a.txt", "大連市");
  Manifest manifest = manifest_of(path, std::string(32, '0'));
  FileState& state = manifest.sources[0].file;
  // No sign at all: only its bytes tell.
  CHECK(is_as_before(path, manifest, Trust::State));
  CHECK(!is_as_before(path, manifest, Trust::Content));
  SECTION("another time") {
    --state.modified;
  }
  SECTION("another file, of the same size and time") {
    --state.inode;
  }
  SECTION("the same file, whose times were set back") {
    --state.changed;
  }
  SECTION("another size") {
    ++state.bytes;
  }
  SECTION("written within a tick of the clock") {
    manifest.read_at = state.changed;
  }
  CHECK(!is_as_before(path, manifest, Trust::State));
}
