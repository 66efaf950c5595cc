// patch.h - brings a copy of the live generation to what the sources are now.
//
// The result holds, term for term, what a build from nothing would: only docids
// differ, which nothing depends on.
#pragma once
#include <xapian.h>

#include <filesystem>
#include <vector>

#include "common/analysis/tokenizer.h"
#include "common/document.h"
#include "common/index/bigram_counter.h"
#include "common/result.h"
#include "indexer/indexing/changed_terms.h"
#include "indexer/tagging/tagger.h"

namespace musubi {

struct ChangedDocument {
  Xapian::docid docid = 0;
  Document document;
};

struct Patch {
  std::vector<Xapian::docid> removed;
  std::vector<ChangedDocument> changed;
  std::vector<ChangedDocument> added;  // under docids that are not in use

  std::size_t size() const { return removed.size() + changed.size() + added.size(); }
};

// Gives the terms that are in more or fewer documents now.  An error where the database
// does not hold what its stored documents say; it is to be thrown away then.  The
// documents of `patch` are tagged on the way.
Result<ChangedTerms> apply_patch(Patch& patch, const std::filesystem::path& generation,
                                 const Dictionary& dictionary, const Tagger& tagger,
                                 unsigned threads);

}  // namespace musubi
