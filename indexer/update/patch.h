// patch.h - brings a copy of the live generation to what the sources are now.
//
// The result holds, term for term, what a build from nothing would: only docids
// differ, which nothing depends on.
#pragma once
#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "common/analysis/tokenizer.h"
#include "common/document.h"
#include "common/index/letter_sequences.h"
#include "common/result.h"
#include "indexer/build/changed_terms.h"
#include "indexer/build/columns.h"
#include "indexer/build/letter_merge.h"
#include "indexer/tagging/tagger.h"

namespace musubi {

// Belongs to one thread.  Other threads analyze each change as soon as it is known: the
// document as it was in the live generation, and as it is now.  Changes are written in slices,
// so that memory does not grow with their number.
class Patch {
 public:
  // What is to be patched.
  struct Target {
    std::filesystem::path live;
    std::filesystem::path copy;
    std::filesystem::path scratch;            // a folder for what is on its way
    std::function<Result<void>()> make_copy;  // called once, before the first change is written
  };

  // Keeps references to `dictionary` and `tagger`.  `slice_bytes`: of text that is held at once.
  Patch(Target target, const Dictionary& dictionary, const Tagger& tagger, unsigned threads,
        std::size_t slice_bytes);
  ~Patch();

  // Of different documents; what goes wrong meanwhile, finish() tells.
  void change(Xapian::docid docid, Document document);
  void add(Xapian::docid docid, Document document);  // under a docid that is not in use
  void remove(Xapian::docid docid);

  std::size_t changed() const { return changed_; }
  std::size_t added() const { return added_; }
  std::size_t removed() const { return removed_; }
  std::size_t size() const { return changed_ + added_ + removed_; }
  std::uint64_t text_bytes() const { return text_bytes_; }  // of what comes

  struct Applied {
    ChangedTerms changed_terms;  // that are in more or in fewer documents now
    Columns columns;             // not written yet
  };

  // Writes what is left of at least one change.  An error where the database does not hold what
  // its stored documents say; the copy is to be thrown away then.
  Result<Applied> finish();

 private:
  struct Change {
    Xapian::docid docid;
    bool goes;               // what is there
    bool comes;              // something else
    std::size_t text_bytes;  // of what comes
  };
  struct Slice;

  void note(Change change, std::optional<Document> document);
  Result<void> begin();
  Result<void> make_copy();
  Result<void> write_pending();
  Result<Slice> next_slice();
  Result<void> write(Slice& slice);
  Result<void> write_letters(class LetterCollector& letters,
                             std::vector<std::filesystem::path>& folders);

  Target target_;
  const Dictionary& dictionary_;
  const Tagger& tagger_;
  unsigned threads_;
  std::size_t slice_bytes_;
  std::size_t changed_ = 0, added_ = 0, removed_ = 0;
  std::uint64_t text_bytes_ = 0;
  std::deque<Change> pending_;
  std::size_t pending_bytes_ = 0;
  std::unique_ptr<class ChangeAnalysis> analysis_;  // begun by the first change
  std::optional<Columns> columns_;                  // from when the copy is made
  SequenceTable sequences_;                         // of the live generation, from then on too
  LetterChanges letters_;
  std::optional<Error> problem_;
};

}  // namespace musubi
