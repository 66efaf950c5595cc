#include "searcher/remote/wording_source.h"

#include <utility>

namespace musubi {

WordingSource::WordingSource(Wording wording) : wording_(std::move(wording)) {}

void WordingSource::init(const Xapian::Database& database) {
  documents_ = StoredDocuments(database);
  doc_count_ = database.get_doccount();
  document_ = database.postlist_begin("");
  end_ = database.postlist_end("");
  started_ = false;
}

bool WordingSource::holds_wording() const {
  const auto stored = documents_.open(*document_);
  const auto texts = stored.and_then([](const StoredDocument& sound) { return sound.texts(); });
  if (!texts) throw Xapian::DatabaseCorruptError(texts.error().message);
  return wording_.stands_in(*texts);
}

void WordingSource::next(double) {
  if (started_ && document_ != end_) ++document_;
  started_ = true;
  while (document_ != end_ && !holds_wording()) ++document_;
}

void WordingSource::skip_to(Xapian::docid docid, double) {
  started_ = true;
  if (document_ != end_) document_.skip_to(docid);
  while (document_ != end_ && !holds_wording()) ++document_;
}

bool WordingSource::check(Xapian::docid docid, double) {
  started_ = true;
  if (document_ != end_) document_.skip_to(docid);
  return document_ == end_ || (*document_ == docid && holds_wording());
}

bool WordingSource::at_end() const {
  return document_ == end_;
}

Xapian::docid WordingSource::get_docid() const {
  return *document_;
}

Xapian::PostingSource* WordingSource::clone() const {
  return new WordingSource(wording_);
}

}  // namespace musubi
