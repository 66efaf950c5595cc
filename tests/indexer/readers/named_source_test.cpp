#include "indexer/readers/named_source.h"

#include "common/file/path_text.h"
#include "tests/catch.h"
#include "tests/cli/program.h"

using musubi::named_source;

namespace fs = std::filesystem;

TEST_CASE("a source is named as it was typed and is at one place", "[sources]") {
  const std::string here = fs::current_path().string();
  struct Row {
    std::string typed, name, place;
  };
  const auto row = GENERATE_COPY(values<Row>({
      {"docs", "docs", here + "/docs"},
      {"docs/", "docs", here + "/docs"},
      {"docs//", "docs", here + "/docs"},
      {"./docs", "./docs", here + "/docs"},
      {"a//b///c.txt", "a/b/c.txt", here + "/a/b/c.txt"},
      {"/srv/docs", "/srv/docs", "/srv/docs"},
      {"/srv//docs/./", "/srv/docs/.", "/srv/docs"},
      {"//srv/docs", "/srv/docs", "/srv/docs"},
      {".", ".", here},
      {"./", ".", here},
      {"/", "/", "/"},
      {"//", "/", "/"},
      {"none/../docs", "none/../docs", here + "/docs"},
      {"文書/", "文書", here + "/文書"},
  }));
  INFO(row.typed);
  const auto source = named_source(row.typed);
  CHECK(source.name == row.name);
  CHECK(source.place == row.place);
}

TEST_CASE("a way up leads where the file system says", "[sources]") {
  const musubi::test::TemporaryFolder folder;
  fs::create_directories(folder / "deep/below");
  fs::create_directory_symlink(folder / "deep/below", folder / "link");
  const auto root = fs::canonical(folder.path());
  CHECK(named_source(folder / "link/../docs").place == root / "deep/docs");
}

TEST_CASE("any path is kept as text and read back", "[sources]") {
  for (const std::string path : {"/srv/文書", "100%", "%41", "a\nb", "\x90\xC2.txt", "\xFF%", ""}) {
    const std::string text = musubi::escape_path(path);
    CHECK(text.find('\n') == text.npos);
    CHECK(musubi::unescape_path(text) == fs::path(path));
  }
}
