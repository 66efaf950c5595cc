#include "common/index/stored_documents.h"

#include <utility>

namespace musubi {

namespace {

TextDictionary dictionary_of(const Xapian::Database& database) {
  auto dictionary = TextDictionary::open(database.get_metadata(kTextDictionaryKey));
  if (!dictionary) throw Xapian::DatabaseCorruptError(dictionary.error().message);
  return std::move(*dictionary);
}

}  // namespace

StoredDocuments::StoredDocuments(const Xapian::Database& database)
    : StoredDocuments(database, {&database, 1}) {}

StoredDocuments::StoredDocuments(Xapian::Database whole, std::span<const Xapian::Database> parts)
    : database_(std::move(whole)) {
  for (const Xapian::Database& part : parts) dictionaries_.push_back(dictionary_of(part));
}

StoredDocuments::StoredDocuments(Xapian::Database terms, std::vector<TextDictionary> dictionaries,
                                 std::shared_ptr<TextSource> source)
    : database_(std::move(terms)),
      dictionaries_(std::move(dictionaries)),
      source_(std::move(source)) {}

StoredDocuments StoredDocuments::in(const std::filesystem::path& generation) {
  return StoredDocuments(Xapian::Database(generation.string(), Xapian::DB_BACKEND_GLASS));
}

Result<StoredDocument> StoredDocuments::open(Xapian::docid number) const {
  return unpack(number, source_
                            ? source_->data_of(number)
                            : database_.get_document(number, Xapian::DOC_ASSUME_VALID).get_data());
}

// Xapian numbers the documents of several databases in turn.
Result<StoredDocument> StoredDocuments::unpack(Xapian::docid number,
                                               const std::string& data) const {
  return StoredDocument::open(data, dictionaries_[(number - 1) % dictionaries_.size()]);
}

void StoredDocuments::fetch(std::span<const Xapian::docid> documents) const {
  if (source_) source_->fetch(documents);
}

Result<Document> StoredDocuments::read(Xapian::docid number) const {
  return open(number).and_then([](const StoredDocument& stored) { return stored.document(); });
}

}  // namespace musubi
