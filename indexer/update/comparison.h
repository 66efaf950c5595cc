// comparison.h - tells the documents that have changed from those that are as they were.
#pragma once
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "common/document.h"
#include "indexer/intake/intake.h"
#include "indexer/intake/previous.h"
#include "indexer/update/patches.h"

namespace musubi {

// Hands what has changed to the patches.  Belongs to one thread.
class Comparison {
 public:
  // Keeps references to both.
  Comparison(const PreviousGeneration& previous, Patches& patches);

  // The next document of the sources; completes its row.
  void take(Document document, DocumentRow& row);

  // Whether a rebuild is cheaper.  From then on documents are dropped.
  bool is_too_much() const;

  // To be called when all that is there has been taken, or kept as it was.
  void remove_all_but(const std::vector<SourceRows>& sources);

 private:
  const PreviousGeneration& previous_;
  std::unordered_map<std::uint64_t, const DocumentRow*> old_;  // by id
  Patches& patches_;
  std::uint64_t bytes_ = 0;
};

}  // namespace musubi
