// document_ids.h - the ids of the documents of a set by their numbers: ids.bin of a front.
//
// Which documents have some letters is known there by number; a server is asked for them by id.
#pragma once
#include <xapian.h>

#include <filesystem>
#include <string_view>
#include <vector>

#include "common/index/bin_file.h"
#include "common/result.h"

namespace musubi {

class DocumentIds {
 public:
  static Result<DocumentIds> open(const std::filesystem::path& front);

  // The term that the document alone has; empty where there is none of that number.
  std::string_view term_of(Xapian::docid document) const;

 private:
  explicit DocumentIds(BinFile file) : file_(std::move(file)) {}

  BinFile file_;
};

// `terms`: by number, the first for number 0, which no document has.
Result<void> write_document_ids(const std::vector<std::string>& terms,
                                const std::filesystem::path& front);

}  // namespace musubi
