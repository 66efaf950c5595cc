// patches.h - what changes in a generation, shard by shard.
#pragma once
#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <memory>
#include <vector>

#include "common/document.h"
#include "common/result.h"
#include "indexer/build/made_database.h"
#include "indexer/context.h"
#include "indexer/generations/document_table.h"
#include "indexer/intake/previous.h"
#include "indexer/intake/progress.h"
#include "indexer/tagging/tagger.h"
#include "indexer/update/patch.h"

namespace musubi {

// A Patch for each shard of the live generation, which becomes that of layout.building().  Belongs
// to one thread.
class Patches {
 public:
  // Keeps references to all of them.
  static Result<Patches> begin(const JobContext& job, const PreviousGeneration& previous,
                               const Tagger& tagger, Progress& progress);

  // Of different documents, each in the shard of its id.
  void add(Document document, DocumentRow& row);  // under a new number, which goes into the row
  void change(Document document, const DocumentRow& row);
  void remove(const DocumentRow& row);

  std::size_t added() const { return sum(&Patch::added); }
  std::size_t changed() const { return sum(&Patch::changed); }
  std::size_t removed() const { return sum(&Patch::removed); }
  std::size_t size() const { return sum(&Patch::size); }

  // Writes what is left.  A shard in which nothing changed shares the files of the live one.
  Result<std::vector<MadeDatabase>> finish();

 private:
  struct Shard {
    std::filesystem::path live, copy;
    Xapian::docid last_docid = 0;
    std::uint64_t compacted_bytes = 0;
    std::unique_ptr<Patch> patch = {};
  };

  explicit Patches(const JobContext& job) : job_(job) {}
  Result<MadeDatabase> finish(Shard& shard);
  Shard& shard_with(const DocumentRow& row) { return shards_[shard_of(row.id, shards_.size())]; }
  std::size_t sum(std::size_t (Patch::*count)() const) const;

  const JobContext& job_;
  std::deque<Shard> shards_;
};

}  // namespace musubi
