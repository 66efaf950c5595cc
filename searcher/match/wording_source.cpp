#include "searcher/match/wording_source.h"

#include "common/analysis/folded_characters.h"
#include "common/index/stored_document.h"

namespace musubi {

namespace {

// The letters of a text with one kNoLetter for whatever stands between them.
std::u32string folded(std::string_view text) {
  std::u32string letters;
  letters.reserve(text.size() / 2);
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_folded_character(text, at);
    if (c != kNoLetter || (!letters.empty() && letters.back() != kNoLetter)) letters += c;
  }
  while (!letters.empty() && letters.back() == kNoLetter) letters.pop_back();
  return letters;
}

}  // namespace

WordingSource::WordingSource(std::string_view wording, FieldId field)
    : WordingSource(folded(wording), field) {}

WordingSource::WordingSource(std::u32string wording, FieldId field)
    : wording_(std::move(wording)), field_(field) {}

void WordingSource::init(const Xapian::Database& database) {
  database_ = database;
  doc_count_ = database_.get_doccount();
  document_ = database_.postlist_begin("");
  end_ = database_.postlist_end("");
  started_ = false;
}

bool WordingSource::holds_wording() const {
  const auto stored = StoredDocument::open(database_.get_document(*document_).get_data());
  const auto texts = stored.and_then([](const StoredDocument& sound) { return sound.texts(); });
  if (!texts) throw Xapian::DatabaseCorruptError(texts.error().message);
  const auto holds = [this](std::string_view text) {
    return folded(text).find(wording_) != std::u32string::npos;
  };
  switch (field_) {
    case FieldId::Title:
      return holds(texts->title);
    case FieldId::Partner:
      return holds(texts->partner);
    default:
      return holds(texts->body) || holds(texts->title) || holds(texts->partner);
  }
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
  return new WordingSource(wording_, field_);
}

}  // namespace musubi
