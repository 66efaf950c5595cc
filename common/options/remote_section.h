// remote_section.h - the section [shards] of the INI file.
#pragma once
#include <vector>

#include "common/options/config_section.h"
#include "common/remote_access.h"
#include "common/result.h"
#include "common/shard_hosts.h"

namespace musubi {

struct ShardsSection {
  RemoteAccess access;
  ShardHosts hosts;
};

// How servers are asked: `timeout = 2s`, and replicas by the server of the stub,
// `HOST:PORT = HOST:PORT HOST:PORT`.  Where `indexer --push` brings a set: `shard 1 = HOST:FOLDER`
// for each shard, `publish_to = FOLDER`, `port = 27011`, `ssh = ssh`.  An error, with file and line,
// where an entry is none of these.
Result<ShardsSection> read_shards_section(const std::vector<ConfigSection>& sections);

}  // namespace musubi
