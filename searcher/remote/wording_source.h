// wording_source.h - the documents that hold a phrase in this very wording.
#pragma once
#include <xapian.h>

#include "common/index/stored_documents.h"
#include "searcher/match/wording.h"

namespace musubi {

// Reads each document that it is asked about.  To be narrowed by words that the phrase
// contains.  For local databases; a remote shard refuses it.
class WordingSource : public Xapian::PostingSource {
 public:
  explicit WordingSource(Wording wording);

  Xapian::doccount get_termfreq_min() const override { return 0; }
  Xapian::doccount get_termfreq_est() const override { return doc_count_; }
  Xapian::doccount get_termfreq_max() const override { return doc_count_; }
  void next(double min_weight) override;
  void skip_to(Xapian::docid docid, double min_weight) override;
  bool check(Xapian::docid docid, double min_weight) override;
  bool at_end() const override;
  Xapian::docid get_docid() const override;
  PostingSource* clone() const override;
  void init(const Xapian::Database& database) override;

 private:
  bool holds_wording() const;

  Wording wording_;
  StoredDocuments documents_;
  Xapian::doccount doc_count_ = 0;
  Xapian::PostingIterator document_, end_;
  bool started_ = false;
};

}  // namespace musubi
