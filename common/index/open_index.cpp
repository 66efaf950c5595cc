#include "common/index/open_index.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "common/index/bigram_counts.h"
#include "common/index/built_alike.h"
#include "common/index/checksums.h"
#include "common/index/index_access.h"
#include "common/index/layout.h"
#include "common/index/open_front.h"
#include "common/index/open_remote.h"
#include "common/index/seal.h"
#include "common/index/shard_set.h"
#include "common/index/shards.h"
#include "common/index/shared_ids.h"
#include "common/text/utf8.h"

namespace musubi {

namespace {

// A generation is removed when two more have been published, which one opening
// hardly outlives; so many in a row do not.
constexpr int kMaxAttempts = 20;

std::string rebuild_hint(const std::filesystem::path& index) {
  return fmt::format("run: indexer --index {} SOURCE…", index.string());
}

Result<Xapian::Database> open_folder(const std::filesystem::path& folder,
                                     const std::filesystem::path& index,
                                     const std::string& analyzer_fingerprint) try {
  // A folder that is a stub again could name itself, or a program to be run.
  Xapian::Database database(folder.string(), Xapian::DB_BACKEND_GLASS);
  const auto alike =
      check_built_alike(database, analyzer_fingerprint,
                        fmt::format("the index in {}", index.string()), rebuild_hint(index));
  if (!alike) return tl::unexpected(alike.error());
  return database;
} catch (const Xapian::Error& problem) {
  return fail(
      fmt::format("cannot open the index in {}: {}", index.string(), problem.get_description()),
      rebuild_hint(index));
}

// One that Xapian replicated has no sums.
Result<void> verify(const std::filesystem::path& generation, const std::filesystem::path& index) {
  std::error_code error;
  const bool has_sums = std::filesystem::exists(checksums_path(generation), error);
  const auto sound = has_sums ? verify_once(generation) : Result<void>();
  if (sound) return {};
  return fail(fmt::format("cannot open the index in {}: {}", index.string(), sound.error().message),
              fmt::format("go back with: indexer --index {} --rollback; or {}", index.string(),
                          rebuild_hint(index)));
}

// Once each, however many of its shards are named.  A remote one is its server's to verify.
Result<void> verify_all(const std::vector<Shard>& shards, const std::filesystem::path& index) {
  std::set<std::filesystem::path> generations;
  for (const Shard& shard : shards) {
    if (shard.folder.empty() || !generations.insert(generation_of(shard.folder)).second) continue;
    if (auto sound = verify(generation_of(shard.folder), index); !sound) return sound;
  }
  return {};
}

// Where all of them are remote; else none.
std::vector<ServerAddress> servers_of(const std::vector<Shard>& shards) {
  std::vector<ServerAddress> servers;
  for (const Shard& shard : shards) {
    if (shard.folder.empty()) servers.push_back(shard.server);
  }
  return servers.size() == shards.size() ? servers : std::vector<ServerAddress>();
}

// Whether it is a whole generation.  A replica that Xapian made has its own files only.
bool is_generation(const Shard& shard) {
  std::error_code error;
  return !shard.folder.empty() && std::filesystem::exists(shard.folder / "manifest.json", error);
}

// Of one generation, which may be a set, as they stand there; of several from the exact counts of
// all.
Result<BigramStatistics> bigrams_of(const std::vector<Shard>& shards, bool is_live) {
  const auto& first = shards.front().folder;
  if (is_live || shards.size() == 1) {
    return BigramStatistics::open(is_live ? generation_of(first) : first);
  }
  std::vector<std::filesystem::path> folders;
  for (const Shard& shard : shards) folders.push_back(shard.folder);
  return BigramCounts::sum_of(folders).map(
      [](const BigramCounts& counts) { return BigramStatistics(counts.table()); });
}

Result<SharedDocuments> shared_documents(const std::vector<Shard>& shards,
                                         const LiveIndex& opened) try {
  std::vector<std::filesystem::path> folders;
  for (const Shard& shard : shards) folders.push_back(shard.folder);
  const auto ids = find_shared_ids(folders);
  if (!ids) return tl::unexpected(ids.error());
  if (ids->count == 0) return SharedDocuments{};
  const auto document = StoredDocuments(opened.shards[ids->generation]).read(ids->document);
  if (!document) return tl::unexpected(document.error());
  return SharedDocuments{ids->count, document->id};
} catch (const Xapian::Error& problem) {
  return fail(fmt::format("cannot read a document: {}", problem.get_description()));
}

class Opener {
 public:
  Opener(std::filesystem::path index, const std::string& analyzer_fingerprint,
         const RemoteAccess& remote)
      : index_(std::move(index)), fingerprint_(analyzer_fingerprint), remote_(remote) {}

  // `is_live`: it is the generation that the indexer published, and must be whole.
  Result<LiveIndex> open(const std::vector<Shard>& shards, bool is_live) const {
    const auto servers = servers_of(shards);
    if (!servers.empty() && has_front(index_)) return open_by_front(servers);
    return open_parts(shards, is_live);
  }

 private:
  Result<LiveIndex> open_by_front(const std::vector<ServerAddress>& servers) const try {
    auto opened = open_with_front(index_, servers, fingerprint_, remote_);
    if (opened && opened->lost.size() == servers.size()) return no_shard_answers();
    return opened;
  } catch (const Xapian::Error& problem) {
    return fail(fmt::format("cannot open the index in {}: {}", index_.string(),
                            printable(problem.get_description())));
  }

  Result<LiveIndex> open_parts(const std::vector<Shard>& shards, bool is_live) const {
    if (auto sound = verify_all(shards, index_); !sound) return tl::unexpected(sound.error());
    LiveIndex opened;
    for (const Shard& shard : shards) {
      const auto added =
          shard.folder.empty() ? add_remote(shard.server, opened) : add_folder(shard, opened);
      if (!added) return tl::unexpected(added.error());
    }
    if (opened.shards.empty()) return no_shard_answers();
    if (auto read = add_documents(opened); !read) return tl::unexpected(read.error());
    const bool are_ours = is_live || std::all_of(shards.begin(), shards.end(), is_generation);
    auto added = are_ours ? add_local(shards, is_live, opened) : add_bigrams_of_whole(opened);
    if (!are_ours && added) return opened;
    // The indexer lets each id in once.
    if (added && !is_live && shards.size() > 1) added = note_shared(shards, opened);
    if (!added) return tl::unexpected(added.error());
    return opened;
  }

  Result<void> add_folder(const Shard& shard, LiveIndex& opened) const {
    auto database = open_folder(shard.folder, index_, fingerprint_);
    if (!database) return tl::unexpected(database.error());
    opened.database.add_database(*database);
    opened.shards.push_back(std::move(*database));
    ++opened.folders;
    opened.generations.push_back(shard.folder);
    return {};
  }

  Result<void> add_documents(LiveIndex& opened) const try {
    opened.documents = StoredDocuments(opened.database, opened.shards);
    opened.terms = opened.database;
    return {};
  } catch (const Xapian::Error& problem) {
    return fail(fmt::format("cannot read the texts of the index in {}: {}", index_.string(),
                            printable(problem.get_description())),
                rebuild_hint(index_));
  }

  Result<void> add_remote(const ServerAddress& server, LiveIndex& opened) const try {
    auto shard = open_remote(server, remote_, [this](const auto& served, const auto& name) {
      return check_built_alike(served, fingerprint_, name,
                               "let it serve an index that this version has built");
    });
    if (!shard) return tl::unexpected(shard.error());
    if (!shard->database) return lose(server, shard->problem, opened);
    for (const Xapian::Database& other : opened.shards) {
      if (!are_same(other, *shard->database)) continue;
      return fail(fmt::format("{} serves a database that the stub {} names twice",
                              to_string(server), IndexLayout(index_).stub().string()),
                  "name each shard once; a second server of it is a replica, in [shards]");
    }
    opened.database.add_database(*shard->database);
    opened.shards.push_back(std::move(*shard->database));
    return {};
  } catch (const Xapian::Error& problem) {
    return lose(server, problem.get_description(), opened);
  }

  Result<void> lose(const ServerAddress& server, const std::string& problem,
                    LiveIndex& opened) const {
    opened.lost.push_back(to_string(server));
    if (remote_.is_partial_allowed) return {};
    return no_answer_of_shard(index_, problem);
  }

  tl::unexpected<Error> no_shard_answers() const {
    return fail(fmt::format("no shard of the index in {} answers", index_.string()),
                "start their servers again");
  }

  // No two threads share what Xapian has open: several databases are opened once more.
  Result<void> add_local(const std::vector<Shard>& shards, bool is_live, LiveIndex& opened) const {
    const bool is_alone = shards.size() == 1;
    for (const Shard& shard : shards) {
      auto database =
          is_alone ? opened.shards.front() : open_folder(shard.folder, index_, fingerprint_);
      if (!database) return tl::unexpected(database.error());
      auto ranking = RankingColumns::open(shard.folder, *database);
      if (!ranking) return tl::unexpected(ranking.error());
      auto facets = FacetColumns::open(shard.folder, *database);
      if (!facets) return tl::unexpected(facets.error());
      auto letters = LetterIndex::open(shard.folder, *database);
      if (!letters) return tl::unexpected(letters.error());
      opened.local.push_back({is_alone ? opened.documents : StoredDocuments(*database),
                              std::move(*ranking), std::move(*facets), std::move(*letters)});
    }
    auto bigrams = bigrams_of(shards, is_live);
    if (!bigrams) return tl::unexpected(bigrams.error());
    opened.bigrams = std::move(*bigrams);
    return {};
  }

  // A server has no statistics of pairs.  Those of the whole may lie beside the stub.
  Result<void> add_bigrams_of_whole(LiveIndex& opened) const try {
    std::error_code error;
    const auto file = index_ / "bigrams.bin";
    if (!std::filesystem::exists(file, error)) return {};
    auto bigrams = BigramStatistics::open(index_);
    if (!bigrams) return tl::unexpected(bigrams.error());
    const std::uint64_t documents = opened.database.get_doccount();
    if (opened.lost.empty() && bigrams->documents() != documents) {
      return fail(fmt::format("{} is of {} documents, the shards have {}", file.string(),
                              bigrams->documents(), documents),
                  "copy the bigrams.bin of the generation whose shards are served, or remove it");
    }
    opened.bigrams = std::move(*bigrams);
    return {};
  } catch (const Xapian::Error& problem) {
    return fail(fmt::format("cannot count the documents of the index in {}: {}", index_.string(),
                            printable(problem.get_description())));
  }

  static Result<void> note_shared(const std::vector<Shard>& shards, LiveIndex& opened) {
    auto shared = shared_documents(shards, opened);
    if (!shared) return tl::unexpected(shared.error());
    opened.shared = std::move(*shared);
    return {};
  }

  std::filesystem::path index_;
  const std::string& fingerprint_;
  const RemoteAccess& remote_;
};

}  // namespace

std::size_t LiveIndex::shard_count() const {
  return served ? served->texts->servers().count() : shards.size() + lost.size();
}

Result<LiveIndex> open_index(const std::filesystem::path& index,
                             const std::string& analyzer_fingerprint, const RemoteAccess& remote) {
  for (int attempt = 1;; ++attempt) {
    const IndexLayout layout(IndexLayout::behind_link(index));
    if (auto unreadable = why_unreadable(layout)) return tl::unexpected(std::move(*unreadable));
    std::error_code error;
    if (!std::filesystem::exists(layout.stub(), error)) {
      return fail(fmt::format("there is no index in {}", index.string()),
                  hint_of_documents(layout).value_or(rebuild_hint(index)));
    }
    const auto live = layout.live_generation();
    const auto shards = shards_of(layout);
    if (!shards) {
      const auto& [message, hint] = shards.error();
      return fail(fmt::format("cannot open the index in {}: {}", index.string(), message),
                  hint.empty() ? rebuild_hint(index) : hint);
    }
    auto opened =
        Opener(layout.root(), analyzer_fingerprint, remote).open(*shards, live.has_value());
    const bool is_still_live =
        layout.live_generation() == live && IndexLayout::behind_link(index) == layout.root();
    if (opened || attempt == kMaxAttempts || is_still_live) return opened;
  }
}

}  // namespace musubi
