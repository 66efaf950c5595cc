#include "indexer/run/report_writer.h"

#include <fmt/format.h>

#include "common/text/json.h"
#include "common/text/utf8.h"
#include "indexer/run/output_file.h"
#include "indexer/units.h"

namespace musubi {

namespace {

JsonValue to_json(const std::vector<Refusal>& refusals) {
  auto list = JsonValue::array();
  for (const Refusal& refusal : refusals) {
    list.push_back({{"path", scrub_utf8(refusal.path)},
                    {"line", refusal.line},
                    {"records", refusal.records},
                    {"reason", scrub_utf8(refusal.reason)}});
  }
  return list;
}

std::string changes_text(const DocumentChanges& changes) {
  return fmt::format("{} added, {} changed, {} removed, {} unchanged", changes.added,
                     changes.changed, changes.removed, changes.unchanged);
}

JsonValue to_json(const DocumentChanges& changes) {
  return {{"added", changes.added},
          {"changed", changes.changed},
          {"removed", changes.removed},
          {"unchanged", changes.unchanged},
          {"kept", changes.kept}};
}

JsonValue to_json(const FacetReasons& reasons) {
  auto documents = JsonValue::array();
  for (const auto& one : reasons.documents) {
    documents.push_back({{"id", scrub_utf8(one.id)}, {"why", one.reasons}});
  }
  return {{"documents", std::move(documents)}, {"documents_left_out", reasons.left_out}};
}

std::string summary_line(const Report& report) {
  std::string text = counted(report.documents, "document") + " ";
  text += fmt::format("({})", changes_text(report.changes));
  if (report.shards > 1) text += fmt::format(" in {} shards", report.shards);
  if (report.changes.added == report.documents) {
    text += fmt::format(" from {}, {} of text", counted(report.sources.size(), "file"),
                        size_text(report.text_bytes));
  }
  text += fmt::format(" in {:.1f} s", report.seconds);
  if (report.changes.kept != 0) {
    text += fmt::format("; {} kept as they were last read", report.changes.kept);
  }
  if (!report.refusals.empty()) text += fmt::format("; {} refused", report.refused_records());
  if (!report.skipped.empty()) text += fmt::format("; {} skipped", report.skipped.size());
  if (!report.warnings.empty()) text += "; " + counted(report.warnings.size(), "warning");
  return text;
}

JsonValue summary_json(const Report& report) {
  return {{"generation", report.generation},
          {"documents", report.documents},
          {"changes", to_json(report.changes)},
          {"files", report.sources.size()},
          {"text_bytes", report.text_bytes},
          {"seconds", report.seconds},
          {"refused", report.refused_records()},
          {"skipped", report.skipped.size()},
          {"warnings", report.warnings.size()},
          {"index_bytes", report.index_bytes},
          {"shards", report.shards}};
}

}  // namespace

void log_refusals(const Report& report, const Log& log) {
  for (const Refusal& one : report.refusals) log.document(Level::Warning, "refused", one);
  for (const Refusal& one : report.warnings) log.document(Level::Warning, "warning", one);
  for (const Refusal& one : report.skipped) log.document(Level::Info, "skipped", one);
}

void log_done(const Report& report, const std::string& outcome, const Log& log) {
  const std::string_view event = outcome == "published" ? "published" : "unchanged";
  log.write(Level::Info, event,
            outcome + (outcome == "published" ? " " : ": ") + summary_line(report),
            summary_json(report));
}

Result<void> write_report(const Report& report, const std::string& outcome,
                          const FacetReasons& reasons, const std::filesystem::path& file) {
  auto sources = JsonValue::array();
  for (const ManifestSource& source : report.sources) {
    sources.push_back({{"path", scrub_utf8(source.path)},
                       {"kind", source.kind},
                       {"encoding", source.encoding},
                       {"documents", source.documents},
                       {"refused", source.refused},
                       {"renamed", source.renamed},
                       {"row_numbers", source.row_numbers}});
  }
  const JsonValue json = {
      {"outcome", outcome},
      {"error", scrub_utf8(report.error)},
      {"read_anew_because", scrub_utf8(report.why_everything_anew)},
      {"generation", report.generation},
      {"documents", report.documents},
      {"shards", report.shards},
      {"changes", to_json(report.changes)},
      {"seconds", report.seconds},
      {"sources", std::move(sources)},
      {"refused", to_json(report.refusals)},
      {"warnings", to_json(report.warnings)},
      {"skipped", to_json(report.skipped)},
      {"facets_read_from_texts", to_json(reasons)}};
  return write_output(file, json_page(json) + "\n");
}

}  // namespace musubi
