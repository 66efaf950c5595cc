// shard_hosts.h - the machines that serve the shards of a set, as the section [shards] names them.
#pragma once
#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/remote_access.h"

namespace musubi {

// A machine, and the folder there that sets are copied to: "push@10.8.0.2:/srv/musubi".
struct ShardHost {
  std::string user;  // empty: whom ssh takes
  std::string address;
  std::string folder;

  // As ssh and rsync take it: "push@10.8.0.2", and with the folder as it was written.
  std::string login() const;
  std::string place() const;

  bool operator==(const ShardHost&) const = default;
};

// Each shard has two ports, which nights take in turn: searches go on at the one while the next
// set is made ready at the other.
inline constexpr std::size_t kTurns = 2;

struct ShardHosts {
  std::filesystem::path publish_to;  // what searchers are told as their index; empty: none
  unsigned first_port = 27011;
  std::vector<std::string> ssh = {"ssh", "-o", "BatchMode=yes", "-o", "ConnectTimeout=10",
                                  // A host that falls silent is given up after a minute.
                                  "-o", "ServerAliveInterval=15", "-o", "ServerAliveCountMax=4",
                                  "-o", "LogLevel=ERROR"};
  std::vector<std::vector<ShardHost>> of_shard;  // each at least one; the first is asked first

  // Of the shard of that number, counted from 0.
  unsigned port(std::size_t shard, std::size_t turn) const;
  ServerAddress server(const ShardHost& host, std::size_t shard, std::size_t turn) const;
};

// Where a shard is on several hosts, all but the first stand in for it.
void add_replicas(const ShardHosts& hosts, RemoteAccess& access);

// Nothing where it is not [USER@]HOST:FOLDER in characters that mean nothing to a shell.
std::optional<ShardHost> parse_shard_host(std::string_view text);

}  // namespace musubi
