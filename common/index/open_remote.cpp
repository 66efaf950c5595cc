#include "common/index/open_remote.h"

#include <fmt/format.h>

#include <future>

#include "common/guarded.h"
#include "common/process/threads.h"

namespace musubi {

namespace {

std::string first_document(const Xapian::Database& database) {
  const auto first = database.postlist_begin("");
  return first == database.postlist_end("") ? "" : database.get_document(*first).get_data();
}

}  // namespace

Result<RemoteShard> open_remote(const ServerAddress& server, const RemoteAccess& access,
                                const CheckServed& check) {
  std::vector<ServerAddress> servers = {server};
  const auto replicas = access.replicas.find(to_string(server));
  if (replicas != access.replicas.end()) {
    servers.insert(servers.end(), replicas->second.begin(), replicas->second.end());
  }
  const auto timeout = static_cast<useconds_t>(access.timeout.count());  // Xapian's are ms, too
  RemoteShard shard;
  for (const ServerAddress& one : servers) {
    try {
      auto database = Xapian::Remote::open(one.host, one.port, timeout, timeout);
      auto checked = check(database, fmt::format("the database that {} serves", to_string(one)));
      if (!checked) return tl::unexpected(checked.error());
      shard.database = std::move(database);
      shard.server = one;
      return shard;
    } catch (const Xapian::NetworkError& problem) {
      shard.problem += fmt::format("{}{}: {}", shard.problem.empty() ? "" : "; ", to_string(one),
                                   problem.get_msg());
    }
  }
  return shard;
}

std::vector<Result<RemoteShard>> connect_all(const std::vector<ServerAddress>& servers,
                                             const RemoteAccess& access) {
  using Opening = std::future<Result<RemoteShard>>;
  std::vector<Opening> opening;
  for (const ServerAddress& server : servers) {
    opening.push_back(in_background([&] {
      return guarded([&] {
        return open_remote(server, access, [](const auto&, const auto&) { return Result<void>(); });
      });
    }));
  }
  std::vector<Result<RemoteShard>> shards;
  for (Opening& one : opening) shards.push_back(one.get());
  return shards;
}

bool are_same(const Xapian::Database& one, const Xapian::Database& other) {
  return one.get_doccount() == other.get_doccount() && one.get_doccount() > 0 &&
         one.get_total_length() == other.get_total_length() &&
         first_document(one) == first_document(other);
}

}  // namespace musubi
