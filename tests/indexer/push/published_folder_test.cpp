// The folder that searchers are told as the index of a set on servers.
#include "indexer/push/published_folder.h"

#include <filesystem>

#include "common/index/checksums.h"
#include "tests/catch.h"
#include "tests/cli/program.h"

using namespace musubi;
using musubi::test::read_file;
using musubi::test::TemporaryFolder;

namespace fs = std::filesystem;

namespace {

SetName set_of(char digit) {
  return {"000042", std::string(32, digit)};
}

ShardHosts hosts_in(const TemporaryFolder& folder, unsigned first_port) {
  ShardHosts hosts;
  hosts.publish_to = folder / "front";
  hosts.first_port = first_port;
  for (const char* host : {"east:/srv", "push@west:/srv"}) {
    hosts.of_shard.push_back({parse_shard_host(host).value()});
  }
  return hosts;
}

fs::path front_of_generation(const TemporaryFolder& folder) {
  folder.write("generation/front/iamglass", "x");
  folder.write("generation/front/shard-1-of-2/letters.bin", "z");
  REQUIRE(write_checksums(folder / "generation/front/shard-1-of-2"));
  const fs::path front = folder / "generation/front";
  REQUIRE(write_checksums(front));
  return front;
}

// Opens it as a push does, and says which ports are to serve the set.
std::size_t turn_of(const ShardHosts& hosts, const SetName& set) {
  const auto front = PublishedFolder::open(hosts);
  REQUIRE(front);
  const auto turn = front->turn_for(set);
  REQUIRE(turn);
  return *turn;
}

void publish(const ShardHosts& hosts, const SetName& set, const fs::path& from) {
  auto front = PublishedFolder::open(hosts);
  REQUIRE(front);
  const std::size_t turn = front->turn_for(set).value();
  const auto published = front->publish(set, turn, from);
  REQUIRE(published);
  CHECK(!published->has_value());
}

}  // namespace

TEST_CASE("sets are published at the ports that what is live does not use", "[push]") {
  const TemporaryFolder folder;
  const fs::path from = front_of_generation(folder);
  const ShardHosts hosts = hosts_in(folder, 27011);
  fs::create_directories(hosts.publish_to);
  publish(hosts, set_of('a'), from);
  CHECK(read_file(hosts.publish_to / "XAPIANDB") == "remote east:27011\nremote west:27013\n");
  CHECK(turn_of(hosts, set_of('a')) == 0);  // where it is
  publish(hosts, set_of('b'), from);
  CHECK(read_file(hosts.publish_to / "XAPIANDB") == "remote east:27012\nremote west:27014\n");
  CHECK(turn_of(hosts, set_of('a')) == 0);
  publish(hosts, set_of('c'), from);
  // What was live before is there for going back, and no more.
  std::size_t fronts = 0;
  for (const auto& entry : fs::directory_iterator(hosts.publish_to)) fronts += entry.is_directory();
  CHECK(fronts == 2);
}

TEST_CASE("where the live set gets other servers its front stays until the others are live",
          "[push]") {
  const TemporaryFolder folder;
  const fs::path from = front_of_generation(folder);
  fs::create_directories(folder / "front");
  publish(hosts_in(folder, 27011), set_of('a'), from);
  const fs::path live = fs::canonical(folder / "front/XAPIANDB");
  publish(hosts_in(folder, 28011), set_of('a'), from);
  CHECK(read_file(live) == "remote east:27011\nremote west:27013\n");
  CHECK(read_file(folder / "front/XAPIANDB") == "remote east:28012\nremote west:28014\n");
  // The second port of a shard here is the first of one there.
  const auto front = PublishedFolder::open(hosts_in(folder, 28012));
  REQUIRE(front);
  CHECK(front->turn_for(set_of('b')).value() == 1);
}

TEST_CASE("where the live front is damaged the set is published again at its other ports",
          "[push]") {
  const TemporaryFolder folder;
  const fs::path from = front_of_generation(folder);
  const ShardHosts hosts = hosts_in(folder, 27011);
  fs::create_directories(hosts.publish_to);
  publish(hosts, set_of('a'), from);
  const fs::path live = fs::canonical(hosts.publish_to / "XAPIANDB").parent_path();
  fs::remove(live / "front/iamglass");
  CHECK(turn_of(hosts, set_of('a')) == 1);
  publish(hosts, set_of('a'), from);
  CHECK(read_file(hosts.publish_to / "XAPIANDB") == "remote east:27012\nremote west:27014\n");
  CHECK(turn_of(hosts, set_of('a')) == 1);
}

TEST_CASE("a front that is damaged is not published", "[push]") {
  const TemporaryFolder folder;
  const fs::path from = front_of_generation(folder);
  const ShardHosts hosts = hosts_in(folder, 27011);
  fs::create_directories(hosts.publish_to);
  publish(hosts, set_of('a'), from);
  folder.write("generation/front/iamglass", "y");
  auto front = PublishedFolder::open(hosts);
  REQUIRE(front);
  CHECK(!front->publish(set_of('b'), 1, from));
  CHECK(read_file(hosts.publish_to / "XAPIANDB") == "remote east:27011\nremote west:27013\n");
}
