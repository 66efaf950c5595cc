// document_table.h - which documents a generation holds, in the order of their
// sources: what an update compares the sources with.
#pragma once
#include <cstdint>
#include <filesystem>
#include <string_view>
#include <vector>

#include "common/document.h"
#include "common/result.h"

namespace musubi {

struct DocumentRow {
  std::uint64_t id = 0;       // id_hash()
  std::uint64_t content = 0;  // content_hash()
  std::uint32_t docid = 0;    // in the generation's database
  std::uint64_t record = 0;   // record_hash() of what it was read from; 0: not known

  bool operator==(const DocumentRow&) const = default;
};

// XXH3 of 64 bits: two of some million ids are equal by chance once in a million indexes.
std::uint64_t id_hash(std::string_view id);

// Of a record as it stands in its source, before it is parsed.  `number`: which one it is
// there, where its document has no id but that; else 0.
std::uint64_t record_hash(std::string_view bytes, std::size_t number);

// Of everything that a reader says of a document.
std::uint64_t content_hash(const Document& document);

// generation/documents.bin
Result<void> write_document_table(const std::vector<DocumentRow>& rows,
                                  const std::filesystem::path& generation);
Result<std::vector<DocumentRow>> read_document_table(const std::filesystem::path& generation);

}  // namespace musubi
