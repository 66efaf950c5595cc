#include "indexer/generations/manifest.h"

#include <fmt/format.h>

#include "common/file/durable.h"
#include "common/file/input_file.h"
#include "common/index/schema.h"
#include "common/text/json.h"
#include "common/text/utf8.h"

namespace musubi {

namespace {

constexpr std::size_t kMaxManifestBytes = 256U << 20;
constexpr const char* kHowToRepair = "build the index anew with: indexer SOURCE…";

JsonValue to_json(const ManifestSource& source) {
  JsonValue json = {{"path", scrub_utf8(source.path)},  {"kind", source.kind},
                    {"encoding", source.encoding},      {"documents", source.documents},
                    {"refused", source.refused},        {"bytes", source.file.bytes},
                    {"modified", source.file.modified}, {"changed", source.file.changed},
                    {"inode", source.file.inode},       {"checksum", source.checksum}};
  if (source.renamed != 0) json["renamed"] = source.renamed;
  if (source.row_numbers != 0) json["row_numbers"] = source.row_numbers;
  if (!source.settings.empty()) json["settings"] = scrub_utf8(source.settings);
  return json;
}

JsonValue to_json(const ManifestRoot& root) {
  return {{"name", root.name}, {"place", root.place}};
}

JsonValue to_json(const ManifestFolder& folder) {
  return {{"path", scrub_utf8(folder.path)}, {"sample", folder.sample}, {"lines", folder.lines}};
}

template <typename Entry>
JsonValue to_json(const std::vector<Entry>& entries) {
  auto list = JsonValue::array();
  for (const Entry& entry : entries) list.push_back(to_json(entry));
  return list;
}

JsonValue to_json(const Manifest& manifest) {
  return {{"format", manifest.format_version},
          {"program", manifest.program_version},
          {"analyzer", manifest.analyzer},
          {"resources", manifest.resources},
          {"created", manifest.created_at},
          {"read", manifest.read_at},
          {"documents", manifest.documents},
          {"compacted_bytes", manifest.compacted_bytes},
          {"row_numbers_take_path", manifest.row_numbers == RowNumbers::TakePath},
          {"roots", to_json(manifest.roots)},
          {"sources", to_json(manifest.sources)},
          {"folders", to_json(manifest.folders)}};
}

ManifestSource source_from(const JsonValue& json) {
  ManifestSource source;
  json.at("path").get_to(source.path);
  json.at("kind").get_to(source.kind);
  json.at("encoding").get_to(source.encoding);
  json.at("documents").get_to(source.documents);
  json.at("refused").get_to(source.refused);
  json.at("bytes").get_to(source.file.bytes);
  json.at("modified").get_to(source.file.modified);
  json.at("changed").get_to(source.file.changed);
  json.at("inode").get_to(source.file.inode);
  json.at("checksum").get_to(source.checksum);
  source.renamed = json.value("renamed", std::uint64_t{0});
  source.row_numbers = json.value("row_numbers", std::uint64_t{0});
  source.settings = json.value("settings", "");
  return source;
}

Manifest from_json(const JsonValue& json) {
  Manifest manifest;
  json.at("format").get_to(manifest.format_version);
  json.at("program").get_to(manifest.program_version);
  json.at("analyzer").get_to(manifest.analyzer);
  json.at("resources").get_to(manifest.resources);
  json.at("created").get_to(manifest.created_at);
  json.at("read").get_to(manifest.read_at);
  json.at("documents").get_to(manifest.documents);
  json.at("compacted_bytes").get_to(manifest.compacted_bytes);
  const bool take_path = json.at("row_numbers_take_path").get<bool>();
  manifest.row_numbers = take_path ? RowNumbers::TakePath : RowNumbers::AreIds;
  for (const JsonValue& entry : json.at("roots")) {
    manifest.roots.push_back({entry.at("name"), entry.at("place")});
  }
  for (const JsonValue& entry : json.at("folders")) {
    manifest.folders.push_back({entry.at("path"), entry.at("sample"), entry.at("lines")});
  }
  for (const JsonValue& entry : json.at("sources")) manifest.sources.push_back(source_from(entry));
  return manifest;
}

// Of another format, whose keys are others, what all formats have; throws where it is of ours.
Manifest of_other_format(const JsonValue& json) {
  Manifest manifest;
  json.at("format").get_to(manifest.format_version);
  if (manifest.format_version == kFormatVersion) return from_json(json);
  json.at("program").get_to(manifest.program_version);
  json.at("created").get_to(manifest.created_at);
  json.at("documents").get_to(manifest.documents);
  return manifest;
}

}  // namespace

std::filesystem::path manifest_path(const std::filesystem::path& generation) {
  return generation / "manifest.json";
}

Result<void> write_manifest(const Manifest& manifest, const std::filesystem::path& generation) {
  return replace_file(manifest_path(generation), json_page(to_json(manifest)) + "\n");
}

Result<Manifest> read_manifest(const std::filesystem::path& generation) {
  const auto path = manifest_path(generation);
  const auto damaged = [&](const std::string& why) {
    return fail(fmt::format("{} is damaged: {}", path.string(), why), kHowToRepair);
  };
  const auto text = read_whole(path, kMaxManifestBytes);
  if (!text) return fail(fmt::format("cannot read {}: {}", path.string(), text.error().message));
  try {
    const JsonValue json = parse_json(*text);
    try {
      return from_json(json);
    } catch (const JsonValue::exception&) {
      return of_other_format(json);
    }
  } catch (const JsonValue::exception& problem) {
    return damaged(printable(problem.what()));
  }
}

}  // namespace musubi
