// change_analysis.h - what an update takes out of an index and puts into it, analyzed ahead.
//
// No term lists are kept: a document that goes is analyzed as it was, so that its terms are known.
#pragma once
#include <xapian.h>

#include <cstddef>
#include <deque>
#include <filesystem>
#include <mutex>
#include <string>
#include <utility>

#include "common/analysis/analyzer.h"
#include "common/document.h"
#include "common/index/bigram_counts.h"
#include "common/index/glass/glass.h"
#include "common/index/stored_documents.h"
#include "common/process/made_ahead.h"
#include "common/result.h"
#include "indexer/build/bigram_counter.h"
#include "indexer/build/changed_terms.h"
#include "indexer/build/columns.h"
#include "indexer/build/term_builder.h"
#include "indexer/tagging/tagger.h"

namespace musubi {

// Of the text that is indexed.
std::size_t text_bytes_of(const Document& document);

// A document that goes, as it was indexed.
struct Going {
  glass::TermList terms;
  std::u32string letters;

  std::size_t bytes() const { return terms.bytes() + letters.size() * sizeof(char32_t); }
};

// A document that comes.
struct Coming {
  Xapian::Document indexed;
  ColumnRow row;
  std::u32string letters;
  std::size_t text_bytes;

  std::size_t bytes() const { return text_bytes + letters.size() * sizeof(char32_t); }
};

// add() and next() belong to one thread.  Others do the work: one half of them analyzes the
// documents as they were, the other as they are.
class ChangeAnalysis {
 public:
  // Keeps references to `dictionary` and `tagger`.  `max_bytes`: of results that wait.
  ChangeAnalysis(const std::filesystem::path& live, const Dictionary& dictionary,
                 const Tagger& tagger, unsigned threads, std::size_t max_bytes);

  void add_going(Xapian::docid docid) { going_.add(docid); }
  void add_coming(Document document) { coming_.add(std::move(document)); }

  // In the order in which they were added.
  Result<Going> next_going() { return going_.next(); }
  Result<Coming> next_coming() { return coming_.next(); }

  // When all results have been taken: what comes less what goes.
  void add_bigrams_to(BigramCounts& counts) const;
  ChangedTerms take_changed_terms() { return std::move(changes_.terms); }

 private:
  // Each thread has an analyzer and a view of the live database of its own.
  struct Worker {
    Worker(const Dictionary& dictionary, const Tagger& tagger, const std::filesystem::path& live)
        : analyzer(dictionary),
          terms(analyzer, tagger.gazetteer()),
          documents(StoredDocuments::in(live)),
          packer(documents.dictionary()) {}

    Analyzer analyzer;
    TermBuilder terms;
    StoredDocuments documents;
    TextPacker packer;      // with the dictionary that is there
    BigramCounter bigrams;  // of the documents that come, less those that go
  };

  // Of all threads, so that what one takes away and another gives back takes no memory.
  struct SharedChanges {
    void add(const Postings& postings) {
      const std::lock_guard hold(mutex);
      terms.add(postings);
    }
    void remove(const Postings& postings) {
      const std::lock_guard hold(mutex);
      terms.remove(postings);
    }

    std::mutex mutex;
    ChangedTerms terms;
  };

  static Result<Going> indexed_before(Worker& worker, SharedChanges& changes, Xapian::docid docid);
  static Result<Coming> indexed_now(Worker& worker, SharedChanges& changes, Document document,
                                    const Tagger& tagger);

  const unsigned half_;
  std::deque<Worker> workers_;
  SharedChanges changes_;
  MadeAhead<Xapian::docid, Going> going_;
  MadeAhead<Document, Coming> coming_;
};

}  // namespace musubi
