// open_remote.h - opens a remote shard: at its server, or at the first replica that answers.
#pragma once
#include <xapian.h>

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "common/remote_access.h"
#include "common/result.h"

namespace musubi {

struct RemoteShard {
  std::optional<Xapian::Database> database;  // none: no server of it answers
  std::string problem;                       // what each of them did instead
};

// Whether what a server serves, called so, will do.
using CheckServed = std::function<Result<void>(const Xapian::Database&, const std::string& name)>;

// An error where `check` finds one.
Result<RemoteShard> open_remote(const ServerAddress& server, const RemoteAccess& access,
                                const CheckServed& check);

// The server, and behind it its replicas.
std::vector<ServerAddress> servers_of_shard(const ServerAddress& server,
                                            const RemoteAccess& access);

// The error for one that does not answer, nor a replica of it: `problem` is what it did instead.
tl::unexpected<Error> no_answer_of_shard(const std::filesystem::path& index,
                                         const std::string& problem);

// Whether two shards are one database: as large, and with the same first document.
bool are_same(const Xapian::Database& one, const Xapian::Database& other);

}  // namespace musubi
