#include "common/index/seal.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <cstdlib>
#include <fstream>

#include "common/index/checksums.h"
#include "tests/catch.h"
#include "tests/cli/program.h"

using musubi::is_sealed;
using musubi::leave_seal;
using musubi::seal_of;
using musubi::verify_once;
using musubi::test::read_file;
using musubi::test::TemporaryFolder;

namespace fs = std::filesystem;

namespace {

// An index with one generation, of one file and its sum, and a cache of the user's.
class Sealed {
 public:
  Sealed() {
    folder_.write("index/generations/000001/table", "sound content");
    REQUIRE(musubi::write_checksums(generation()));
    ::setenv("XDG_CACHE_HOME", cache().c_str(), 1);
  }
  ~Sealed() { ::unsetenv("XDG_CACHE_HOME"); }

  fs::path generation() const { return folder_ / "index/generations/000001"; }
  fs::path table() const { return generation() / "table"; }
  fs::path cache() const { return folder_ / "cache"; }
  fs::path index() const { return folder_ / "index"; }

  // Of the same size, and of the same time as far as a user can tell it.
  void damage() const {
    struct stat before = {};
    REQUIRE(::stat(table().c_str(), &before) == 0);
    std::ofstream(table(), std::ios::in | std::ios::binary) << "S";
    const timespec times[] = {before.st_atim, before.st_mtim};
    REQUIRE(::utimensat(AT_FDCWD, table().c_str(), times, 0) == 0);
  }

 private:
  TemporaryFolder folder_;
};

}  // namespace

TEST_CASE("a seal holds until a file of the generation changes in any way", "[index]") {
  const Sealed index;
  const std::string seal = seal_of(index.generation()).value();
  CHECK(!is_sealed(index.generation(), seal));
  REQUIRE(leave_seal(index.generation(), seal));
  CHECK(is_sealed(index.generation(), seal_of(index.generation()).value()));
  CHECK(verify_once(index.generation()));
  CHECK(!fs::exists(index.cache()));  // there was nothing to verify
  SECTION("content, with its time put back") {
    index.damage();
  }
  SECTION("a file more") {
    std::ofstream(index.generation() / "other") << "x";
  }
  SECTION("a file less") {
    fs::remove(index.table());
  }
  SECTION("another file in its place") {
    fs::copy(index.table(), index.index() / "copy");
    fs::rename(index.index() / "copy", index.table());
    CHECK(verify_once(index.generation()));  // and it is sound
  }
  CHECK(!is_sealed(index.generation(), seal_of(index.generation()).value()));
}

TEST_CASE("a generation that nobody vouches for is verified once by each user", "[index]") {
  const Sealed index;
  REQUIRE(verify_once(index.generation()));
  CHECK(!fs::exists(index.index() / "sealed"));  // a searcher writes nothing into an index
  REQUIRE(fs::exists(index.cache()));
  fs::path remembered;
  for (const auto& entry : fs::recursive_directory_iterator(index.cache())) {
    if (entry.is_regular_file()) remembered = entry.path();
  }
  index.damage();
  const auto damaged = verify_once(index.generation());
  REQUIRE(!damaged);
  CHECK(damaged.error().message.find("table") != std::string::npos);
  CHECK(!verify_once(index.generation()));  // what is damaged is not remembered

  // What is remembered is not read again: a seal of the damaged file is believed.
  std::ofstream(remembered) << seal_of(index.generation()).value();
  CHECK(verify_once(index.generation()));
  // One of another start of the machine is not.
  std::string other = read_file(remembered);
  std::ofstream(remembered) << other.replace(5, 1, "-");
  CHECK(!verify_once(index.generation()));
}

TEST_CASE("without a cache that can be written a generation is verified each time", "[index]") {
  const Sealed index;
  std::ofstream(index.cache()) << "not a folder";
  CHECK(verify_once(index.generation()));
  index.damage();
  CHECK(!verify_once(index.generation()));
}
