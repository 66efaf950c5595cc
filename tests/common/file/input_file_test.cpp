#include "common/file/input_file.h"

#include <fstream>

#include "common/file/checksum.h"
#include "tests/catch.h"
#include "tests/cli/program.h"

using musubi::file_checksum;
using musubi::InputFile;
using musubi::test::TemporaryFolder;

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kBytes = 5U << 20;

}  // namespace

TEST_CASE("what was read is told by its checksum, however much of it was asked for", "[readers]") {
  const TemporaryFolder folder;
  const std::string path = folder.write("a.txt", std::string(kBytes, 'x'));
  const std::size_t count =
      GENERATE(std::size_t{0}, std::size_t{1}, kBytes - 1, kBytes, 2 * kBytes);
  auto file = InputFile::open(path);
  REQUIRE(file);
  std::string text;
  if (count > 0) REQUIRE(file->read(count, text));
  const auto content = file->finish();
  REQUIRE(content);
  CHECK(content->is_whole);
  CHECK(content->checksum == file_checksum(path).value());
  CHECK(content->state == musubi::file_state(path));
}

TEST_CASE("a file that is written to while it is read is told from one that is not", "[readers]") {
  const TemporaryFolder folder;
  const std::string path = folder.write("a.txt", std::string(kBytes, 'x'));
  auto file = InputFile::open(path);
  REQUIRE(file);
  std::string text;
  REQUIRE(file->read(kBytes / 2, text));
  bool is_whole = false;
  SECTION("it grows") {
    std::ofstream(path, std::ios::app) << "more";
  }
  SECTION("it is cut") {
    fs::resize_file(path, kBytes / 4);
  }
  SECTION("its beginning is written anew, and its time set back") {
    const auto time = fs::last_write_time(path);
    std::fstream(path, std::ios::in | std::ios::out) << "new";
    fs::last_write_time(path, time);
  }
  SECTION("its time alone changes") {
    fs::last_write_time(path, fs::file_time_type::clock::now() - std::chrono::hours(1));
    is_whole = true;
  }
  SECTION("its permissions change") {
    fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write);
    is_whole = true;
  }
  SECTION("another takes its name") {
    fs::rename(folder.write("b.txt", "other"), path);
    is_whole = true;
  }
  SECTION("it is removed") {
    fs::remove(path);
    is_whole = true;
  }
  const auto content = file->finish();
  REQUIRE(content);
  CHECK(content->is_whole == is_whole);
}
