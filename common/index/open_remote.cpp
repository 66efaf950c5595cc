#include "common/index/open_remote.h"

#include <fmt/format.h>

#include "common/text/utf8.h"

namespace musubi {

namespace {

std::string first_document(const Xapian::Database& database) {
  const auto first = database.postlist_begin("");
  return first == database.postlist_end("") ? "" : database.get_document(*first).get_data();
}

}  // namespace

std::vector<ServerAddress> servers_of_shard(const ServerAddress& server,
                                            const RemoteAccess& access) {
  std::vector<ServerAddress> servers = {server};
  const auto replicas = access.replicas.find(to_string(server));
  if (replicas != access.replicas.end()) {
    servers.insert(servers.end(), replicas->second.begin(), replicas->second.end());
  }
  return servers;
}

Result<RemoteShard> open_remote(const ServerAddress& server, const RemoteAccess& access,
                                const CheckServed& check) {
  const auto timeout = static_cast<useconds_t>(access.timeout.count());  // Xapian's are ms, too
  RemoteShard shard;
  for (const ServerAddress& one : servers_of_shard(server, access)) {
    try {
      auto database = Xapian::Remote::open(one.host, one.port, timeout, timeout);
      auto checked = check(database, fmt::format("the database that {} serves", to_string(one)));
      if (!checked) return tl::unexpected(checked.error());
      shard.database = std::move(database);
      return shard;
    } catch (const Xapian::NetworkError& problem) {
      shard.problem += fmt::format("{}{}: {}", shard.problem.empty() ? "" : "; ", to_string(one),
                                   problem.get_msg());
    }
  }
  return shard;
}

tl::unexpected<Error> no_answer_of_shard(const std::filesystem::path& index,
                                         const std::string& problem) {
  return fail(fmt::format("a shard of the index in {} does not answer: {}", index.string(),
                          printable(problem)),
              "start its server again, or search the other shards with --partial");
}

bool are_same(const Xapian::Database& one, const Xapian::Database& other) {
  return one.get_doccount() == other.get_doccount() && one.get_doccount() > 0 &&
         one.get_total_length() == other.get_total_length() &&
         first_document(one) == first_document(other);
}

}  // namespace musubi
