#include "indexer/job/intake.h"

#include <fmt/format.h>
#include <xxhash.h>

namespace musubi {

Sink Intake::sink() {
  Sink sink;
  sink.on_source = [this](const SourceFile& source) {
    report_.sources.push_back({source.path, source.kind, source.encoding, 0, 0});
  };
  sink.on_document = [this](Document document) { take(std::move(document)); };
  sink.on_refusal = [this](Refusal refusal) { refuse(std::move(refusal)); };
  sink.on_warning = [this](Refusal warning) { report_.warnings.push_back(std::move(warning)); };
  sink.on_skip = [this](Refusal file) { report_.skipped.push_back(std::move(file)); };
  return sink;
}

void Intake::take(Document document) {
  if (!ids_.insert(XXH3_64bits(document.id.data(), document.id.size())).second) {
    refuse({document.path, 0, fmt::format("a second document with the id {}", document.id)});
    return;
  }
  ++report_.documents;
  ++report_.sources.back().documents;
  report_.text_bytes += document.title.size() + document.body.size();
  progress_.advance(report_.documents, report_.text_bytes);
  pipeline_.add(std::move(document));
}

void Intake::refuse(Refusal refusal) {
  if (!report_.sources.empty() && report_.sources.back().path == refusal.path) {
    ++report_.sources.back().refused;
  }
  report_.refusals.push_back(std::move(refusal));
}

}  // namespace musubi
