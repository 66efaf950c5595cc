// stored_document.h - what the index keeps of a document to show it and to
// judge it again.
#pragma once
#include <string>
#include <string_view>

#include "common/document.h"
#include "common/result.h"

namespace musubi {

// A Xapian document's data.  Fields in a fixed order, each as a varint byte
// count and its bytes; a list as a varint count and its members.  Behind them the
// low 32 bits of their XXH3 hash: Xapian does not notice a flipped bit in a text.
std::string encode_document(const Document& document);

// An error where `data` is not what encode_document() gave.
Result<Document> decode_document(std::string_view data);

// The texts of a stored document without a copy: views into `data`.
struct StoredTexts {
  std::string_view title, body, partner;
};
// An error where `data` is not what encode_document() gave.
Result<StoredTexts> stored_texts(std::string_view data);

}  // namespace musubi
