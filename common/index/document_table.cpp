#include "common/index/document_table.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <cstring>
#include <fstream>

#include "common/file/durable.h"
#include "common/index/stored_document.h"

namespace musubi {

namespace {

struct Header {
  std::uint32_t magic, version;
  std::uint64_t rows;
};
constexpr std::uint32_t kMagic = 0x5444'534D;  // "MSDT"
constexpr std::uint32_t kVersion = 2;
constexpr std::size_t kRowBytes = 28;

}  // namespace

std::uint64_t id_hash(std::string_view id) {
  return XXH3_64bits(id.data(), id.size());
}

std::uint64_t record_hash(std::string_view bytes, std::size_t number) {
  return XXH3_64bits_withSeed(bytes.data(), bytes.size(), number);
}

std::uint64_t content_hash(const Document& document) {
  const std::string everything = encode_fields(document);
  return XXH3_64bits(everything.data(), everything.size());
}

std::filesystem::path document_table_path(const std::filesystem::path& generation) {
  return generation / "documents.bin";
}

Result<void> write_document_table(const std::vector<DocumentRow>& rows,
                                  const std::filesystem::path& generation) {
  const Header header{kMagic, kVersion, rows.size()};
  std::string content(reinterpret_cast<const char*>(&header), sizeof header);
  content.reserve(sizeof header + rows.size() * kRowBytes);
  const auto add = [&](const auto& number) {
    content.append(reinterpret_cast<const char*>(&number), sizeof number);
  };
  for (const DocumentRow& row : rows) {
    add(row.id);
    add(row.content);
    add(row.docid);
    add(row.record);
  }
  return replace_file(document_table_path(generation), content);
}

Result<std::vector<DocumentRow>> read_document_table(const std::filesystem::path& generation) {
  const auto path = document_table_path(generation);
  const auto damaged = fail(fmt::format("{} is damaged", path.string()),
                            "build the index anew with: indexer --rebuild SOURCE…");
  std::error_code error;
  const auto size = std::filesystem::file_size(path, error);
  if (error) return fail(fmt::format("cannot read {}: {}", path.string(), error.message()));
  std::ifstream file(path, std::ios::binary);
  Header header{};
  if (!file.read(reinterpret_cast<char*>(&header), sizeof header)) return damaged;
  if (header.magic != kMagic || header.version != kVersion || size < sizeof header ||
      (size - sizeof header) % kRowBytes != 0 ||
      header.rows != (size - sizeof header) / kRowBytes) {
    return damaged;
  }
  std::string content(size - sizeof header, '\0');
  if (!file.read(content.data(), static_cast<std::streamsize>(content.size()))) return damaged;
  std::vector<DocumentRow> rows(header.rows);
  const char* at = content.data();
  const auto take = [&](auto& number) {
    std::memcpy(&number, at, sizeof number);
    at += sizeof number;
  };
  for (DocumentRow& row : rows) {
    take(row.id);
    take(row.content);
    take(row.docid);
    take(row.record);
  }
  return rows;
}

}  // namespace musubi
