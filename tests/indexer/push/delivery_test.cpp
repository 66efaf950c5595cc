// What one indexer tells another on a host, which may be of another version.
#include "indexer/push/delivery.h"

#include "common/shard_hosts.h"
#include "tests/catch.h"

using namespace musubi;

TEST_CASE("what a host is told is what it understands", "[push]") {
  const std::string sum(32, 'a');
  const Delivery delivery = {{"000042", sum},
                             {{"shard-1-of-3", 27011, 27012}, {"shard-3-of-3", 27016, 27015}},
                             {{"000041", sum}}};
  const auto parsed = parse_delivery(words_of(delivery));
  REQUIRE(parsed);
  CHECK(words_of(*parsed) == words_of(delivery));
  CHECK(parsed->set == delivery.set);
  CHECK(parsed->shards.at(1).port == 27016);
  CHECK(parsed->kept.size() == 1);
}

TEST_CASE("a host does nothing that it does not understand", "[push]") {
  const std::string set = "000042-" + std::string(32, 'a');
  using Words = std::vector<std::string>;
  for (const Words& words :
       {Words{}, Words{set}, Words{"shard-1-of-2=1,2"}, Words{set, "shard-1-of-2=1"},
        Words{set, "shard-3-of-2=1,2"}, Words{set, "../../etc=1,2"},
        Words{set, "shard-1-of-2=1,70000"}, Words{"000042-../..", "shard-1-of-2=1,2"},
        Words{set, "shard-1-of-2=1,2", "--delete"}}) {
    CHECK(!parse_delivery(words));
  }
}

TEST_CASE("hosts are named in letters that mean nothing to a shell", "[push]") {
  const auto host = parse_shard_host("push@[fd00::2]:/srv/musubi");
  REQUIRE(host);
  CHECK(host->address == "fd00::2");
  CHECK(host->login() == "push@fd00::2");
  CHECK(host->place() == "push@[fd00::2]:/srv/musubi");
  CHECK(parse_shard_host("10.8.0.2:/srv")->place() == "10.8.0.2:/srv");
  for (const char* text : {"", "host", "host:", "host:srv", ":/srv", "@host:/srv", "a b:/srv",
                           "host:/srv/$HOME", "host:/srv;x", "-l:/srv", "-l@host:/srv",
                           "host`x`:/srv", "host:/srv/\n", "[]:/srv", "a:b:/srv"}) {
    INFO(text);
    CHECK(!parse_shard_host(text));
  }
}
