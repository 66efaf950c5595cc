// previous.h - the live generation, as the next one starts from it.
#pragma once
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "common/index/layout.h"
#include "common/index/shard_set.h"
#include "common/result.h"
#include "indexer/generations/document_table.h"
#include "indexer/generations/manifest.h"

namespace musubi {

struct PreviousGeneration {
  std::string name;
  std::filesystem::path folder;
  Manifest manifest;
  std::vector<DocumentRow> rows;          // source after source
  std::vector<std::size_t> first_row_of;  // per source of the manifest, and the end
  std::size_t shards = 1;                 // that it is cut into

  std::span<const DocumentRow> rows_of(std::size_t source) const;

  // The folders of its databases, shard by shard.
  std::vector<std::filesystem::path> databases() const { return databases_of(folder, shards); }
};

// An error if there is no live generation, or it is damaged.  Every byte of its files is verified.
Result<PreviousGeneration> open_previous(const IndexLayout& layout);

// The newest that was live before the live one and is whole: what last good versions are
// taken from where the live one is damaged.  None where there is none.
std::optional<PreviousGeneration> open_older(const IndexLayout& layout);

}  // namespace musubi
