// xapian_query.h - a Query in Xapian's terms, for shards that Xapian searches.
#pragma once
#include <xapian.h>

#include "searcher/plan/query.h"

namespace musubi {

// Its phrases are those of with_phrases_found().  When a document came is kept in no shard: throws
// Xapian::UnimplementedError.
Xapian::Query to_xapian(const Query& query);

}  // namespace musubi
