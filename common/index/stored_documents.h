// stored_documents.h - the documents that a database stores, as they were put in.
#pragma once
#include <xapian.h>

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "common/document.h"
#include "common/index/stored_document.h"
#include "common/index/text_packer.h"
#include "common/result.h"

namespace musubi {

// Where stored texts come from that are not in the database at hand.
class TextSource {
 public:
  virtual ~TextSource() = default;

  // Brings the texts of all of them at once, to be asked for next.
  virtual void fetch(std::span<const Xapian::docid> documents) = 0;
  // Of one, as a database stores it.
  virtual std::string data_of(Xapian::docid document) = 0;
};

// Belongs to one thread, as its database does.  Xapian's exceptions pass, and the dictionary of
// the texts is damaged like any other part of a database: Xapian::DatabaseCorruptError.
class StoredDocuments {
 public:
  StoredDocuments() = default;  // of none
  explicit StoredDocuments(const Xapian::Database& database);

  // Of `whole`, as which Xapian searches `parts`, in that order.
  StoredDocuments(Xapian::Database whole, std::span<const Xapian::Database> parts);

  // From elsewhere, packed with the dictionaries of the parts.  `terms`: a database that knows all
  // terms of the documents.
  StoredDocuments(Xapian::Database terms, std::vector<TextDictionary> dictionaries,
                  std::shared_ptr<TextSource> source);

  // Of a generation, opened anew.
  static StoredDocuments in(const std::filesystem::path& generation);

  // To be called before many are opened: brings them in one go where they are far away.
  void fetch(std::span<const Xapian::docid> documents) const;

  // An error where it is damaged, or there is none of that number.
  Result<StoredDocument> open(Xapian::docid number) const;
  Result<Document> read(Xapian::docid number) const;

  // One whose data is at hand.
  Result<StoredDocument> unpack(Xapian::docid number, const std::string& data) const;

  const Xapian::Database& database() const { return database_; }
  const TextDictionary& dictionary() const { return dictionaries_.front(); }  // of one database

 private:
  Xapian::Database database_;
  std::vector<TextDictionary> dictionaries_;  // of each part
  std::shared_ptr<TextSource> source_;        // none: the database itself
};

}  // namespace musubi
