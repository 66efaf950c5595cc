#include "common/file/durable.h"

#include "tests/catch.h"
#include "tests/cli/program.h"

using namespace musubi;
using musubi::test::read_file;
using musubi::test::TemporaryFolder;

namespace fs = std::filesystem;

namespace {

// Back to the old working folder with the object.
class WorkingFolder {
 public:
  explicit WorkingFolder(const fs::path& folder) { fs::current_path(folder); }
  ~WorkingFolder() { fs::current_path(old_); }
  WorkingFolder(const WorkingFolder&) = delete;
  WorkingFolder& operator=(const WorkingFolder&) = delete;

 private:
  fs::path old_ = fs::current_path();
};

}  // namespace

TEST_CASE("a file is replaced whole and nothing is left beside it", "[file]") {
  const TemporaryFolder folder;
  const fs::path file = folder / "報告.json";
  for (const auto& content : {std::string("一"), std::string(100'000, 'x'), std::string()}) {
    REQUIRE(replace_file(file, content));
    CHECK(read_file(file) == content);
  }
  CHECK(std::distance(fs::directory_iterator(folder.path()), {}) == 1);
}

TEST_CASE("a file is replaced in the working folder by its bare name", "[file]") {
  const TemporaryFolder folder;
  const WorkingFolder here(folder.path());
  const auto replaced = replace_file("night.json", "{}");
  INFO((replaced ? "" : replaced.error().message));
  CHECK(replaced);
  CHECK(read_file(folder / "night.json") == "{}");
}

TEST_CASE("a file that cannot be written is named and what was there stays", "[file]") {
  const TemporaryFolder folder;
  const auto nowhere = replace_file(folder / "none" / "a", "x");
  REQUIRE(!nowhere);
  CHECK(nowhere.error().message.find("none/a") != std::string::npos);

  fs::create_directories(folder / "taken" / "inside");
  REQUIRE(!replace_file(folder / "taken", "x"));
  CHECK(fs::is_directory(folder / "taken" / "inside"));
}

TEST_CASE("a folder is flushed with all that it holds", "[file]") {
  const TemporaryFolder folder;
  folder.write("a/b/c.txt", "c");
  folder.write("d.txt", "");
  CHECK(sync_tree(folder.path()));
  CHECK(!sync_tree(folder / "none"));
  CHECK(!sync_path(folder / "none"));
}
