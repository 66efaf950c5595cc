// wording_source.h - the documents that hold a phrase in this very wording.
#pragma once
#include <xapian.h>

#include <string>

#include "common/index/schema.h"

namespace musubi {

// Reads each document that it is asked about and compares folded characters, so
// that no phrase depends on where the tokenizer cuts.  Marks and blanks between
// letters are all the same.  To be narrowed by words
// that the phrase contains.  For local databases; a remote shard refuses it.
class WordingSource : public Xapian::PostingSource {
 public:
  // `wording` is as typed; `field` is Body for the whole document.
  WordingSource(std::string_view wording, FieldId field);

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

  WordingSource(std::u32string wording, FieldId field);

  std::u32string wording_;  // folded
  FieldId field_;
  Xapian::Database database_;
  Xapian::doccount doc_count_ = 0;
  Xapian::PostingIterator document_, end_;
  bool started_ = false;
};

}  // namespace musubi
