#include "common/index/layout.h"

#include "tests/catch.h"
#include "tests/cli/program.h"

using namespace musubi;
using musubi::test::read_file;
using musubi::test::TemporaryFolder;

TEST_CASE("generations are listed oldest first and nothing else is", "[index]") {
  const TemporaryFolder folder;
  const IndexLayout layout(folder.path());
  CHECK(layout.list_generations().empty());
  for (const char* name : {"000010", "000009", ".building", ".segments", "notes", "00001x", "12",
                           "99999999999999999999999999"}) {
    std::filesystem::create_directories(layout.generations() / name);
  }
  CHECK(layout.list_generations() == std::vector<std::string>{"000009", "000010"});
}

TEST_CASE("the number of a generation may outgrow its six digits", "[index]") {
  const TemporaryFolder folder;
  const IndexLayout layout(folder.path());
  for (const char* name : {"999999", "1000000"}) {
    std::filesystem::create_directories(layout.generations() / name);
  }
  CHECK(layout.list_generations() == std::vector<std::string>{"999999", "1000000"});
}

TEST_CASE("what is published is live", "[index]") {
  const TemporaryFolder folder;
  const IndexLayout layout(folder.path());
  CHECK(layout.live_generation() == std::nullopt);
  REQUIRE(layout.publish("000007"));
  CHECK(layout.live_generation() == "000007");
  CHECK(read_file(layout.stub()) == "auto generations/000007\n");
  REQUIRE(layout.publish("000008"));
  CHECK(layout.live_generation() == "000008");
  CHECK(!IndexLayout(folder / "none").publish("000001"));
}

TEST_CASE("a stub that names no generation of ours has no live one", "[index]") {
  const TemporaryFolder folder;
  const IndexLayout layout(folder.path());
  const auto stub =
      GENERATE(as<std::string>{}, "", "\n", "remote localhost:7001\n", "auto generations/\n",
               "auto generations/../000001\n", "auto generations/abc\n", "\xff\xfe");
  CAPTURE(stub);
  folder.write("XAPIANDB", stub);
  CHECK(layout.live_generation() == std::nullopt);
}
