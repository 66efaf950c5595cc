#include "common/index/served_shards.h"

#include <fmt/format.h>

#include "common/index/open_remote.h"
#include "common/text/utf8.h"

namespace musubi {

Result<std::vector<ShardIdentity>> identities_of(const std::filesystem::path& front) try {
  const Xapian::Database database(front.string(), Xapian::DB_BACKEND_GLASS);
  return shards_of_front(database).map([](const std::vector<FrontShard>& shards) {
    std::vector<ShardIdentity> identities;
    for (const FrontShard& shard : shards) identities.push_back(shard.identity);
    return identities;
  });
} catch (const Xapian::Error& problem) {
  return fail(fmt::format("cannot open {}: {}", front.string(), problem.get_description()));
}

Result<void> check_served(const ServerAddress& server, const ShardIdentity& shard,
                          std::chrono::milliseconds timeout) try {
  RemoteAccess alone;
  alone.timeout = timeout;
  const auto served =
      open_remote(server, alone, [](const auto&, const auto&) { return Result<void>(); });
  if (!served) return tl::unexpected(served.error());
  if (!served->database) return fail(printable(served->problem));
  if (identity_of(*served->database) == shard) return {};
  return fail(fmt::format("{} serves another database", to_string(server)));
} catch (const Xapian::Error& problem) {
  return fail(fmt::format("{} does not answer: {}", to_string(server),
                          printable(problem.get_description())));
}

}  // namespace musubi
