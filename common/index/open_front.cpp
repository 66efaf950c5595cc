#include "common/index/open_front.h"

#include <fmt/format.h>

#include <algorithm>
#include <future>
#include <memory>
#include <utility>

#include "common/index/built_alike.h"
#include "common/index/front.h"
#include "common/index/open_remote.h"
#include "common/index/seal.h"
#include "common/index/shard_set.h"
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

// The server of a shard, or its first replica that answers.
struct Connected {
  std::unique_ptr<ServerConnection> server;  // null: none does
  ServerAddress address;
  std::string problem;  // what each of them did instead
};

Connected connected(const ServerAddress& server, const RemoteAccess& remote) {
  Connected found;
  for (const ServerAddress& one : servers_of_shard(server, remote)) {
    try {
      auto connection = std::make_unique<ServerConnection>(one, remote.timeout);
      connection->served();
      found.server = std::move(connection);
      found.address = one;
      return found;
    } catch (const Xapian::NetworkError& problem) {
      found.problem += (found.problem.empty() ? "" : "; ") + problem.get_msg();
    }
  }
  return found;
}

// All of them at once.
std::vector<Connected> connect_all(const std::vector<ServerAddress>& servers,
                                   const RemoteAccess& remote) {
  std::vector<std::future<Connected>> connecting;
  for (const ServerAddress& server : servers) {
    connecting.push_back(in_background([&] { return connected(server, remote); }));
  }
  std::vector<Connected> all;
  for (auto& one : connecting) all.push_back(one.get());
  return all;
}

// That the `number`th server has the shard of that number.
Result<void> check_identity(Connected& connected, std::size_t number,
                            const std::vector<FrontShard>& shards, const fs::path& front) {
  const ShardIdentity& found = connected.server->served();
  if (found == shards[number].identity) return {};
  const auto other = std::find_if(shards.begin(), shards.end(),
                                  [&](const FrontShard& shard) { return shard.identity == found; });
  if (other != shards.end()) {
    return fail(fmt::format("{} serves shard {} of {}, and stands in line {} of the stub",
                            to_string(connected.address), other - shards.begin() + 1, shards.size(),
                            number + 1),
                "name each shard once and in its order; a second server of it is a replica, in "
                "[shards]");
  }
  return fail(fmt::format("{} serves another database than {} was made of",
                          to_string(connected.address), front.string()),
              "let all servers serve the same generation, and copy its folder front");
}

// What the front has of the documents of the shards.
Result<ServedSet> served_set(std::shared_ptr<ServedTexts> texts, const fs::path& front,
                             const std::vector<FrontShard>& shards) {
  std::vector<LetterIndex> letters;
  for (const fs::path& folder : databases_of(front, shards.size())) {
    auto of_shard = LetterIndex::open(folder);
    if (!of_shard) return tl::unexpected(of_shard.error());
    letters.push_back(std::move(*of_shard));
  }
  auto ids = DocumentIds::open(front);
  if (!ids) return tl::unexpected(ids.error());
  return ServedSet{std::move(texts), std::move(letters), std::move(*ids)};
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
  std::vector<std::unique_ptr<ServerConnection>> connections;
  std::vector<TextDictionary> dictionaries;
  for (Connected& one : connect_all(servers, remote)) {
    const std::size_t number = connections.size();
    if (one.server) {
      const auto checked = check_identity(one, number, *shards, folder);
      if (!checked) return tl::unexpected(checked.error());
    } else if (remote.is_partial_allowed) {
      opened.lost.push_back(to_string(servers[number]));
    } else {
      return no_answer_of_shard(index, one.problem);
    }
    connections.push_back(std::move(one.server));
    dictionaries.push_back((*shards)[number].dictionary);
  }
  const auto texts =
      std::make_shared<ServedTexts>(std::make_shared<ShardServers>(std::move(connections)));
  auto served = served_set(texts, folder, *shards);
  if (!served) return tl::unexpected(served.error());
  opened.served = std::move(*served);
  opened.terms = *front;
  opened.documents = StoredDocuments(*front, std::move(dictionaries), texts);
  auto bigrams = BigramStatistics::open(folder);
  if (!bigrams) return tl::unexpected(bigrams.error());
  opened.bigrams = std::move(*bigrams);
  return opened;
}

}  // namespace musubi
