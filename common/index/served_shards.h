// served_shards.h - whether servers have the shards that a front was made of.
#pragma once
#include <filesystem>
#include <vector>

#include "common/index/front.h"
#include "common/remote_access.h"
#include "common/result.h"

namespace musubi {

// Of the shards of a front, in their order.
Result<std::vector<ShardIdentity>> identities_of(const std::filesystem::path& front);

// An error where the server, and none in its place, does not serve just that shard.
Result<void> check_served(const ServerAddress& server, const ShardIdentity& shard,
                          std::chrono::milliseconds timeout);

}  // namespace musubi
