#include "common/index/manifest.h"

#include <fmt/format.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "common/file/durable.h"
#include "common/text/utf8.h"

namespace musubi {

namespace {

constexpr std::uintmax_t kMaxManifestBytes = 256U << 20;

nlohmann::ordered_json to_json(const Manifest& manifest) {
  auto sources = nlohmann::ordered_json::array();
  for (const ManifestSource& source : manifest.sources) {
    sources.push_back({{"path", scrub_utf8(source.path)},
                       {"kind", source.kind},
                       {"encoding", source.encoding},
                       {"documents", source.documents},
                       {"refused", source.refused}});
  }
  return {{"format", manifest.format_version}, {"program", manifest.program_version},
          {"analyzer", manifest.analyzer},     {"created", manifest.created_at},
          {"documents", manifest.documents},   {"sources", std::move(sources)}};
}

Manifest from_json(const nlohmann::json& json) {
  Manifest manifest;
  json.at("format").get_to(manifest.format_version);
  json.at("program").get_to(manifest.program_version);
  json.at("analyzer").get_to(manifest.analyzer);
  json.at("created").get_to(manifest.created_at);
  json.at("documents").get_to(manifest.documents);
  for (const auto& entry : json.at("sources")) {
    ManifestSource& source = manifest.sources.emplace_back();
    entry.at("path").get_to(source.path);
    entry.at("kind").get_to(source.kind);
    entry.at("encoding").get_to(source.encoding);
    entry.at("documents").get_to(source.documents);
    entry.at("refused").get_to(source.refused);
  }
  return manifest;
}

}  // namespace

std::filesystem::path manifest_path(const std::filesystem::path& generation) {
  return generation / "manifest.json";
}

Result<void> write_manifest(const Manifest& manifest, const std::filesystem::path& generation) {
  return replace_file(manifest_path(generation), to_json(manifest).dump(1) + "\n");
}

Result<Manifest> read_manifest(const std::filesystem::path& generation) {
  const auto path = manifest_path(generation);
  std::error_code error;
  const auto size = std::filesystem::file_size(path, error);
  if (error) return fail(fmt::format("cannot read {}: {}", path.string(), error.message()));
  if (size > kMaxManifestBytes) return fail(fmt::format("{} is too large", path.string()));
  std::ifstream file(path, std::ios::binary);
  try {
    return from_json(nlohmann::json::parse(file));
  } catch (const nlohmann::json::exception& problem) {
    return fail(fmt::format("{} is damaged: {}", path.string(), problem.what()),
                "build the index anew with: indexer SOURCE…");
  }
}

}  // namespace musubi
