#include "common/index/shard_identity.h"

namespace musubi {

ShardIdentity identity_of(const Xapian::Database& shard) {
  return {shard.get_uuid(), shard.get_doccount(), shard.get_lastdocid(), shard.get_total_length()};
}

}  // namespace musubi
