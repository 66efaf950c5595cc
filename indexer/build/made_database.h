// made_database.h - a database of the generation that is being made: all of it, or a shard.
#pragma once
#include <cstdint>

#include "indexer/build/changed_terms.h"
#include "indexer/build/columns.h"

namespace musubi {

// Where it comes from.
enum class Origin {
  Sources,  // all was read anew
  Patch,    // it is a copy of the live one, with some documents changed
  Link,     // it shares the files of the live one
};

struct MadeDatabase {
  Origin origin = Origin::Sources;
  ChangedTerms changed_terms = {};    // by the patch
  Columns columns = {};               // but of a link
  std::uint64_t compacted_bytes = 0;  // when it was last written in one go; 0: just now
};

}  // namespace musubi
