// host_copy.h - brings the shards of a set to a host, and has it serve them.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "common/result.h"
#include "common/shard_hosts.h"
#include "indexer/push/delivery.h"

namespace musubi {

struct HostCopy {
  ShardHost host;
  std::vector<std::string> ssh;
  std::filesystem::path generation;  // on this machine
  Delivery delivery;
  std::vector<SetName> alike;  // sets that the host may have: what is the same is not sent again

  // "10.8.0.2, shard 1 and 3"
  std::string name() const;
};

// By rsync over ssh; goes on with what an earlier one has sent.  Returns when the host has
// verified all of it by the sums of the set, and its servers find it, with what the host warns of.
// Errors name host and shards.
Result<std::vector<std::string>> bring(const HostCopy& copy);

}  // namespace musubi
