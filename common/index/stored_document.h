// stored_document.h - what the index keeps of a document to show it and to
// judge it again.
#pragma once
#include <string>
#include <string_view>

#include "common/document.h"
#include "common/index/text_packer.h"
#include "common/result.h"

namespace musubi {

// A document's fields in a fixed order, each as a varint byte count and its bytes; a
// list as a varint count and its members.  Packed by TextPacker they are a Xapian document's
// data.  A date beyond the years 0 to 9999, which nothing that reads dates gives, is left out: who
// reads the document would call it damaged.
//
// Xapian could deflate for us, but would inflate each document again whenever it checks
// a table, with zlib, at a fifth of the speed.
std::string encode_fields(const Document& document);

// Views into a stored document.
struct StoredTexts {
  std::string_view id, title, body, partner, also;
};

// A Xapian document's data, sound and unpacked.  To read it from a database: StoredDocuments.
class StoredDocument {
 public:
  // An error where `data` is not what TextPacker made of encode_fields() with that dictionary.
  static Result<StoredDocument> open(std::string_view data, const TextDictionary& dictionary);

  Result<Document> document() const;

  // Its texts without a copy, for as long as this object stays where it is.
  Result<StoredTexts> texts() const;

 private:
  std::string fields_;
};

}  // namespace musubi
