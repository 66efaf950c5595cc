#include "tests/cli/pushed_set.h"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <stdexcept>

#include "tests/catch.h"
#include "tests/cli/search_server.h"

namespace musubi::test {

namespace fs = std::filesystem;
using nlohmann::json;

namespace {

// Called as ssh is: [-l USER] HOST COMMAND…, which a shell on the host would read.
constexpr const char* kSsh = R"sh(#!/bin/sh
here=$(dirname "$0")
[ "$1" != -l ] || shift 2
host=${1#*@}
shift
if [ -e "$here/down-$host" ]; then
  echo "ssh: connect to host $host port 22: No route to host" >&2
  exit 255
fi
PATH=$here/bin:$PATH
export PATH
if [ -e "$here/cut-$host" ]; then
  wire=$here/wire.$$
  mkfifo "$wire"
  exec 3<&0
  setsid sh -c "$*" <"$wire" &
  there=$!
  (dd bs=1 count="$(cat "$here/cut-$host")" <&3 >"$wire"; kill -s KILL -- "-$there") >/dev/null 2>&1 &
  wait "$there"
  exit 255
fi
exec $(cat "$here/enter-$host") sh -c "$*"
)sh";

bool is_free(const std::string& address, int port) {
  const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in place{};
  place.sin_family = AF_INET;
  place.sin_port = htons(static_cast<std::uint16_t>(port));
  inet_pton(AF_INET, address.c_str(), &place.sin_addr);
  const bool bound = bind(socket, reinterpret_cast<sockaddr*>(&place), sizeof place) == 0;
  close(socket);
  return bound;
}

std::string on_loopback(int host) {
  return fmt::format("127.0.0.{}", host + 1);
}

// The first of as many in a row as the shards need.
int free_ports() {
  for (int tries = 0; tries < 100; ++tries) {
    const int first = free_port();
    bool all = true;
    for (int i = 0; i < 2 * PushedSet::kShards; ++i) {
      for (int host = 0; host < PushedSet::kHosts; ++host) {
        all = all && is_free(on_loopback(host), first + i);
      }
    }
    if (all) return first;
  }
  throw std::runtime_error("no free ports in a row");
}

std::string night(int number) {
  std::string lines;
  for (int i = 0; i < PushedSet::kDocuments; ++i) {
    const json record = {{"id", fmt::format("d{}", i)},
                         {"title", fmt::format("{}夜の記録{}", number, i)},
                         {"body", fmt::format("大連市と青森県の経済交流。第{}号", i)},
                         {"date", fmt::format("{}-04-01", 1990 + i % 20)},
                         {"country", i % 2 == 0 ? "中国" : "韓国"}};
    lines += record.dump() + "\n";
  }
  return lines;
}

}  // namespace

PushedSet::PushedSet(const std::string& timeout, HostNamespaces* networks)
    : timeout_(timeout), networks_(networks), first_port_(free_ports()) {
  fs::permissions(folder_.write("ssh", kSsh), fs::perms::owner_all);
  fs::create_directories(folder_ / "bin");
  fs::create_symlink(tested_program("indexer"), folder_ / "bin/indexer");
  write_config(Copies::One);
  for (int number = 0; number < kHosts; ++number) {
    folder_.write("enter-" + address(number), fmt::format("{}", fmt::join(at_host(number), " ")));
    for (int shard = 0; shard < kShards; ++shard) {
      for (const int turn : {0, 1}) serve(number, shard, turn, "");
    }
  }
}

bool PushedSet::is_possible() {
  if (!fs::exists("/usr/bin/rsync")) {
    WARN("skipped: there is no rsync");
    return false;
  }
  if (is_free(on_loopback(1), 0)) return true;
  WARN("skipped: the loopback has one address only");
  return false;
}

std::string PushedSet::address(int number) const {
  return networks_ == nullptr ? on_loopback(number) : HostNamespaces::address(number);
}

std::vector<std::string> PushedSet::at_home() const {
  return networks_ == nullptr ? std::vector<std::string>() : networks_->at_home();
}

std::vector<std::string> PushedSet::at_host(int number) const {
  return networks_ == nullptr ? std::vector<std::string>() : networks_->at_host(number);
}

RunningProgram PushedSet::start_at(const std::vector<std::string>& place,
                                   const std::string& program,
                                   const std::vector<std::string>& arguments,
                                   const std::map<std::string, std::string>& environment) const {
  std::vector<std::string> words = place;
  words.push_back(tested_program(program));
  words.insert(words.end(), arguments.begin(), arguments.end());
  return test::start(words.front(), {words.begin() + 1, words.end()}, environment);
}

fs::path PushedSet::host(int number) const {
  return folder_ / fmt::format("host{}", number);
}

void PushedSet::write_config(Copies copies) const {
  std::string config = fmt::format("[shards]\ntimeout = {}\npublish_to = {}\nport = {}\nssh = {}\n",
                                   timeout_, front(), first_port_, (folder_ / "ssh").string());
  for (int shard = 0; shard < kShards; ++shard) {
    config += fmt::format("shard {} =", shard + 1);
    for (int i = 0; i < (copies == Copies::One ? 1 : kHosts); ++i) {
      const int number = (shard + i) % kHosts;
      config += fmt::format(" push@{}:{}", address(number), host(number).string());
    }
    config += '\n';
  }
  folder_.write("musubi.conf", config);
}

void PushedSet::serve(int host_number, int shard, int turn, const std::string& database) {
  // A unit is started again until there is something to serve.
  constexpr const char* kCommand =
      "until [ -e \"$2\" ]; do sleep 0.05; done; exec xapian-tcpsrv --quiet --interface \"$0\" "
      "--port \"$1\" --idle-timeout 60000 \"$2\"";
  const int number = port(shard, turn);
  const std::string served = (host(host_number) / "served" / std::to_string(number)).string();
  servers_.erase({host_number, number});
  servers_.emplace(std::pair(host_number, number),
                   start_at(at_host(host_number), "/bin/sh",
                            {"-c", kCommand, address(host_number), std::to_string(number),
                             database.empty() ? served : database}));
}

void PushedSet::stop_servers(int host_number, int shard) {
  for (const int turn : {0, 1}) servers_.erase({host_number, port(shard, turn)});
}

Outcome PushedSet::build(int number, const std::vector<std::string>& options) const {
  const std::string list = folder_.write("list.jsonl", night(number));
  std::vector<std::string> arguments = {"--index", index(), "--shards", std::to_string(kShards),
                                        list};
  arguments.insert(arguments.end(), options.begin(), options.end());
  return run("indexer", arguments);
}

Outcome PushedSet::push(const std::map<std::string, std::string>& environment) const {
  return start_push("indexer", environment).wait();
}

RunningProgram PushedSet::start_push(const std::string& program,
                                     const std::map<std::string, std::string>& environment) const {
  return start_at(at_home(), program,
                  {"--config", (folder_ / "musubi.conf").string(), "--index", index(), "--push"},
                  environment);
}

Outcome PushedSet::search(const std::string& index) const {
  return start_at(at_home(), "searcher",
                  {"--config", (folder_ / "musubi.conf").string(), "--index", index, "--format",
                   "json", "--limit", "100", "経済交流"})
      .wait();
}

int PushedSet::night_at(const std::string& index) const {
  const Outcome found = search(index);
  if (found.status != 0) return -1;
  const json answer = json::parse(found.out);
  std::set<std::string> nights;
  for (const json& hit : answer["hits"]) {
    const std::string title = hit["title"];
    nights.insert(title.substr(0, title.find("夜")));
  }
  const bool is_whole = nights.size() == 1 && answer["total"] == kDocuments;
  return is_whole ? std::stoi(*nights.begin()) : -2;
}

std::vector<std::string> PushedSet::sets_of(int number) const {
  std::vector<std::string> sets;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(host(number) / "sets", error)) {
    const std::string name = entry.path().filename();
    sets.push_back(name.substr(0, name.find('-')));
  }
  std::sort(sets.begin(), sets.end());
  return sets;
}

void PushedSet::take_down(int number) const {
  folder_.write("down-" + address(number), "");
}

void PushedSet::cut_after(int number, int bytes) const {
  folder_.write("cut-" + address(number), std::to_string(bytes));
}

void PushedSet::bring_back(int number) const {
  for (const char* how : {"down-", "cut-"}) fs::remove(folder_ / (how + address(number)));
}

void PushedSet::use_faults() const {
  fs::remove(folder_ / "bin/indexer");
  fs::create_symlink(tested_program("indexer-with-faults"), folder_ / "bin/indexer");
}

void require_done(const Outcome& outcome) {
  INFO(outcome.err);
  REQUIRE(outcome.status == 0);
}

}  // namespace musubi::test
