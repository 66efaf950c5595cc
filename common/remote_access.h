// remote_access.h - how the servers of remote shards are asked.
#pragma once
#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace musubi {

struct ServerAddress {
  std::string host;
  unsigned port = 0;
};

struct RemoteAccess {
  // To connect, and for each message of an exchange.
  std::chrono::milliseconds timeout = std::chrono::seconds(2);
  // By the HOST:PORT of a stub: servers of the same database, to be tried in this order after it.
  std::map<std::string, std::vector<ServerAddress>> replicas;
  // An answer from those shards that do answer is better than none.
  bool is_partial_allowed = false;
};

// "HOST:PORT"; nothing where it is not that.
std::optional<ServerAddress> parse_server(std::string_view text);

std::string to_string(const ServerAddress& server);

}  // namespace musubi
