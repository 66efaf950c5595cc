#include "common/file/checksum_cache.h"

#include <fstream>

#include "common/file/checksum.h"
#include "tests/catch.h"
#include "tests/cli/program.h"

using musubi::ChecksumCache;
using musubi::file_checksum;
using musubi::test::read_file;
using musubi::test::TemporaryFolder;

namespace fs = std::filesystem;

namespace {

// A file that nobody has written to for long.
const fs::path kOld = fs::path(MUSUBI_TEST_DICTIONARY) / "char.bin";

}  // namespace

TEST_CASE("the checksum of a file that did not change is kept", "[file]") {
  const TemporaryFolder folder;
  const fs::path file = folder / "cache/checksums";
  const std::string right = file_checksum(kOld).value();
  CHECK(ChecksumCache(file).checksum(kOld).value() == right);
  std::string kept = read_file(file);
  REQUIRE(kept.starts_with(right + " "));
  // What is kept is believed.
  const std::string other(right.size(), '0');
  std::ofstream(file) << kept.replace(0, right.size(), other);
  CHECK(ChecksumCache(file).checksum(kOld).value() == other);
  // What is damaged is not.
  std::ofstream(file) << "nonsense\n" << kept.substr(0, 50);
  CHECK(ChecksumCache(file).checksum(kOld).value() == right);
}

TEST_CASE("the checksum of a file that was just written is not kept", "[file]") {
  const TemporaryFolder folder;
  const fs::path cache = folder / "checksums";
  const fs::path file = folder.write("words.dic", "one");
  CHECK(ChecksumCache(cache).checksum(file).value() == file_checksum(file).value());
  CHECK(!fs::exists(cache));
  CHECK(!ChecksumCache(cache).checksum(folder / "none"));
}

TEST_CASE("a cache that cannot be written is none", "[file]") {
  for (const char* file : {"", "/dev/null/checksums"}) {
    CHECK(ChecksumCache(file).checksum(kOld).value() == file_checksum(kOld).value());
  }
}
