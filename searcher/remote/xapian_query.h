// xapian_query.h - a Query in Xapian's terms, for shards that Xapian searches.
#pragma once
#include <xapian.h>

#include "searcher/plan/query.h"

namespace musubi {

// A phrase is looked up in the texts, which a remote shard refuses to read.
Xapian::Query to_xapian(const Query& query);

}  // namespace musubi
