// shard_servers.h - the servers of the shards of a set, in its order.
#pragma once
#include <xapian.h>

#include <cstddef>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "common/index/server_connection.h"

namespace musubi {

// Numbers documents as Xapian does, which searches several databases as one.
class ShardServers {
 public:
  // Null: the server of a shard that is lost.
  explicit ShardServers(std::vector<std::unique_ptr<ServerConnection>> servers)
      : servers_(std::move(servers)) {}

  std::size_t count() const { return servers_.size(); }
  bool has(std::size_t shard) const { return servers_[shard] != nullptr; }
  ServerConnection& operator[](std::size_t shard) { return *servers_[shard]; }

  std::size_t shard_of(Xapian::docid document) const { return (document - 1) % count(); }
  Xapian::docid number_there(Xapian::docid document) const {
    return (document - 1) / static_cast<Xapian::docid>(count()) + 1;
  }
  Xapian::docid number_in_whole(Xapian::docid there, std::size_t shard) const {
    return (there - 1) * static_cast<Xapian::docid>(count()) + static_cast<Xapian::docid>(shard) +
           1;
  }

  // To each what it is to be told, in one go, which may be nothing.  Xapian::NetworkError: one does
  // not answer; what the others were asked is dropped then.
  void say(const std::vector<std::string>& messages);

  // The answers that are still to come would be taken for those to what is asked next.
  void hang_up() {
    for (const auto& server : servers_) {
      if (server) server->hang_up();
    }
  }

 private:
  std::vector<std::unique_ptr<ServerConnection>> servers_;
};

}  // namespace musubi
