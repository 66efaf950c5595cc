// collected_output.h - what an extractor delivered, for tests to look at.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extractor/formats.h"

namespace musubi {

struct CollectedTable {
  TableHead head;
  std::vector<TableRow> rows;
};

class CollectedOutput : public Output {
 public:
  void opened(SourceKind opened_kind) override { kind = opened_kind; }
  bool begin_member(const Input&) override { return true; }
  void document(Extracted document) override { documents.push_back(std::move(document)); }
  void begin_table(TableHead head) override { tables.push_back({std::move(head), {}}); }
  void row(TableRow row) override { tables.back().rows.push_back(std::move(row)); }
  void plain(PlainMember member) override { plains.push_back(std::move(member)); }
  void remark(Remark remark) override { remarks.push_back(std::move(remark)); }

  SourceKind kind = SourceKind::Text;
  std::vector<Extracted> documents;
  std::vector<CollectedTable> tables;
  std::vector<PlainMember> plains;
  std::vector<Remark> remarks;
};

// By the kind of the bytes, as the worker does it.
struct CollectedFile {
  CollectedOutput output;
  std::string refusal;  // empty: it was read
};
inline CollectedFile extraction_of(std::string_view bytes, std::string name) {
  CollectedFile file;
  const auto done = extract({.bytes = bytes, .name = std::move(name)}, file.output);
  if (!done) file.refusal = done.error().message;
  return file;
}

// All sections, one behind the other.
inline std::string text_of(const Extracted& document) {
  std::string text;
  for (const Section& section : document.sections) text += section.text;
  return text;
}

}  // namespace musubi
