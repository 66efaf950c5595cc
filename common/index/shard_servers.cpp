#include "common/index/shard_servers.h"

namespace musubi {

void ShardServers::say(const std::vector<std::string>& messages) try {
  for (std::size_t shard = 0; shard < count(); ++shard) {
    if (messages[shard].empty()) continue;
    if (!has(shard)) throw Xapian::NetworkError("the server of a document is lost");
    servers_[shard]->say(messages[shard]);
  }
} catch (...) {
  hang_up();
  throw;
}

}  // namespace musubi
