#include "indexer/job/intake.h"

#include <fmt/format.h>

#include <algorithm>

#include "indexer/readers/source_reader.h"

namespace musubi {

Sink Intake::sink() {
  Sink sink;
  sink.on_source = [this](const SourceFile& source) {
    SourceRows& rows = sources_.emplace_back();
    if (reading_ != nullptr) rows.source = reading_->state;
    rows.source.path = source.path;
    rows.source.kind = source.kind;
    rows.source.encoding = source.encoding;
  };
  sink.on_document = [this](Document document) { take(std::move(document)); };
  sink.on_refusal = [this](Refusal refusal) { note_refusal(std::move(refusal)); };
  sink.on_warning = [this](Refusal warning) { report_.warnings.push_back(std::move(warning)); };
  sink.on_skip = [this](Refusal file) { report_.skipped.push_back(std::move(file)); };
  return sink;
}

void Intake::read(const SurveyedFile& file, const Gazetteer& gazetteer) {
  reading_ = &file;
  const std::size_t before = sources_.size();
  read_source(file.file, gazetteer, ReaderOptions{}, sink());
  reading_ = nullptr;
  if (sources_.size() == before || !has_changed_since(file)) return;
  sources_.back().gaps.push_back({sources_.back().rows.size(), true});
  report_.warnings.push_back({file.state.path, 0, "changed while it was read"});
}

bool Intake::carry_over(const ManifestSource& source, std::span<const DocumentRow> rows) {
  if (std::any_of(rows.begin(), rows.end(),
                  [this](const DocumentRow& row) { return has_taken(row.id); })) {
    return false;
  }
  for (const DocumentRow& row : rows) ids_.insert(row.id);
  sources_.push_back({source, {rows.begin(), rows.end()}, {}});
  report_.documents += rows.size();
  return true;
}

void Intake::take(Document document) {
  SourceRows& source = sources_.back();
  DocumentRow row{id_hash(document.id), content_hash(document), 0};
  if (!ids_.insert(row.id).second) {
    ++source.source.refused;
    report_.refusals.push_back(
        {document.path, 0, fmt::format("a second document with the id {}", document.id)});
    return;
  }
  ++report_.documents;
  report_.text_bytes += document.title.size() + document.body.size();
  progress_.advance(report_.documents, report_.text_bytes);
  take_(std::move(document), row);
  source.rows.push_back(row);
}

void Intake::note_refusal(Refusal refusal) {
  const bool is_rest = refusal.is_rest || refusal.line == 0;
  if (!sources_.empty() && sources_.back().source.path == refusal.path) {
    SourceRows& source = sources_.back();
    source.source.refused += refusal.records;
    source.gaps.push_back({source.rows.size(), is_rest});
  } else {
    unread_.push_back(refusal.path);
  }
  report_.refusals.push_back(std::move(refusal));
}

}  // namespace musubi
