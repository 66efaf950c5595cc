// shard_identity.h - what tells one database from another.
#pragma once
#include <xapian.h>

#include <cstdint>
#include <string>

namespace musubi {

// Known of a server once it is connected.
struct ShardIdentity {
  std::string uuid;
  std::uint64_t documents = 0;
  std::uint64_t last_docid = 0;
  std::uint64_t total_length = 0;

  bool operator==(const ShardIdentity&) const = default;
};

// Xapian's exceptions pass.
ShardIdentity identity_of(const Xapian::Database& shard);

}  // namespace musubi
