// open_remote.h - opens a remote shard: at its server, or at the first replica that answers.
#pragma once
#include <xapian.h>

#include <optional>
#include <string>

#include "common/remote_access.h"
#include "common/result.h"

namespace musubi {

struct RemoteShard {
  std::optional<Xapian::Database> database;  // none: no server of it answers
  std::string problem;                       // what each of them did instead
};

// An error where a server answers with a database that was not built alike.
Result<RemoteShard> open_remote(const ServerAddress& server, const RemoteAccess& access,
                                const std::string& analyzer_fingerprint);

// Whether two shards are one database: as large, and with the same first document.
bool are_same(const Xapian::Database& one, const Xapian::Database& other);

}  // namespace musubi
