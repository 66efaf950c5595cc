#include "indexer/build/document_file.h"

#include <fmt/format.h>

#include <cstdint>
#include <string>

namespace musubi {

namespace fs = std::filesystem;

namespace {

using ByteCount = std::uint32_t;

fs::path file_of(const fs::path& segment) {
  return segment / "documents";
}

// Adds the documents of a segment to the table; `last` is the number of the last one so far.
Result<void> add_documents(const fs::path& segment, std::uint32_t& last,
                           glass::DocumentWriter& table) {
  std::ifstream file(file_of(segment), std::ios::binary);
  std::string data;
  for (ByteCount size = 0; file.read(reinterpret_cast<char*>(&size), sizeof size);) {
    data.resize(size);
    if (!file.read(data.data(), size)) break;
    table.add(++last, data);
  }
  if (file.eof() && file.gcount() == 0) return {};
  return fail(fmt::format("cannot read {}", file_of(segment).string()));
}

}  // namespace

DocumentFileWriter::DocumentFileWriter(const fs::path& segment)
    : path_(file_of(segment)), file_(path_, std::ios::binary | std::ios::trunc) {}

void DocumentFileWriter::add(std::string_view data) {
  const auto size = static_cast<ByteCount>(data.size());
  file_.write(reinterpret_cast<const char*>(&size), sizeof size);
  file_ << data;
}

Result<void> DocumentFileWriter::finish() {
  file_.close();
  if (!file_) return fail(fmt::format("cannot write {}", path_.string()));
  return {};
}

Result<void> join_document_files(const std::vector<fs::path>& segments, const fs::path& target) {
  std::ofstream joined(file_of(target), std::ios::binary | std::ios::trunc);
  for (const fs::path& segment : segments) {
    std::ifstream file(file_of(segment), std::ios::binary);
    if (!file) return fail(fmt::format("cannot read {}", file_of(segment).string()));
    joined << file.rdbuf();
  }
  joined.close();
  if (!joined) return fail(fmt::format("cannot write {}", file_of(target).string()));
  return {};
}

Result<void> write_stored_documents(const std::vector<fs::path>& segments,
                                    glass::DocumentWriter& table) {
  std::uint32_t last = 0;
  for (const fs::path& segment : segments) {
    if (auto added = add_documents(segment, last, table); !added) return added;
  }
  return table.finish();
}

}  // namespace musubi
