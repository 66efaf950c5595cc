// manifest.h - what a generation is made of, beside its data.
#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "common/result.h"

namespace musubi {

struct ManifestSource {
  std::string path;
  std::string kind;
  std::string encoding;
  std::uint64_t documents = 0;
  std::uint64_t refused = 0;
};

struct Manifest {
  int format_version = 0;
  std::string program_version;
  std::string analyzer;    // analyzer_fingerprint()
  std::string created_at;  // ISO 8601, UTC
  std::uint64_t documents = 0;
  std::vector<ManifestSource> sources;
};

// generation/manifest.json
std::filesystem::path manifest_path(const std::filesystem::path& generation);

Result<void> write_manifest(const Manifest& manifest, const std::filesystem::path& generation);
Result<Manifest> read_manifest(const std::filesystem::path& generation);

}  // namespace musubi
