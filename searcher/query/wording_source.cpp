#include "searcher/query/wording_source.h"

#include "common/analysis/normalizer.h"
#include "common/index/stored_document.h"

namespace musubi {

WordingSource::WordingSource(std::string wording, FieldId field)
    : wording_(std::move(wording)), field_(field) {}

void WordingSource::init(const Xapian::Database& database) {
  database_ = database;
  doc_count_ = database_.get_doccount();
  document_ = database_.postlist_begin("");
  end_ = database_.postlist_end("");
  started_ = false;
}

bool WordingSource::holds_wording() const {
  const auto document = decode_document(database_.get_document(*document_).get_data());
  if (!document) throw Xapian::DatabaseCorruptError(document.error().message);
  const auto holds = [this](const std::string& text) {
    return normalize(text).find(wording_) != std::string::npos;
  };
  switch (field_) {
    case FieldId::Title: return holds(document->title);
    case FieldId::Partner: return holds(document->partner);
    default:
      return holds(document->body) || holds(document->title) || holds(document->partner);
  }
}

void WordingSource::next(double) {
  if (started_) ++document_;
  started_ = true;
  while (document_ != end_ && !holds_wording()) ++document_;
}

void WordingSource::skip_to(Xapian::docid docid, double) {
  started_ = true;
  document_.skip_to(docid);
  while (document_ != end_ && !holds_wording()) ++document_;
}

bool WordingSource::check(Xapian::docid docid, double) {
  started_ = true;
  document_.skip_to(docid);
  return document_ == end_ || (*document_ == docid && holds_wording());
}

bool WordingSource::at_end() const { return document_ == end_; }

Xapian::docid WordingSource::get_docid() const { return *document_; }

Xapian::PostingSource* WordingSource::clone() const { return new WordingSource(wording_, field_); }

}  // namespace musubi
