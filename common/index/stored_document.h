// stored_document.h - what the index keeps of a document to show it and to
// judge it again.
#pragma once
#include <memory>
#include <string>
#include <string_view>

#include "common/document.h"
#include "common/result.h"

struct libdeflate_compressor;

namespace musubi {

// A document's fields in a fixed order, each as a varint byte count and its bytes; a
// list as a varint count and its members.
std::string encode_fields(const Document& document);

// Makes a Xapian document's data: the varint byte count of the fields, the fields
// deflated (RFC 1951), and the low 32 bits of the XXH3 hash of all before, as Xapian
// does not notice a flipped bit in a text.  The count is 0 where the fields stand as
// they are, since they would not have become smaller.  Belongs to one thread.
//
// Xapian could deflate for us, but would inflate each document again whenever it checks
// a table, with zlib, at a third of libdeflate's speed.
class DocumentEncoder {
 public:
  DocumentEncoder();
  std::string encode(const Document& document);

 private:
  std::unique_ptr<libdeflate_compressor, void (*)(libdeflate_compressor*)> compressor_;
};

// Views into a stored document.
struct StoredTexts {
  std::string_view id, title, body, partner, also;
};

// A Xapian document's data, sound and inflated.
class StoredDocument {
 public:
  // An error where `data` is not what DocumentEncoder gave.
  static Result<StoredDocument> open(std::string_view data);

  Result<Document> document() const;

  // Its texts without a copy, for as long as this object stays where it is.
  Result<StoredTexts> texts() const;

 private:
  std::string fields_;
};

// The document that was stored as `data`.
Result<Document> decode_document(std::string_view data);

}  // namespace musubi
