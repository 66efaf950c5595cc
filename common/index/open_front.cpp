#include "common/index/open_front.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "common/index/built_alike.h"
#include "common/index/front.h"
#include "common/index/open_remote.h"
#include "common/index/seal.h"
#include "common/index/served_texts.h"
#include "common/process/threads.h"

namespace musubi {

namespace fs = std::filesystem;

namespace {

constexpr const char* kFrontHint =
    "copy the folder front of the generation whose shards are served, or remove it";

Result<Xapian::Database> open_database(const fs::path& front,
                                       const std::string& analyzer_fingerprint) {
  if (auto sound = verify_once(front); !sound) return fail(sound.error().message, kFrontHint);
  Xapian::Database database(front.string(), Xapian::DB_BACKEND_GLASS);
  const auto alike = check_built_alike(database, analyzer_fingerprint, front.string(), kFrontHint);
  if (!alike) return tl::unexpected(alike.error());
  return database;
}

// That the `number`th server has the shard of that number.
Result<void> check_identity(const RemoteShard& served, std::size_t number,
                            const std::vector<FrontShard>& shards, const fs::path& front) {
  const ShardIdentity found = identity_of(*served.database);
  if (found == shards[number].identity) return {};
  const auto other = std::find_if(shards.begin(), shards.end(),
                                  [&](const FrontShard& shard) { return shard.identity == found; });
  if (other != shards.end()) {
    return fail(fmt::format("{} serves shard {} of {}, and stands in line {} of the stub",
                            to_string(served.server), other - shards.begin() + 1, shards.size(),
                            number + 1),
                "name each shard once and in its order; a second server of it is a replica, in "
                "[shards]");
  }
  return fail(fmt::format("{} serves another database than {} was made of",
                          to_string(served.server), front.string()),
              "let all servers serve the same generation, and copy its folder front");
}

// What the same servers gave when they were connected to once more.
Xapian::Database same_again(const std::vector<Result<RemoteShard>>& served,
                            const Xapian::Database& first) {
  Xapian::Database again;
  for (const auto& one : served) {
    if (!one || !one->database) throw Xapian::NetworkError("no answer to a second connection");
    again.add_database(*one->database);
  }
  if (again.get_uuid() == first.get_uuid()) return again;
  throw Xapian::NetworkError("a server serves another database by now");
}

std::vector<std::unique_ptr<ServerConnection>> connections_to(
    const std::vector<RemoteShard>& served, std::chrono::milliseconds timeout) {
  std::vector<std::unique_ptr<ServerConnection>> connections;
  for (const RemoteShard& one : served) {
    connections.push_back(
        std::make_unique<ServerConnection>(one.server, timeout, one.database->get_uuid()));
  }
  return connections;
}

}  // namespace

bool has_front(const fs::path& index) {
  std::error_code error;
  return fs::exists(index / kFrontFolder, error);
}

Result<LiveIndex> open_with_front(const fs::path& index, const std::vector<ServerAddress>& servers,
                                  const std::string& analyzer_fingerprint,
                                  const RemoteAccess& remote) {
  const fs::path folder = index / kFrontFolder;
  auto front = open_database(folder, analyzer_fingerprint);
  if (!front) return tl::unexpected(front.error());
  const auto shards = shards_of_front(*front);
  if (!shards) return fail(fmt::format("{}: {}", folder.string(), shards.error().message));
  if (shards->size() != servers.size()) {
    return fail(fmt::format("{} is of {} shards, the stub names {} servers", folder.string(),
                            shards->size(), servers.size()),
                "name each shard once and in its order");
  }
  LiveIndex opened;
  std::vector<RemoteShard> served;
  auto connecting = in_background([&] { return connect_all(servers, remote); });
  auto first = connect_all(servers, remote);
  const auto second = connecting.get();
  for (auto& one : first) {
    if (!one) return tl::unexpected(one.error());
    if (!one->database) {
      opened.lost.push_back(one->problem);
      continue;
    }
    const std::size_t number = served.size() + opened.lost.size();
    const auto checked = check_identity(*one, number, *shards, folder);
    if (!checked) return tl::unexpected(checked.error());
    served.push_back(std::move(*one));
  }
  if (!opened.lost.empty()) return opened;
  std::vector<TextDictionary> dictionaries;
  for (const FrontShard& shard : *shards) dictionaries.push_back(shard.dictionary);
  for (const RemoteShard& one : served) {
    opened.database.add_database(*one.database);
    opened.shards.push_back(*one.database);
    opened.servers.push_back(one.server);
  }
  opened.second = same_again(second, opened.database);
  opened.terms = *front;
  opened.has_front = true;
  opened.documents =
      StoredDocuments(*front, std::move(dictionaries),
                      std::make_shared<ServedTexts>(connections_to(served, remote.timeout)));
  auto bigrams = BigramStatistics::open(folder);
  if (!bigrams) return tl::unexpected(bigrams.error());
  opened.bigrams = std::move(*bigrams);
  return opened;
}

}  // namespace musubi
