// source_rows.h - the documents of a generation by their place in their sources.
#pragma once
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string_view>

namespace musubi {

struct PlacedDocument {
  std::filesystem::path database;  // the generation's, or the shard that has it
  std::uint32_t number = 0;        // in that database
};

// The `row`-th document, from 1, that was read from the source of that path; nothing where it has
// no such source or row, or its files cannot be read.
std::optional<PlacedDocument> document_at_row(const std::filesystem::path& generation,
                                              std::string_view path, std::size_t row);

}  // namespace musubi
