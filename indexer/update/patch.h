// patch.h - brings a copy of the live generation to what the sources are now.
//
// The result holds, term for term, what a build from nothing would: only docids
// differ, which nothing depends on.
#pragma once
#include <xapian.h>

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include "common/analysis/tokenizer.h"
#include "common/document.h"
#include "common/result.h"
#include "indexer/build/changed_terms.h"
#include "indexer/build/columns.h"
#include "indexer/tagging/tagger.h"

namespace musubi {

// Belongs to one thread.  Other threads analyze each change as soon as it is known: the
// document as it was in the live generation, and as it is now.
class Patch {
 public:
  // Keeps references to `dictionary` and `tagger`.
  Patch(std::filesystem::path live, const Dictionary& dictionary, const Tagger& tagger,
        unsigned threads);
  ~Patch();

  // Of different documents; what goes wrong meanwhile, apply() tells.
  void change(Xapian::docid docid, Document document);
  void add(Xapian::docid docid, Document document);  // under a docid that is not in use
  void remove(Xapian::docid docid);

  std::size_t changed() const { return changed_; }
  std::size_t added() const { return coming_.size() - changed_; }
  std::size_t removed() const { return removed_.size(); }
  std::size_t size() const { return coming_.size() + removed_.size(); }

  struct Applied {
    ChangedTerms changed_terms;  // that are in more or in fewer documents now
    Columns columns;             // not written yet
  };

  // Changes a copy of the live generation, once.  An error where the database does not hold
  // what its stored documents say; the copy is to be thrown away then.
  Result<Applied> apply(const std::filesystem::path& copy);

 private:
  struct Analysis;

  bool begin();
  Result<void> lend_term_lists(const std::filesystem::path& copy);
  Result<void> write_documents(const std::filesystem::path& copy, Columns& columns);

  std::filesystem::path live_;
  const Dictionary& dictionary_;
  const Tagger& tagger_;
  unsigned threads_;
  std::vector<Xapian::docid> going_;   // changed or removed
  std::vector<Xapian::docid> coming_;  // changed or added
  std::vector<Xapian::docid> removed_;
  std::size_t changed_ = 0;
  std::unique_ptr<Analysis> analysis_;  // begun by the first change
  std::optional<Error> problem_;
};

}  // namespace musubi
