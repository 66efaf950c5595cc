#include "indexer/job/report.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "common/file/durable.h"
#include "common/text/utf8.h"

namespace musubi {

namespace {

std::string line(std::string_view label, const Refusal& refusal) {
  const std::string where =
      refusal.line == 0 ? refusal.path : fmt::format("{}:{}", refusal.path, refusal.line);
  return printable(fmt::format("{}: {}: {}", label, where, refusal.reason)) + "\n";
}

std::string size_text(std::uint64_t bytes) {
  const auto size = static_cast<double>(bytes);
  return bytes < 1'000'000 ? fmt::format("{:.1f} kB", size / 1e3)
                           : fmt::format("{:.1f} MB", size / 1e6);
}

nlohmann::ordered_json to_json(const std::vector<Refusal>& refusals) {
  auto list = nlohmann::ordered_json::array();
  for (const Refusal& refusal : refusals) {
    list.push_back({{"path", scrub_utf8(refusal.path)},
                    {"line", refusal.line},
                    {"reason", scrub_utf8(refusal.reason)}});
  }
  return list;
}

}  // namespace

std::string summary_line(const Report& report) {
  std::string text =
      fmt::format("{} documents from {} files, {} of text in {:.1f} s", report.documents,
                  report.sources.size(), size_text(report.text_bytes), report.seconds);
  if (!report.refusals.empty()) text += fmt::format("; {} refused", report.refusals.size());
  if (!report.skipped.empty()) text += fmt::format("; {} skipped", report.skipped.size());
  if (!report.warnings.empty()) text += fmt::format("; {} warnings", report.warnings.size());
  return text;
}

std::string refusal_lines(const Report& report) {
  std::string text;
  for (const Refusal& refusal : report.refusals) text += line("refused", refusal);
  for (const Refusal& warning : report.warnings) text += line("warning", warning);
  for (const Refusal& file : report.skipped) text += line("skipped", file);
  return text;
}

Result<void> write_report(const Report& report, const std::string& outcome,
                          const std::filesystem::path& file) {
  auto sources = nlohmann::ordered_json::array();
  for (const ManifestSource& source : report.sources) {
    sources.push_back({{"path", scrub_utf8(source.path)},
                       {"kind", source.kind},
                       {"encoding", source.encoding},
                       {"documents", source.documents},
                       {"refused", source.refused}});
  }
  const nlohmann::ordered_json json = {{"outcome", outcome},
                                       {"documents", report.documents},
                                       {"seconds", report.seconds},
                                       {"sources", std::move(sources)},
                                       {"refused", to_json(report.refusals)},
                                       {"warnings", to_json(report.warnings)},
                                       {"skipped", to_json(report.skipped)}};
  return replace_file(file, json.dump(1) + "\n");
}

}  // namespace musubi
