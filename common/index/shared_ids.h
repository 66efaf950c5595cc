// shared_ids.h - documents that stand in more than one of several generations.
#pragma once
#include <cstdint>
#include <filesystem>
#include <vector>

#include "common/index/bin_file.h"
#include "common/result.h"

namespace musubi {

// Sections of documents.bin: hashes of ids, of contents, document numbers, hashes of records.
inline BinFile::Layout documents_layout() {
  return {8, 8, 4, 8};
}

struct SharedIds {
  std::uint64_t count = 0;
  std::size_t generation = 0;  // that has one of them,
  std::uint32_t document = 0;  // and under which number
};

// By their hashes.  Fails where a file cannot be read.
Result<SharedIds> find_shared_ids(const std::vector<std::filesystem::path>& generations);

}  // namespace musubi
