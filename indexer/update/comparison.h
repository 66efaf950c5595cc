// comparison.h - tells the documents that have changed from those that are as they were.
#pragma once
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "common/document.h"
#include "indexer/intake/intake.h"
#include "indexer/intake/previous.h"
#include "indexer/update/patch.h"

namespace musubi {

// Hands what has changed to a patch.  Belongs to one thread.
class Comparison {
 public:
  // Keeps references to both.  New documents get numbers above `last_docid`.
  Comparison(const PreviousGeneration& previous, Xapian::docid last_docid, Patch& patch);

  // The next document of the sources; completes its row.
  void take(Document document, DocumentRow& row);

  // Whether a rebuild is cheaper.  From then on documents are dropped.
  bool is_too_much() const;

  // To be called when all that is there has been taken, or kept as it was.
  void remove_all_but(const std::vector<SourceRows>& sources);

 private:
  const PreviousGeneration& previous_;
  Xapian::docid last_docid_;
  std::unordered_map<std::uint64_t, const DocumentRow*> old_;  // by id
  Patch& patch_;
  std::uint64_t bytes_ = 0;
};

}  // namespace musubi
