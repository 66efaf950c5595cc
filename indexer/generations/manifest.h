// manifest.h - what a generation is made of, beside its data.
#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "common/file/file_state.h"
#include "common/result.h"

namespace musubi {

struct ManifestSource {
  std::string path;
  std::string kind;
  std::string encoding;
  std::uint64_t documents = 0;
  std::uint64_t refused = 0;
  std::uint64_t renamed = 0;      // documents whose ids are another file's as well
  std::uint64_t row_numbers = 0;  // documents whose ids only count the rows of a table
  // The file as it was when it was read: what an update compares it with.
  FileState file = {};
  std::string checksum = "";  // file_checksum()
  std::string settings = "";  // SourceRules::settings_of() the file
};

// What the user named as a source: a file, or a folder of them.  Both as escape_path() writes
// them: the name that paths of its files begin with, and where it is.
struct ManifestRoot {
  std::string name, place;

  bool operator==(const ManifestRoot&) const = default;
};

// What the pages of a folder have in common.
struct ManifestFolder {
  std::string path;
  std::string sample;                // the pages that were looked at, as they were; empty: in doubt
  std::vector<std::uint64_t> lines;  // CommonLines
};

// Whether ids that only count the rows of a table are ids.
enum class RowNumbers {
  AreIds,    // where no other document has one of them
  TakePath,  // "PATH#1"
};

struct Manifest {
  int format_version = 0;
  std::string program_version;
  std::string analyzer;      // analyzer_fingerprint()
  std::string resources;     // what facets are made from: resources_fingerprint()
  std::string created_at;    // ISO 8601, UTC
  std::int64_t read_at = 0;  // when the sources were looked at; nanoseconds since 1970
  std::uint64_t documents = 0;
  std::uint64_t compacted_bytes = 0;  // of the database when it was last written in one go
  RowNumbers row_numbers = RowNumbers::AreIds;
  std::vector<ManifestRoot> roots;
  std::vector<ManifestSource> sources;  // their files
  std::vector<ManifestFolder> folders;
};

// generation/manifest.json
std::filesystem::path manifest_path(const std::filesystem::path& generation);

Result<void> write_manifest(const Manifest& manifest, const std::filesystem::path& generation);
// Of one in another format that has other keys only format, program, time and number of documents.
Result<Manifest> read_manifest(const std::filesystem::path& generation);

}  // namespace musubi
