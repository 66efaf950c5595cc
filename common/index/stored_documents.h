// stored_documents.h - the documents that a database stores, as they were put in.
#pragma once
#include <xapian.h>

#include <filesystem>
#include <span>
#include <vector>

#include "common/document.h"
#include "common/index/stored_document.h"
#include "common/index/text_packer.h"
#include "common/result.h"

namespace musubi {

// Belongs to one thread, as its database does.  Xapian's exceptions pass, and the dictionary of
// the texts is damaged like any other part of a database: Xapian::DatabaseCorruptError.
class StoredDocuments {
 public:
  StoredDocuments() = default;  // of none
  explicit StoredDocuments(const Xapian::Database& database);

  // Of `whole`, as which Xapian searches `parts`, in that order.
  StoredDocuments(Xapian::Database whole, std::span<const Xapian::Database> parts);

  // Of a generation, opened anew.
  static StoredDocuments in(const std::filesystem::path& generation);

  // An error where it is damaged, or there is none of that number.
  Result<StoredDocument> open(Xapian::docid number) const;
  Result<Document> read(Xapian::docid number) const;

  const Xapian::Database& database() const { return database_; }
  const TextDictionary& dictionary() const { return dictionaries_.front(); }  // of one database

 private:
  Xapian::Database database_;
  std::vector<TextDictionary> dictionaries_;  // of each part
};

}  // namespace musubi
