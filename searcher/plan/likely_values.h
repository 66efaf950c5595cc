// likely_values.h - values of a facet that a part of a name may stand for.
#pragma once
#include <string>
#include <vector>

#include "common/analysis/analyzer.h"
#include "common/index/schema.h"
#include "common/index/stored_documents.h"

namespace musubi {

// Values that the index holds, the most frequent first, and those of them that are no more than
// what was typed, but for the kind of a place: 仙台市, not 仙台市教育委員会.
struct LikelyValues {
  std::vector<std::string> all, whole;
};

// Those that hold what was typed.
LikelyValues values_spelled(const std::string& typed, const Field& field,
                            const StoredDocuments& documents);

// Those that are read so: せんだい, sendai.  None where kanji were typed.
LikelyValues values_read(const std::string& typed, const Field& field,
                         const StoredDocuments& documents, Analyzer& analyzer);

}  // namespace musubi
